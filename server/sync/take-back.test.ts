// "Skriv om": what waits in quarantine is taken back when the text in its place has arrived. The whole server, against a real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { changeRoles } from '../domain/client-account/client-account.ts'
import type { Db } from '../platform/db.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { acceptBatch } from './accept.ts'
import { rejudge } from './rejudge.ts'

type Name = 'karin' | 'sara' | 'omar'
let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
/** An alert, which an assistant may not write: it is set aside. */
const alert = (who: Name, text: string, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'alert', v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID() as string,
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] as string[] }, body: { text, order: 1, plain: text } as object, ...more,
})
type Fact = ReturnType<typeof alert>
const anew = (who: Name, old: Fact, more: object = {}) => ({ ...alert(who, 'Skriven om'), subject: old.subject, insteadOf: [old.id], ...more })
const note = { kind: 'note', body: { text: 'Skriven om som anteckning', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } } }

async function post(who: Name | null, path: string, payload: object) {
  const reply = await test.app.server.inject({ method: 'POST', url: path, headers: who ? cast.as(who) : {}, payload })
  return { status: reply.statusCode, body: reply.json() }
}
const offer = async (who: Name, ...facts: object[]) => (await post(who, `/api/accounts/${cast.tove.account}/facts`, { facts })).body.results
const reasonOf = async (fact: { id: string }) => (await sql('SELECT reason FROM viewme.quarantine WHERE id = $1', [fact.id]))[0]?.reason
const isAccepted = async (fact: { id: string }) => (await sql('SELECT FROM viewme.facts WHERE id = $1', [fact.id])).length === 1
const list = async () => (await test.app.server.inject({ url: `/api/accounts/${cast.tove.account}/quarantine`, headers: cast.as('karin') })).json().waiting.map((one: { inside: { id: string } }) => one.inside.id)
const standingOf = (membership: string) => test.app.parts.access.standingOfMembership(membership, cast.tove.account, test.clock.now())
const judgeAll = (db: Db = test.test.db) => rejudge({ ...test.app.parts, db }, cast.tove.account, standingOf, test.clock.now())
const giveOmar = (roles: ('lead' | 'assistant')[]) =>
  changeRoles({ db: test.test.db, keys: test.keys, account: cast.tove.account, now: test.clock.now(), by: cast.tove.actor('karin'), membership: cast.tove.members.omar, roles })
/** Of the demo's Omar, set aside and seen by the owner. */
async function setAside(): Promise<Fact> {
  const old = alert('omar', 'Gammal text')
  expect(await offer('omar', old)).toMatchObject([{ result: 'quarantined', reason: 'only-leads-and-owners' }])
  expect(await list()).toEqual([old.id])
  return old
}

describe('what its writer has written anew', () => {
  it('leaves the owner’s list when the new text is accepted, and is taken in by no later judgement', async () => {
    const old = await setAside()
    const fresh = anew('omar', old, { ...note, subject: crypto.randomUUID() })
    expect(await offer('omar', fresh)).toMatchObject([{ result: 'accepted' }])
    expect(await list()).toEqual([])
    await giveOmar(['lead', 'assistant'])
    expect(await judgeAll()).toEqual({ judged: 0, accepted: 0 })
    expect([await isAccepted(old), await isAccepted(fresh), await reasonOf(old)]).toEqual([false, true, 'taken-back'])
  })

  it('gives way also to a new text that waits in its turn; then that one alone is judged again', async () => {
    const old = await setAside()
    const fresh = anew('omar', old)
    expect(await offer('omar', fresh)).toMatchObject([{ result: 'quarantined' }])
    expect(await list()).toEqual([fresh.id])
    await giveOmar(['lead', 'assistant'])
    expect(await judgeAll()).toEqual({ judged: 1, accepted: 1 })
    expect([await isAccepted(old), await isAccepted(fresh)]).toEqual([false, true])
  })

  it('is not brought in by the new text that opens the same thing', async () => {
    const base = alert('sara', 'Först')
    const old = alert('sara', 'Väntar', { subject: base.subject, basedOn: [base.id], audience: undefined })
    await offer('sara', old)
    expect(await offer('sara', { ...base, insteadOf: [old.id] })).toMatchObject([{ result: 'accepted' }])
    expect([await isAccepted(old), await list()]).toEqual([false, []])
  })

  it('stays until the new text is here: one that is refused takes nothing back', async () => {
    const old = await setAside()
    expect(await offer('omar', anew('omar', old, { body: { text: 'x'.repeat(500), order: 1, plain: 'x' } }))).toMatchObject([{ result: 'refused' }])
    expect(await offer('omar', anew('omar', old, { insteadOf: ['x'] }))).toMatchObject([{ result: 'refused', reason: 'header-invalid' }])
    expect(await list()).toEqual([old.id])
  })

  it('is taken back again when the answer was lost and the new text is offered once more', async () => {
    const old = await setAside()
    const { insteadOf: _, ...fresh } = anew('omar', old, { ...note, subject: crypto.randomUUID() })
    await offer('omar', fresh)
    expect(await list()).toEqual([old.id])
    for (let time = 0; time < 2; time++) expect(await offer('omar', { ...fresh, insteadOf: [old.id] })).toMatchObject([{ result: 'already' }])
    expect(await list()).toEqual([])
  })

  it('is refused when a copy of it comes late, whatever its writer may do by then', async () => {
    const old = await setAside()
    await offer('omar', anew('omar', old))
    await giveOmar(['lead', 'assistant'])
    expect(await offer('omar', old)).toEqual([{ id: old.id, result: 'refused', reason: 'taken-back' }])
    expect(await isAccepted(old)).toBe(false)
  })

  it('is said to be taken back once, and keeps its text sealed where it lies', async () => {
    const old = await setAside()
    const [before] = await sql('SELECT body, header FROM viewme.quarantine WHERE id = $1', [old.id])
    await offer('omar', anew('omar', old))
    expect(await sql('SELECT body, header FROM viewme.quarantine WHERE id = $1', [old.id])).toEqual([before])
    const rows = async () => (await sql('SELECT count(*)::integer AS n FROM viewme.audit_writes WHERE account_id = $1', [cast.tove.account]))[0].n
    const said = await rows()
    await offer('omar', anew('omar', old))
    // The second new text is set aside, which is one row; nothing more is said of the old one.
    expect(await rows()).toBe(said + 1)
  })
})

