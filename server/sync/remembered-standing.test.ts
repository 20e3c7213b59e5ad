// What the server remembers of a member is a guess. Whatever has ended or changed since, here or in another process, the append finds out.
import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { buildApp, type App } from '../app.ts'
import { signOutEverywhere } from '../domain/accounts/accounts.ts'
import { changeGroups, changeRoles, endMembership } from '../domain/client-account/client-account.ts'
import { silentLog } from '../platform/log.ts'
import { castPassword, makeCast, type Cast } from '../test-kit/cast.ts'
import { cookiesOf } from '../test-kit/slice-server.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

type Name = 'karin' | 'sara' | 'omar' | 'linnea'
let test: TestApp
/** A second process: the same database and keys, a memory of its own. */
let other: App
let cast: Cast
beforeAll(async () => {
  test = await testApp()
  other = await buildApp({ config: test.config, db: test.test.db, keys: test.keys, clock: test.clock, log: silentLog, listen: test.test.connections.app })
  await other.server.ready()
})
afterAll(async () => { await other.stop(); await test.close() })
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
const facts = () => `/api/accounts/${cast.tove.account}/facts`
const place = () => ({ db: test.test.db, keys: test.keys, account: cast.tove.account, now: test.clock.now(), by: cast.tove.actor('karin') })
const note = (who: Name, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] },
  body: { text: 'Åt hela portionen.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const alert = (who: Name) => note(who, { kind: 'alert', body: { text: 'Nytt', order: 1, plain: 'Nytt' } })

async function offer(who: Name, offered: unknown[], cookie = cast.as(who).cookie) {
  const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: { cookie }, payload: { facts: offered } })
  return { status: reply.statusCode, results: reply.json().results, cursor: reply.json().cursor }
}
const asked = (who: Name) => test.app.parts.access.remembered({ headers: cast.as(who) } as unknown as FastifyRequest, cast.tove.account, test.clock.now())

/** Writes, so that this process remembers, and writes again by what it remembers. */
async function remembers(who: Name) {
  const first = note(who)
  expect((await offer(who, [first])).results).toMatchObject([{ result: 'accepted' }])
  expect(await asked(who)).not.toBeNull()
  expect((await offer(who, [note(who)])).results).toMatchObject([{ result: 'accepted' }])
  return first
}
const written = async () => (await sql('SELECT last_seq, (SELECT count(*) FROM viewme.quarantine q WHERE q.account_id = h.account_id) AS waiting FROM viewme.heads h WHERE account_id = $1', [cast.tove.account]))[0]

describe('after the session has ended, nothing is written by what was remembered of it', () => {
  /** What is answered and written, whatever is offered: new, known, nothing, nonsense. Each to a process that still believes. */
  async function offeredAfter(who: Name, end: () => Promise<unknown>) {
    const answers: unknown[] = []
    const known = await remembers(who)
    const [kept] = await sql('SELECT id, human_id, token, expires_at, created_at, updated_at FROM signin.sessions WHERE human_id = $1', [cast.humans[who]])
    const before = await written()
    for (const offered of [[note(who)], [alert(who), known], [known], [], [{ id: 'x' }]]) {
      // A refusal makes the process forget: the session is put back for as long as it takes to remember it.
      await sql(`INSERT INTO signin.sessions (id, human_id, token, expires_at, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET expires_at = $4, updated_at = $6`, Object.values(kept))
      await test.app.parts.access.memberOf({ headers: cast.as(who) } as unknown as FastifyRequest, cast.tove.account, test.clock.now())
      await end()
      expect(await asked(who)).not.toBeNull()
      const { status, results } = await offer(who, offered)
      answers.push(results ?? status)
    }
    const after = await written()
    return { answers, written: after.last_seq + after.waiting - before.last_seq - before.waiting }
  }
  const nothing = { answers: [401, 401, 401, 401, 401], written: 0 }

  const signOut = async (at: App) => expect((await at.server.inject({ method: 'POST', url: '/api/auth/sign-out', headers: cast.as('karin'), payload: {} })).statusCode).toBe(200)
  it('signed out in the same process', async () => expect(await offeredAfter('karin', () => signOut(test.app))).toEqual(nothing))
  it('signed out in another process', async () => expect(await offeredAfter('karin', () => signOut(other))).toEqual(nothing))

  it('signed out everywhere, as after a new password', async () =>
    expect(await offeredAfter('omar', () => signOutEverywhere(test.test.db.app, cast.humans.omar))).toEqual(nothing))

  it('past its time, though the process remembers a later one', async () =>
    expect(await offeredAfter('omar', () => sql('UPDATE signin.sessions SET expires_at = $2 WHERE human_id = $1', [cast.humans.omar, test.clock.real()]))).toEqual(nothing))

  it('unused for fourteen days, though the process remembers otherwise', async () =>
    expect(await offeredAfter('omar', () => sql(`UPDATE signin.sessions SET updated_at = updated_at - interval '14 days' WHERE human_id = $1`, [cast.humans.omar]))).toEqual(nothing))

  it('the human erased', async () => {
    const known = await remembers('sara')
    await sql('DELETE FROM signin.humans WHERE id = $1', [cast.humans.sara])
    expect(await asked('sara')).not.toBeNull()
    expect((await offer('sara', [note('sara'), known])).status).toBe(401)
    expect(await asked('sara')).toBeNull()
  })
})

