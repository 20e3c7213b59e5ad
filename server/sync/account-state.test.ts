// What has been decided of an account as a whole: it works, is only read, or is on its way to be erased. Proven under the account's lock,
// whatever a process remembers.
import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast, type Name } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { acceptAsSystem, moveDue, prepareQueue, rejudgeSoon } from './sync.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp(); await prepareQueue(test.test.db) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
const become = (state: string) => sql('UPDATE viewme.accounts SET state = $2 WHERE account_id = $1', [cast.tove.account, state])
const at = (path: string) => `/api/accounts/${cast.tove.account}/${path}`
const note = (who: 'sara' | 'omar', more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] as string[] },
  body: { text: 'Åt hela portionen.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
async function call(who: Name | null, method: 'GET' | 'POST', url: string, payload?: object) {
  const reply = await test.app.server.inject({ method, url, headers: who ? cast.as(who) : {}, ...(payload ? { payload } : {}) })
  return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() }
}
const offer = async (who: 'sara' | 'omar', ...facts: object[]) => (await call(who, 'POST', at('facts'), { facts })).body.results
const remembered = (who: Name) => test.app.parts.access.remembered({ headers: cast.as(who) } as unknown as FastifyRequest, cast.tove.account, test.clock.now())
const stored = async () => {
  const [row] = await sql('SELECT last_seq, (SELECT count(*)::integer FROM viewme.quarantine q WHERE q.account_id = h.account_id) AS waiting FROM viewme.heads h WHERE account_id = $1', [cast.tove.account])
  return [Number(row.last_seq), row.waiting]
}

/** A note that is accepted, after which this process remembers its writer. */
async function remembers(who: 'sara' | 'omar') {
  const first = note(who)
  expect(await offer(who, first)).toMatchObject([{ result: 'accepted' }])
  expect(await remembered(who)).not.toBeNull()
  return first
}
async function phoneOf(who: 'omar') {
  const device = crypto.randomUUID()
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const { delivery } = (await call(who, 'POST', at('devices'), { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } })).body
  return async () => {
    const { body, ...header } = note(who, { device })
    const sealed = [await sealFact({ header, body, counter: 1, delivery, signWith: pair.privateKey })]
    return (await call(null, 'POST', '/api/deliveries', { device, sealed })).body.results[0]
  }
}

