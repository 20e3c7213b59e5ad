// What somebody wrote while they were not let in, over all the ways of coming back. See docs/decisions/late-facts.md
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { rejudgeSoon } from './rejudge.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => {
  test.clock.set('2026-11-24T08:00:00Z')
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true })
  test.clock.forward(3_600_000)
})

const minute = 60_000
const note = (more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [] as string[], author: cast.tove.members.omar, device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] as string[] },
  body: { text: 'Lugn natt.', happenedAt: { wall: '2026-11-24T10:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const post = (who: 'omar' | 'karin', path: string, payload: object) => test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/${path}`, headers: cast.as(who), payload })
const offer = async (...facts: object[]) => (await post('omar', 'facts', { facts })).json().results.map((one: { result: string; reason?: string }) => one.reason ?? one.result)
/** By the owner. Time goes on a minute after each. */
async function owner(what: 'ending' | 'periods', payload: object): Promise<void> {
  expect((await post('karin', `memberships/${cast.tove.members.omar}/${what}`, payload)).statusCode).toBe(200)
  test.clock.forward(minute)
}
const judgedAgain = () => rejudgeSoon(test.app.parts, cast.tove.account, [], test.clock.now())
const kept = async (one: { id: string }) => {
  const { rows: [row] } = await test.test.db.owner.query(`SELECT 'accepted' AS is FROM viewme.facts WHERE id = $1 UNION ALL SELECT reason FROM viewme.quarantine WHERE id = $1`, [one.id])
  return row?.is
}

it('ended early and let in again: what was written before the end is taken in, what was written after it waits on, and what is written now is taken', async () => {
  const before = note()
  test.clock.forward(minute)
  await owner('ending', { how: 'early' })
  const between = note()
  expect(await offer(before, between)).toEqual(['membership-ended', 'membership-ended'])
  test.clock.forward(minute)
  await owner('periods', {})
  await judgedAgain()
  expect([await kept(before), await kept(between)]).toEqual(['accepted', 'written-while-out'])
  expect(await offer(between, note())).toEqual(['written-while-out', 'accepted'])
})

it('a new period with an end of its own takes in nothing of the time before it', async () => {
  await owner('ending', { how: 'early' })
  const between = note()
  test.clock.forward(minute)
  await owner('periods', { until: new Date(test.clock.now().getTime() + 10 * minute).toISOString() })
  const inside = note()
  test.clock.forward(20 * minute)
  expect(await offer(between, inside)).toEqual(['written-while-out', 'accepted'])
})

it('a phone whose clock is wrong is judged by its time put right', async () => {
  await owner('ending', { how: 'early' })
  const ahead = { writtenAt: new Date(test.clock.now().getTime() + 60 * minute).toISOString(), clockOffset: 60 * minute }
  test.clock.forward(minute)
  await owner('periods', {})
  test.clock.forward(120 * minute)
  expect(await offer(note(ahead), note({ writtenAt: ahead.writtenAt }))).toEqual(['written-while-out', 'accepted'])
})

it('a period that reaches back lets the time in between in', async () => {
  await owner('ending', { how: 'early' })
  const between = note()
  expect(await offer(between)).toEqual(['membership-ended'])
  test.clock.forward(minute)
  await owner('periods', { from: '2026-11-24T08:30:00Z' })
  await judgedAgain()
  expect(await kept(between)).toBe('accepted')
})

it('what was written while out takes nothing back of what its writer has waiting', async () => {
  const waits = note({ basedOn: [uuidv7(Date.now())] })
  expect(await offer(waits)).toEqual(['base-missing'])
  test.clock.forward(minute)
  await owner('ending', { how: 'early' })
  const between = { ...note(), insteadOf: [waits.id] }
  test.clock.forward(minute)
  await owner('periods', {})
  expect(await offer(between)).toEqual(['written-while-out'])
  expect(await kept(waits)).toBe('base-missing')
})