describe('a cookie', () => {
  it('with another signature is nobody’s, however well its session is remembered', async () => {
    await remembers('omar')
    const token = decodeURIComponent(cast.as('omar').cookie.split('=')[1]!).split('.')[0]!
    const forged = `${token}.${createHmac('sha256', 'another secret').update(token).digest('base64')}`
    expect((await offer('omar', [note('omar')], `viewme.session_token=${encodeURIComponent(forged)}`)).status).toBe(401)
  })

  it('of one who signs in after another on the same phone writes as the second and never as the first', async () => {
    const own = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true, passwords: true })
    cast = own
    await remembers('omar')
    const signedIn = await other.server.inject({
      method: 'POST', url: '/api/auth/sign-in/email', headers: own.as('omar'), payload: { email: `linnea-${own.humans.linnea}@example.com`, password: castPassword },
    })
    const cookie = cookiesOf(signedIn)
    expect(await asked('omar')).not.toBeNull()
    expect((await offer('omar', [note('omar')])).status).toBe(401)
    expect((await offer('linnea', [note('omar'), note('linnea')], cookie)).results).toMatchObject([{ result: 'refused', reason: 'not-the-sender' }, { result: 'accepted' }])
  })

  it('is asked for again before a newer contract is turned away', async () => {
    await remembers('omar')
    await signOutEverywhere(test.test.db.app, cast.humans.omar)
    const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: cast.as('omar'), payload: { contract: 999, facts: [] } })
    expect(reply.statusCode).toBe(401)
  })

  it('opens nothing in an account that its human is not in, though another account remembers it', async () => {
    await remembers('omar')
    const reply = await test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.nils.account}/facts`, headers: cast.as('omar'), payload: { facts: [note('omar', { account: cast.nils.account })] } })
    expect(reply.statusCode).toBe(404)
  })
})

describe('after rights have changed, a note is judged by what stands', () => {
  /** Why it was set aside; null when it was not. */
  const setAside = async (who: Name, offered: object): Promise<string | null> => {
    expect(await asked(who)).not.toBeNull()
    const before = await written()
    const [{ result, reason }] = (await offer(who, [offered])).results
    return result === 'quarantined' && (await written()).last_seq === before.last_seq ? reason : null
  }

  it('ended by an owner, in another process', async () => {
    await remembers('omar')
    const reply = await other.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/memberships/${cast.tove.members.omar}/ending`, headers: cast.as('karin'), payload: { how: 'early' } })
    expect(reply.statusCode).toBe(200)
    expect(await setAside('omar', note('omar'))).toBe('membership-ended')
  })

  it('ended by the clock alone, with nobody to say so', async () => {
    const until = new Date(test.clock.now().getTime() + 3_600_000)
    expect(await endMembership({ ...place(), membership: cast.tove.members.omar, how: 'planned', until })).toMatchObject({ yes: true })
    await remembers('omar')
    test.clock.forward(3_600_000)
    expect(await setAside('omar', note('omar'))).toBe('membership-ended')
  })

  it('given other roles', async () => {
    await remembers('sara')
    expect((await offer('sara', [alert('sara')])).results).toMatchObject([{ result: 'accepted' }])
    expect(await changeRoles({ ...place(), membership: cast.tove.members.sara, roles: ['assistant'] })).toMatchObject({ yes: true })
    expect(await setAside('sara', alert('sara'))).toBe('only-leads-and-owners')
  })

  it('taken out of the group that a thing belongs to', async () => {
    const known = await remembers('omar')
    const about = (who: Name) => note(who, { subject: known.subject, basedOn: [known.id], audience: undefined })
    const theirs = await remembers('sara')
    expect(await changeGroups({ ...place(), membership: cast.tove.members.omar, groups: [cast.tove.groups.everyone] })).toMatchObject({ yes: true })
    expect(await setAside('omar', note('omar', { subject: theirs.subject, basedOn: [theirs.id], audience: undefined }))).toBe('outside-audience')
    expect((await offer('omar', [about('omar')])).results).toMatchObject([{ result: 'accepted' }])
  })

  it('changed by hand in the database, by none of our verbs', async () => {
    await remembers('omar')
    await sql(`UPDATE viewme.membership_periods SET ended_at = $2, ended_by = 'hand' WHERE membership_id = $1`, [cast.tove.members.omar, test.clock.now()])
    expect(await setAside('omar', note('omar'))).toBe('membership-ended')
  })

  it('under a rights number that comes a second time, as after a restore', async () => {
    await remembers('sara')
    const [{ rights_epoch: number }] = await sql('SELECT rights_epoch FROM viewme.heads WHERE account_id = $1', [cast.tove.account])
    await changeRoles({ ...place(), membership: cast.tove.members.sara, roles: ['assistant'] })
    await sql('UPDATE viewme.heads SET rights_epoch = $2 WHERE account_id = $1', [cast.tove.account, number])
    expect(await setAside('sara', alert('sara'))).toBe('only-leads-and-owners')
  })

  it('and answers with the history that is now', async () => {
    await remembers('sara')
    const [{ history }] = await sql('UPDATE viewme.installation SET history = gen_random_uuid() RETURNING history')
    const pushed = await offer('sara', [alert('sara')])
    expect(pushed.results).toMatchObject([{ result: 'accepted' }])
    expect(Buffer.from(pushed.cursor, 'base64url').toString()).toContain(history)
  })
})

