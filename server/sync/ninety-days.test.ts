// What a phone is given of an instruction's versions over months: heads, the one before each, and what was head 90 days ago.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => {
  on('2026-01-10')
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true })
})

const { v } = kindOf('instruction-version')!
const [body] = JSON.parse(readFileSync(fileURLToPath(new URL(`../../contract/fixtures/instruction-version.${v}.json`, import.meta.url)), 'utf8')) as unknown[]
const on = (day: string) => test.clock.set(`${day}T08:00:00Z`)
const facts = () => `/api/accounts/${cast.tove.account}/facts`
/** A version by Sara; on another one it carries that one's subject. */
const version = (before?: OfferedFact, more: Partial<OfferedFact> = {}): OfferedFact => ({
  id: uuidv7(test.clock.now().getTime()), account: cast.tove.account, kind: 'instruction-version', v, subject: before?.subject ?? crypto.randomUUID(), basedOn: before ? [before.id] : [],
  author: cast.tove.members.sara, device: crypto.randomUUID(), writtenAt: test.clock.now().toISOString(),
  ...(before ? {} : { audience: { groups: [cast.tove.groups.home], members: [] } }), body, ...more,
})
const offer = async (...offered: OfferedFact[]): Promise<string[]> =>
  (await test.app.server.inject({ method: 'POST', url: facts(), headers: { ...cast.as('sara'), 'content-type': 'application/json' }, payload: JSON.stringify({ facts: offered }) }))
    .json().results.map((one: { result: string }) => one.result)
const withdrawal = (of: OfferedFact): OfferedFact => version(of, { kind: 'withdrawal', v: 1, body: {} })
/** What a phone of Omar gets on this day after a cursor; without one, a new phone. */
const pulled = async (after?: string, limit = 500): Promise<{ versions: string[]; cursor: string; reset: string | undefined }> => {
  const { facts: got, cursor, reset } = (await test.app.server.inject({ url: `${facts()}?limit=${limit}${after ? `&after=${after}` : ''}`, headers: cast.as('omar') })).json()
  return { cursor, reset, versions: got.filter((one: { kind: string }) => one.kind === 'instruction-version').map((one: { id: string }) => one.id) }
}
const held = async (): Promise<string[]> => (await pulled()).versions
const publish = async (day: string, before?: OfferedFact): Promise<OfferedFact> => {
  on(day)
  const made = version(before)
  expect(await offer(made)).toEqual(['accepted'])
  return made
}
const ids = (...versions: OfferedFact[]) => versions.map((one) => one.id)