describe('an account that is only read', () => {
  const setAside = { result: 'quarantined', reason: 'account-read-only' }

  it('takes in nothing new, though the process remembers otherwise, and what is offered is kept with the reason', async () => {
    const known = await remembers('omar')
    await become('read-only')
    expect(await remembered('omar')).not.toBeNull()
    expect(await offer('omar', note('omar'), note('omar', { subject: known.subject, basedOn: [known.id], audience: undefined }), known)).toMatchObject([setAside, setAside, { result: 'already' }])
    expect(await stored()).toEqual([1, 2])
    // And asked anew.
    expect(await offer('sara', note('sara'))).toMatchObject([setAside])
  })

  it('is read as before', async () => {
    const known = await remembers('omar')
    await become('read-only')
    expect((await call('sara', 'GET', at('facts'))).body.facts).toMatchObject([{ id: known.id }])
    expect((await call('sara', 'GET', at('people'))).status).toBe(200)
    expect((await call('sara', 'GET', '/api/me')).body.memberships.map((one: { account: string }) => one.account)).toContain(cast.tove.account)
  })

  it('takes in nothing that is delivered without a session, nor from the server itself', async () => {
    const deliver = await phoneOf('omar')
    expect(await deliver()).toMatchObject({ result: 'accepted' })
    await become('read-only')
    expect(await deliver()).toMatchObject(setAside)
    await expect(acceptAsSystem({ db: test.test.db, keys: test.keys }, { account: cast.tove.account, facts: [note('omar')], now: test.clock.now() })).rejects.toThrow('account-read-only')
    expect(await stored()).toEqual([1, 1])
  })

  it('takes in what was set aside when it is opened again, and writes that work with the decision', async () => {
    await become('read-only')
    const waits = note('omar')
    expect(await offer('omar', waits)).toMatchObject([setAside])
    await rejudgeSoon(test.app.parts, cast.tove.account, [], test.clock.now())
    expect(await stored()).toEqual([0, 1])
    await sql('DELETE FROM viewme.todo')
    await become('active')
    expect(await sql('SELECT verb FROM viewme.todo WHERE account_id = $1', [cast.tove.account])).toEqual([{ verb: 'rejudge' }])
    expect(await moveDue(test.test.db, test.clock.now())).toBe(1)
    await rejudgeSoon(test.app.parts, cast.tove.account, [], test.clock.now())
    expect(await offer('omar', waits)).toMatchObject([{ result: 'already', seq: 1 }])
  })

  it('makes a note that waits at that very moment wait for the decision', async () => {
    await remembers('omar')
    const deciding = await test.test.db.owner.connect()
    try {
      await deciding.query('BEGIN')
      await deciding.query(`UPDATE viewme.accounts SET state = 'read-only' WHERE account_id = $1`, [cast.tove.account])
      const reply = offer('omar', note('omar'))
      await expect.poll(async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%viewme.append%'`))[0].n).toBe(1)
      await deciding.query('COMMIT')
      expect(await reply).toMatchObject([setAside])
    } finally { deciding.release() }
  })
})

describe('an account that is to end', () => {
  it('works as before until then', async () => {
    await become('ending')
    await remembers('omar')
    expect(await offer('omar', note('omar'))).toMatchObject([{ result: 'accepted' }])
  })
})

describe('an open line', () => {
  it('hears that access has ended when the account is to be erased, though nobody says so', async () => {
    const started = await testApp({ started: true })
    try {
      const own = await makeCast({ db: started.test.db, keys: started.keys, clock: started.clock })
      const base = await started.app.server.listen({ port: 0, host: '127.0.0.1' })
      const line = await fetch(`${base}/api/changes`, { headers: own.as('omar') })
      const heard = line.body!.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      const until = async (said: string) => { while (!text.includes(said)) text += (await heard.read()).value ?? '' }
      await until(': listening')
      await started.test.db.owner.query(`UPDATE viewme.accounts SET state = 'erasing' WHERE account_id = $1`, [own.tove.account])
      await until('"access":"ended"')
      expect(text).toContain(JSON.stringify({ account: own.tove.account, access: 'ended' }))
      await heard.cancel()
    } finally { await started.close() }
  }, 20_000)
})

describe.each(['erasing', 'erased'])('an account that is %s', (state) => {
  it('is open to nobody, as to one whose membership has ended, and takes in nothing, whatever is remembered', async () => {
    const known = await remembers('omar')
    const before = await stored()
    await become(state)
    expect(await remembered('omar')).not.toBeNull()
    for (const facts of [[note('omar')], [known], [], [{ id: 'x' }]]) {
      expect(await call('omar', 'POST', at('facts'), { facts })).toMatchObject({ status: 403, body: { title: 'access-ended' } })
    }
    for (const who of ['omar', 'karin'] as const) for (const path of ['facts', 'people', 'changes', `facts?subject=${known.subject}`]) {
      expect(await call(who, 'GET', at(path)), path).toMatchObject({ status: 403, body: { title: 'access-ended' } })
    }
    expect((await call('omar', 'POST', at('devices'), { device: crypto.randomUUID(), signingKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } })).status).toBe(403)
    expect((await call('sara', 'GET', '/api/me')).body.memberships.map((one: { account: string }) => one.account)).toEqual([cast.nils.account])
    expect(await stored()).toEqual(before)
  })

  it('refuses what is delivered without a session in a word that the phone can show, also when its key is gone', async () => {
    const deliver = await phoneOf('omar')
    await remembers('omar')
    await become(state)
    expect(await deliver()).toMatchObject({ result: 'refused', reason: 'account-ended' })
    await test.keys.destroyAccount(cast.tove.account)
    expect(await deliver()).toMatchObject({ result: 'refused', reason: 'account-ended' })
    expect(await remembered('omar')).not.toBeNull()
    expect(await call('omar', 'POST', at('facts'), { facts: [note('omar')] })).toMatchObject({ status: 403, body: { title: 'access-ended' } })
    expect((await call('omar', 'GET', at('facts'))).status).toBe(403)
  })

  it('takes in nothing from the server itself, and puts nothing aside', async () => {
    await become(state)
    await expect(acceptAsSystem({ db: test.test.db, keys: test.keys }, { account: cast.tove.account, facts: [note('omar')], now: test.clock.now() })).rejects.toThrow('account-ended')
    expect(await stored()).toEqual([0, 0])
  })
})

describe('the append itself', () => {
  /** What was judged accepted, or set aside, before the decision was made by hand, without stamp or number having moved. */
  it.each([['read-only', {}], ['erasing', {}], ['erasing', { quarantine: 'membership-ended' }]])('writes nothing in an account that is %s', async (state, more) => {
    await sql(`BEGIN; SET LOCAL session_replication_role = 'replica'; UPDATE viewme.accounts SET state = '${state}' WHERE account_id = '${cast.tove.account}'; COMMIT`)
    const fact = { ...note('omar'), first: 'true', groups: [], members: [], auditId: crypto.randomUUID(), judgedAt: 0, header: {}, ...more }
    const rows = await sql('SELECT place FROM viewme.append($1, NULL, NULL, NULL, NULL, NULL, NULL, $2, $3, $4, $4, $4)',
      [cast.tove.account, test.clock.now(), JSON.stringify([fact]), [Buffer.from('x')]])
    expect(rows).toEqual([{ place: -1 }])
    expect(await stored()).toEqual([0, 0])
  })
})

it('every decision makes another stamp and the next number of rights, so that nothing judged before it counts', async () => {
  const rights = async () => (await sql('SELECT rights_stamp, rights_epoch FROM viewme.heads WHERE account_id = $1', [cast.tove.account]))[0]
  const seen = [await rights()]
  for (const state of ['ending', 'read-only', 'erasing', 'erased']) { await become(state); seen.push(await rights()) }
  expect(new Set(seen.map((one) => one.rights_stamp)).size).toBe(5)
  expect(seen.map((one) => one.rights_epoch - seen[0].rights_epoch)).toEqual([0, 1, 2, 3, 4])
})
