// What an owner is told of what waits, over HTTP and against a real PostgreSQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp({ now: '2026-11-24T09:30:00Z' }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

type Name = 'karin' | 'sara' | 'omar' | 'elin'
const waiting = (who: Name | 'alva' | null, account = cast.tove.account, query = '') =>
  test.app.server.inject({ url: `/api/accounts/${account}/quarantine${query}`, headers: who ? cast.as(who) : {} })
const noteOf = (who: Name, groups: string[], more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: '2026-11-24T09:00:00.000Z', audience: { groups, members: [] as string[] }, body: { text: 'HEMLIGT-ORD', happenedAt: { wall: '2026-11-24T10:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const offer = async (who: Name, ...facts: object[]) =>
  (await test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: { ...cast.as(who), 'content-type': 'application/json' }, payload: JSON.stringify({ facts }) })).json().results
const reads = async () => (await test.test.db.owner.query('SELECT reader, what FROM viewme.audit_reads_waiting WHERE account_id = $1', [cast.tove.account])).rows

describe('what waits in quarantine', () => {
  it('is told to an owner in its audience: which kind, when, who wrote it and why it waits, and never what it says', async () => {
    const late = noteOf('omar', [cast.tove.groups.home], { basedOn: [uuidv7(Date.now())] })
    expect(await offer('omar', late)).toMatchObject([{ result: 'quarantined', reason: 'base-missing' }])
    const answer = await waiting('karin')
    expect(answer.json()).toEqual({
      waiting: [{ kind: 'note', receivedAt: test.clock.now().toISOString(), inside: { id: late.id, author: cast.tove.members.omar, writtenAt: late.writtenAt, reason: 'base-missing' } }], more: false,
    })
    expect(answer.body).not.toContain('HEMLIGT-ORD')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('is told by kind and time only to an owner outside its audience: no writer, no reason, no id', async () => {
    await offer('omar', noteOf('omar', [crypto.randomUUID()], { basedOn: [uuidv7(Date.now())] }))
    expect((await waiting('karin')).json()).toEqual({ waiting: [{ kind: 'note', receivedAt: test.clock.now().toISOString() }], more: false })
  })

  it('follows the audience of the thing it speaks of, whatever the waiting fact claims', async () => {
    const subject = crypto.randomUUID()
    const secret = noteOf('omar', [], { subject, audience: { groups: [], members: [cast.tove.members.omar] } })
    expect(await offer('omar', secret)).toMatchObject([{ result: 'accepted' }])
    await offer('omar', noteOf('omar', [cast.tove.groups.everyone], { subject, basedOn: [uuidv7(Date.now())] }))
    expect((await waiting('karin')).json().waiting).toEqual([{ kind: 'note', receivedAt: expect.any(String) }])
  })

  it('is told newest first, and leaves the list when it is taken', async () => {
    const base = noteOf('omar', [cast.tove.groups.home])
    const first = { ...base, id: uuidv7(Date.now()), basedOn: [base.id] }
    const alert = noteOf('omar', [cast.tove.groups.home], { kind: 'alert', body: { text: 'Nytt', order: 1, plain: 'Nytt' } })
    await offer('omar', first, alert)
    expect((await waiting('karin')).json().waiting.map((one: { kind: string }) => one.kind)).toEqual(['alert', 'note'])
    await offer('omar', base)
    expect((await waiting('karin')).json().waiting.map((one: { kind: string }) => one.kind)).toEqual(['alert'])
  })

  it('is told to nobody but the account’s owners, and a stranger learns not even that the account is there', async () => {
    await offer('omar', noteOf('omar', [cast.tove.groups.home], { basedOn: [uuidv7(Date.now())] }))
    for (const who of ['sara', 'omar', 'elin'] as const) expect([who, (await waiting(who)).statusCode, (await waiting(who)).json().title]).toEqual([who, 403, 'owners-only'])
    expect((await waiting(null)).statusCode).toBe(401)
    const [stranger, nowhere] = [await waiting('alva'), await waiting('alva', crypto.randomUUID())]
    expect([stranger.statusCode, stranger.body]).toEqual([404, nowhere.body])
    expect(await reads()).toEqual([])
    for (const [account, query] of [['x', ''], [cast.tove.account, '?limit=9']] as const) expect((await waiting('karin', account, query)).statusCode).toBe(400)
  })

  it('leaves a row in the record of readings when it is looked at, and none when nothing waits', async () => {
    await waiting('karin')
    expect(await reads()).toEqual([])
    await offer('omar', noteOf('omar', [crypto.randomUUID()], { basedOn: [uuidv7(Date.now())] }))
    await waiting('karin')
    await waiting('karin')
    expect(await reads()).toEqual([{ reader: cast.tove.members.karin, what: 'quarantine' }])
  })
})
