// Which of what waits is judged again, when, and how much may wait. The whole server with its queue, against a real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { changeRoles } from '../domain/client-account/client-account.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { acceptBatch } from './accept.ts'
import { maxWaiting } from './facts.queries.ts'
import { rejudge, rejudgeMade, rejudgeNaming } from './rejudge.ts'

type Name = 'karin' | 'sara' | 'omar'
let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
const note = (who: Name, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] as string[] },
  body: { text: 'Åt hela portionen.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } } as object, ...more,
})
type Fact = ReturnType<typeof note>
/** Written by leads and owners only, and by any of them. */
const alert = (who: Name, more: object = {}) => note(who, { kind: 'alert', body: { text: 'Nytt', order: 1, plain: 'Nytt' }, ...more })
const after = (base: Fact, who: Name, more: object = {}): Fact => {
  const { audience: _, ...rest } = alert(who, { subject: base.subject, basedOn: [base.id], ...more })
  return rest as Fact
}
const lost = (who: Name, count: number) => Array.from({ length: count }, () => note(who, { basedOn: [uuidv7(Date.now())] }))

async function offer(who: Name, ...facts: Fact[]): Promise<{ result: string; reason?: string }[]> {
  const reply = await test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: cast.as(who), payload: { facts } })
  expect(reply.statusCode).toBe(200)
  return reply.json().results
}
const waiting = async () => (await sql('SELECT id FROM viewme.quarantine WHERE account_id = $1 ORDER BY place', [cast.tove.account])).map((row) => row.id)
const isHere = async (...facts: Fact[]) => (await sql('SELECT count(*)::integer AS n FROM viewme.facts WHERE account_id = $1 AND id = ANY ($2)', [cast.tove.account, facts.map((one) => one.id)]))[0].n === facts.length
const work = async () => (await sql(`SELECT fact, subject FROM viewme.todo WHERE account_id = $1 AND verb = 'rejudge' AND fact IS NOT NULL`, [cast.tove.account]))

const standingOf = (membership: string) => test.app.parts.access.standingOfMembership(membership, cast.tove.account, test.clock.now())
/** As the server accepts, without what it does next: as after a crash. */
const accept = (who: Name, facts: Fact[], db = test.test.db) => acceptBatch({ ...test.app.parts, db }, {
  account: cast.tove.account, human: null, now: test.clock.now(), facts,
  senderNow: async () => ({ standing: (await standingOf(cast.tove.members[who]))!, arrivedAt: test.clock.now() }),
})