describe('nobody takes back', () => {
  it('what another has written, though they lead or own', async () => {
    const old = await setAside()
    for (const who of ['sara', 'karin'] as const) expect(await offer(who, alert(who, 'Annans', { insteadOf: [old.id] }))).toMatchObject([{ result: 'accepted' }])
    expect([await list(), await reasonOf(old)]).toEqual([[old.id], 'only-leads-and-owners'])
  })

  it('what waits in another account, though it is their own', async () => {
    const inNils = alert('sara', 'I Nils pärm', { account: cast.nils.account, author: cast.nils.members.sara, basedOn: [uuidv7(Date.now())], audience: { groups: [cast.nils.groups.home], members: [] } })
    expect((await post('sara', `/api/accounts/${cast.nils.account}/facts`, { facts: [inNils] })).body.results).toMatchObject([{ result: 'quarantined' }])
    expect(await offer('sara', alert('sara', 'I Toves pärm', { insteadOf: [inNils.id] }))).toMatchObject([{ result: 'accepted' }])
    expect(await reasonOf(inNils)).toBe('base-missing')
  })

  it('anything after their membership was ended', async () => {
    const old = await setAside()
    const ending = await post('karin', `/api/accounts/${cast.tove.account}/memberships/${cast.tove.members.omar}/ending`, { how: 'early' })
    expect(ending.status).toBe(200)
    const late = anew('omar', old)
    expect(await offer('omar', late)).toMatchObject([{ result: 'quarantined', reason: 'membership-ended' }])
    expect(await list()).toEqual([late.id, old.id])
  })
})

it('a new text that is delivered sealed takes the old one back; what it replaces is under the signature', async () => {
  const old = await setAside()
  const device = crypto.randomUUID()
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']) as CryptoKeyPair
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const { delivery } = (await post('omar', `/api/accounts/${cast.tove.account}/devices`, { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } })).body
  const { body, insteadOf, ...header } = anew('omar', old, { device })
  const sealed = await sealFact({ header, body, counter: 1, insteadOf, delivery, signWith: pair.privateKey })
  const deliver = async (one: object) => (await post(null, '/api/deliveries', { device, sealed: [one] })).body.results
  const { insteadOf: _, ...without } = sealed
  for (const forged of [{ ...sealed, insteadOf: [uuidv7(Date.now())] }, without]) expect(await deliver(forged)).toMatchObject([{ reason: 'device-unknown' }])
  expect(await deliver(sealed)).toMatchObject([{ result: 'quarantined' }])
  expect(await list()).toEqual([header.id])
})

describe('at the moment when it is judged again', () => {
  const accept = (fact: object, db: Db) => acceptBatch({ ...test.app.parts, db }, {
    account: cast.tove.account, human: null, now: test.clock.now(), facts: [fact],
    senderNow: async () => ({ standing: (await standingOf(cast.tove.members.omar))!, arrivedAt: test.clock.now() }),
  })
  const oneWaitsForTheLock = () => expect.poll(async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))[0].n).toBe(1)
  /** Runs `first` in a transaction that ends only when `second` waits for it. */
  async function apart<T>(first: (db: Db) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
    const writing = await test.test.db.owner.connect()
    try {
      await writing.query('BEGIN')
      await first({ ...test.test.db, app: writing as never, inAccount: (_account, _human, work) => work(writing) })
      const going = second()
      await oneWaitsForTheLock()
      await writing.query('COMMIT')
      return await going
    } finally { writing.release() }
  }

  it('what is taken back just before is not taken in, though it was read while it waited', async () => {
    const old = await setAside()
    await giveOmar(['lead', 'assistant'])
    // About another thing: nothing but that it was taken back keeps the old one out.
    const fresh = anew('omar', old, { subject: crypto.randomUUID() })
    expect(await apart((db) => accept(fresh, db), () => judgeAll())).toMatchObject({ accepted: 0 })
    expect([await isAccepted(old), await isAccepted(fresh), await reasonOf(old)]).toEqual([false, true, 'taken-back'])
  })

  it('what is taken in just before stays, and the new text stands beside it: no text is lost', async () => {
    const old = await setAside()
    await giveOmar(['lead', 'assistant'])
    const fresh = anew('omar', old)
    const { results } = await apart((db) => judgeAll(db), () => accept(fresh, test.test.db))
    expect(results).toMatchObject([{ result: 'accepted' }])
    expect([await isAccepted(old), await isAccepted(fresh), await reasonOf(old), await list()]).toEqual([true, true, undefined, []])
  })
})