describe('the stamp of an account', () => {
  const stamp = async () => (await sql('SELECT rights_stamp FROM viewme.heads WHERE account_id = $1', [cast.tove.account]))[0].rights_stamp

  it('is another after every change of a membership or a period, and the same after a note', async () => {
    const mine = [cast.tove.account, cast.tove.members.omar]
    const seen = new Set([await stamp()])
    const changes = [
      'UPDATE viewme.memberships SET roles = roles WHERE account_id = $1 AND id = $2', 'UPDATE viewme.memberships SET groups = groups WHERE account_id = $1 AND id = $2',
      'UPDATE viewme.memberships SET human_id = human_id WHERE account_id = $1 AND id = $2',
      'INSERT INTO viewme.membership_periods (account_id, membership_id, told_at) SELECT $1, $2, created_at FROM viewme.memberships WHERE account_id = $1 AND id = $2',
      ...['from_at', 'until_at', 'ended_at'].map((column) => `UPDATE viewme.membership_periods SET ${column} = ${column} WHERE account_id = $1 AND membership_id = $2`),
      'DELETE FROM viewme.membership_periods WHERE account_id = $1 AND membership_id = $2', 'DELETE FROM viewme.memberships WHERE account_id = $1 AND id = $2',
    ]
    for (const change of changes) {
      await sql(change, mine)
      seen.add(await stamp())
    }
    expect(seen.size).toBe(changes.length + 1)
    await remembers('sara')
    expect(seen.has(await stamp())).toBe(true)
  })
})

describe('what is under way at the very moment', () => {
  /** Offers a note while another transaction holds what it has changed; ends that one as soon as the note waits for it. */
  async function offeredDuring(who: Name, change: string, values: unknown[]) {
    await remembers(who)
    const ending = await test.test.db.owner.connect()
    try {
      await ending.query('BEGIN')
      await ending.query(`SELECT set_config('app.account', $1, true)`, [cast.tove.account])
      await ending.query(change, values)
      const reply = offer(who, [note(who)])
      await expect.poll(async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%viewme.append%'`))[0].n).toBe(1)
      await ending.query('COMMIT')
      return await reply
    } finally { ending.release() }
  }

  it('waits for a session that is being ended, and is then refused', async () => {
    const before = await written()
    expect((await offeredDuring('omar', 'DELETE FROM signin.sessions WHERE human_id = $1', [cast.humans.omar])).status).toBe(401)
    expect((await written()).last_seq - before.last_seq).toBe(2)
  })

  it('waits for a membership that is being ended, and is then judged by its end', async () => {
    const reply = await offeredDuring('omar', `UPDATE viewme.membership_periods SET ended_at = $2, ended_by = 'hand' WHERE membership_id = $1`, [cast.tove.members.omar, test.clock.now()])
    expect(reply.results).toMatchObject([{ result: 'quarantined', reason: 'membership-ended' }])
  })

  it('holds its session until it is written: a sign-out is answered after it, never between', async () => {
    await remembers('omar')
    const writing = await test.test.db.owner.connect()
    try {
      await writing.query('BEGIN')
      const token = decodeURIComponent(cast.as('omar').cookie.split('=')[1]!).split('.')[0]!
      const { rows } = await writing.query('SELECT signin.hold_session($1, $2, $3, $4) AS held', [token, cast.humans.omar, test.clock.real(), new Date(0)])
      expect(rows).toEqual([{ held: true }])
      const ended = signOutEverywhere(test.test.db.app, cast.humans.omar)
      await expect.poll(async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'DELETE FROM signin.sessions%'`))[0].n).toBe(1)
      await writing.query('COMMIT')
      expect(await ended).toBe(1)
    } finally { writing.release() }
  })
})