describe('after a push', () => {
  it('a child is accepted with its base, though 500 facts that wait for others came before it', async () => {
    const base = alert('sara')
    const child = after(base, 'karin')
    await offer('omar', ...lost('omar', 500))
    expect(await offer('karin', child)).toMatchObject([{ result: 'quarantined', reason: 'base-missing' }])
    await offer('sara', base)
    expect(await isHere(base, child)).toBe(true)
    expect(await waiting()).toHaveLength(500)
  })

  it('nothing is judged that it cannot have made right', async () => {
    const base = alert('sara')
    await offer('karin', ...lost('karin', 20))
    await offer('karin', after(base, 'karin'))
    expect(await accept('sara', [note('sara'), note('sara')])).toMatchObject({ place: { waiting: false }, made: [] })
    expect(await work()).toEqual([])
    const { made } = await accept('sara', [base])
    expect(made).toEqual([base.id, base.subject])
    expect(await rejudgeNaming(test.app.parts, cast.tove.account, made, standingOf, test.clock.now())).toEqual({ judged: 1, accepted: 1 })
  })

  it('a later fact of a thing is no reason to judge again what waits for others of that thing', async () => {
    const first = alert('sara')
    await offer('sara', first)
    await offer('karin', after(first, 'karin', { basedOn: [uuidv7(Date.now())] }))
    expect((await accept('sara', [after(first, 'sara')])).made).toEqual([])
  })

  it('a chain of several members comes through to its end, in whatever order it came', async () => {
    const first = alert('sara')
    const second = after(first, 'karin')
    const third = after(second, 'sara')
    const fourth = after(third, 'karin')
    await offer('karin', fourth)
    await offer('sara', third)
    await offer('karin', second)
    await offer('sara', first)
    expect(await isHere(first, second, third, fourth)).toBe(true)
    expect(await waiting()).toEqual([])
    expect(await sql('SELECT quarantined FROM viewme.heads WHERE account_id = $1', [cast.tove.account])).toEqual([{ quarantined: 0 }])
  })

  it('what opens its thing brings what waited for the thing, and a wider audience what it now lets in', async () => {
    const thing = alert('sara')
    const early = { ...after(thing, 'sara', { kind: 'visibility', basedOn: [], body: {} }), audience: { groups: [], members: [cast.tove.members.sara] } }
    expect(await offer('sara', early)).toMatchObject([{ result: 'quarantined', reason: 'base-missing' }])
    await offer('sara', thing)
    expect(await isHere(early)).toBe(true)
    const outside = after(thing, 'karin')
    expect(await offer('karin', outside)).toMatchObject([{ result: 'quarantined', reason: 'outside-audience' }])
    await offer('sara', { ...early, id: uuidv7(Date.now()), basedOn: [early.id], audience: { groups: [cast.tove.groups.home], members: [] } })
    expect(await isHere(outside)).toBe(true)
  })

  it('nothing is put to wait for what was accepted while it was being judged', async () => {
    const thing = alert('sara')
    const change = { ...after(thing, 'sara', { kind: 'visibility', basedOn: [], body: {} }), audience: { groups: [], members: [cast.tove.members.sara] } }
    const writing = await test.test.db.owner.connect()
    try {
      await writing.query('BEGIN')
      await accept('sara', [thing], { ...test.test.db, app: writing as never })
      const offered = accept('sara', [change])
      await expect.poll(async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%viewme.append%'`))[0].n).toBe(1)
      await writing.query('COMMIT')
      expect((await offered).results).toMatchObject([{ result: 'accepted' }])
    } finally { writing.release() }
  })

  it('no more than a hundred are judged before the answer, and the work to judge the rest is there', async () => {
    const base = alert('sara')
    await offer('karin', ...Array.from({ length: 150 }, () => after(base, 'karin')))
    const { made } = await accept('sara', [base])
    expect(await rejudgeMade(test.app.parts, cast.tove.account, made, test.clock.now())).toBe(100)
    expect(await work()).toEqual([{ fact: base.id, subject: base.subject }])
  })

  it('a fact that waits and does not open stops nobody', async () => {
    const base = alert('sara')
    const [broken, child] = [after(base, 'karin'), after(base, 'karin')]
    await offer('karin', broken, child)
    await sql('UPDATE viewme.quarantine SET body = $2 WHERE account_id = $1 AND id = $3', [cast.tove.account, Buffer.from('x'), broken.id])
    await offer('sara', base)
    expect(await isHere(child)).toBe(true)
    expect(await waiting()).toEqual([broken.id])
  })
})

describe('a thousand of one author may wait', () => {
  it('and what is offered beyond them is told so, while others may still wait and what is right is taken', async () => {
    await offer('omar', ...lost('omar', 500))
    await offer('omar', ...lost('omar', 499))
    const full = await offer('omar', ...lost('omar', 2), note('omar'))
    expect(full).toMatchObject([{ result: 'quarantined' }, { result: 'refused', reason: 'quarantine-full' }, { result: 'accepted' }])
    expect(await waiting()).toHaveLength(maxWaiting)
    expect(await offer('omar', alert('omar'))).toMatchObject([{ result: 'refused', reason: 'quarantine-full' }])
    expect(await offer('karin', ...lost('karin', 1))).toMatchObject([{ result: 'quarantined' }])
  })
})

describe('by the queue', () => {
  beforeAll(() => test.app.start())

  it('what a crash left is judged again: the work was written with what was accepted', async () => {
    const base = alert('sara')
    const child = after(base, 'karin')
    const grandchild = after(child, 'sara')
    await offer('sara', grandchild)
    await offer('karin', child)
    await accept('sara', [base])
    await expect.poll(() => isHere(child, grandchild), { timeout: 10_000 }).toBe(true)
  })

  it('rights given judge all that waits, page after page', async () => {
    const alerts = Array.from({ length: 250 }, () => alert('omar'))
    await offer('karin', ...lost('karin', 120))
    await offer('omar', ...alerts)
    expect(await waiting()).toHaveLength(370)
    expect(await changeRoles({ db: test.test.db, keys: test.keys, account: cast.tove.account, now: test.clock.now(), by: cast.tove.actor('karin'), membership: cast.tove.members.omar, roles: ['lead', 'assistant'] })).toMatchObject({ yes: true })
    await expect.poll(() => isHere(...alerts), { timeout: 15_000 }).toBe(true)
    expect(await waiting()).toHaveLength(120)
    expect(await rejudge(test.app.parts, cast.tove.account, standingOf, test.clock.now())).toEqual({ judged: 120, accepted: 0 })
  })
})