describe('of an instruction’s versions a phone is given', () => {
  it('every one that was head at some time in the last 90 days, and each goes on the day it no longer was', async () => {
    const first = await publish('2026-01-10')
    const second = await publish('2026-02-10', first)
    const third = await publish('2026-03-10', second)
    const fourth = await publish('2026-04-10', third)
    expect(await held()).toEqual(ids(first, second, third, fourth))
    // The first gave way on 10 February: 90 days later it was no longer what stood then.
    on('2026-05-10')
    expect(await held()).toEqual(ids(first, second, third, fourth))
    on('2026-05-11')
    expect(await held()).toEqual(ids(second, third, fourth))
    on('2026-06-09')
    expect(await held()).toEqual(ids(third, fourth))
  })

  it('the head and the one before it for ever, however long ago they changed places', async () => {
    const first = await publish('2026-01-10')
    const second = await publish('2026-02-10', first)
    const third = await publish('2026-03-10', second)
    on('2027-03-10')
    expect(await held()).toEqual(ids(second, third))
  })

  it('a version until 90 days after the server took what came in its place, not after that was written: its base arrived late', async () => {
    const first = await publish('2026-01-10')
    on('2026-02-10')
    const second = version(first)
    const third = version(second)
    // The third arrives; what it builds on is still on a phone without network.
    on('2026-02-11')
    expect(await offer(third)).toEqual(['quarantined'])
    expect(await held()).toEqual(ids(first))
    on('2026-06-01')
    expect(await offer(second)).toEqual(['accepted'])
    expect(await held()).toEqual(ids(first, second, third))
    const { rows } = await test.test.db.owner.query('SELECT id, superseded_at FROM viewme.facts WHERE account_id = $1 AND superseded_at IS NOT NULL ORDER BY seq', [cast.tove.account])
    expect(rows).toEqual(ids(first, second).map((id) => ({ id, superseded_at: new Date('2026-06-01T08:00:00Z') })))
    on('2026-08-29')
    expect(await held()).toEqual(ids(first, second, third))
    on('2026-08-31')
    expect(await held()).toEqual(ids(second, third))
  })

  it('a version by when it first gave way, also when a sibling on the same one arrives months later', async () => {
    const first = await publish('2026-01-10')
    on('2026-02-10')
    const late = version(first)
    const second = await publish('2026-02-12', first)
    const third = await publish('2026-03-01', second)
    on('2026-07-01')
    expect(await held()).toEqual(ids(second, third))
    expect(await offer(late)).toEqual(['accepted'])
    // Two heads now: the one before each is held, and the first is once more before a head.
    expect(new Set(await held())).toEqual(new Set(ids(first, second, third, late)))
    const { rows: [row] } = await test.test.db.owner.query('SELECT superseded_at FROM viewme.facts WHERE account_id = $1 AND id = $2', [cast.tove.account, first.id])
    expect(row.superseded_at).toEqual(new Date('2026-02-12T08:00:00Z'))
  })

  it('the one before each head, also when only one of two siblings on it has been built on', async () => {
    const first = await publish('2026-01-10')
    const left = await publish('2026-01-12', first)
    const right = await publish('2026-01-14', first)
    const onLeft = await publish('2026-01-16', left)
    on('2026-05-01')
    expect(await held()).toEqual(ids(first, left, right, onLeft))
  })

  it('the one before a version that a withdrawal has brought back, and the withdrawn one no longer after 90 days', async () => {
    const first = await publish('2026-01-10')
    const second = await publish('2026-01-12', first)
    const third = await publish('2026-05-15', second)
    on('2026-06-01')
    const phone = await pulled()
    expect(await offer(withdrawal(third))).toEqual(['accepted'])
    expect(new Set(await held())).toEqual(new Set(ids(first, second, third)))
    // A phone that had let the first go gets it anew.
    expect((await pulled(phone.cursor)).versions).toEqual(expect.arrayContaining(ids(first, second)))
    on('2026-10-01')
    expect(new Set(await held())).toEqual(new Set(ids(first, second)))
  })

  it('no version that gave way again after a withdrawal had brought it back', async () => {
    const first = await publish('2026-01-10')
    const second = await publish('2026-01-11', first)
    expect(await offer(withdrawal(second))).toEqual(['accepted'])
    const third = await publish('2026-01-12', first)
    const fourth = await publish('2026-01-13', third)
    const fifth = await publish('2026-01-14', fourth)
    on('2026-06-01')
    expect(await held()).toEqual(ids(fourth, fifth))
  })

  it('a version that stands before a head again, also on a phone that had let it go', async () => {
    const first = await publish('2026-01-10')
    on('2026-01-11')
    const late = version(first)
    await publish('2026-01-12', await publish('2026-01-11', first))
    on('2026-06-01')
    const phone = await pulled()
    expect(await offer(late)).toEqual(['accepted'])
    expect((await pulled(phone.cursor)).versions).toEqual(expect.arrayContaining(ids(first, late)))
  })

  it('anew from the beginning, and is told so, when it has not had all there was for 60 days: what lies between may be sent no longer', async () => {
    const second = await publish('2026-02-10', await publish('2026-01-10'))
    const { cursor } = await pulled()
    const third = await publish('2026-03-10', second)
    await publish('2026-03-10', third)
    on('2026-04-10')
    // A page that is not the last: there is more that it has not had.
    const { cursor: halfWay, versions } = await pulled(cursor, 1)
    expect(versions).toHaveLength(1)
    expect(await pulled(cursor)).toMatchObject({ reset: undefined })
    on('2026-04-11')
    for (const old of [cursor, halfWay]) expect(await pulled(old)).toMatchObject({ versions: await held(), reset: 'cursor' })
  })
})
