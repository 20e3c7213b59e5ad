// What waited in quarantine and can never be right: it stays, and stands in nobody's way.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { rejudge, rejudgeNaming } from './rejudge.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
const note = (more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members.omar, device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] as string[] },
  body: { text: 'Åt hela portionen.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const lost = (count: number) => Array.from({ length: count }, () => note({ basedOn: [uuidv7(Date.now())] }))
async function offer(...facts: object[]): Promise<{ result: string; reason?: string }[]> {
  const reply = await test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: cast.as('omar'), payload: { facts } })
  expect(reply.statusCode).toBe(200)
  return reply.json().results
}
const standingOf = (membership: string) => test.app.parts.access.standingOfMembership(membership, cast.tove.account, test.clock.now())
const waiting = async () => (await sql('SELECT count(*)::integer AS n FROM viewme.quarantine WHERE account_id = $1', [cast.tove.account]))[0].n

/** Each builds on something that comes, and speaks of another thing. */
async function astray(count: number) {
  const base = note()
  await offer(...Array.from({ length: count }, () => note({ basedOn: [base.id] })))
  expect(await waiting()).toBe(count)
  await offer(base)
  await rejudgeNaming(test.app.parts, cast.tove.account, [base.id], standingOf, test.clock.now())
}
const listed = async () => (await test.app.server.inject({ url: `/api/accounts/${cast.tove.account}/quarantine`, headers: cast.as('karin') })).json().waiting

it('stays with its reason where its owner sees it, and takes no room from what may become right', async () => {
  await astray(300)
  expect(await waiting()).toBe(300)
  expect(await listed()).toContainEqual(expect.objectContaining({ inside: expect.objectContaining({ reason: 'base-of-another-subject', refused: true }) }))
  await offer(...lost(500))
  expect(await offer(...lost(499), ...lost(1))).not.toContainEqual(expect.objectContaining({ reason: 'quarantine-full' }))
  expect(await offer(...lost(1))).toMatchObject([{ reason: 'quarantine-full' }])
})
it('is told to its writer when offered again, and is not judged again', async () => {
  const base = note()
  const wrong = note({ basedOn: [base.id] })
  await offer(wrong)
  await offer(base)
  expect(await offer(wrong)).toMatchObject([{ result: 'refused', reason: 'base-of-another-subject' }])
  expect(await rejudge(test.app.parts, cast.tove.account, standingOf, test.clock.now())).toEqual({ judged: 0, accepted: 0 })
})
it('is not said of what waits in an account that is being erased', async () => {
  const waits = { kind: 'alert', body: { text: 'Nytt', order: 1, plain: 'Nytt' } }
  expect(await offer(note(waits))).toMatchObject([{ result: 'quarantined', reason: 'only-leads-and-owners' }])
  await sql(`UPDATE viewme.accounts SET state = 'erasing' WHERE account_id = $1`, [cast.tove.account])
  await rejudge(test.app.parts, cast.tove.account, standingOf, test.clock.now())
  expect(await sql('SELECT reason, refused FROM viewme.quarantine WHERE account_id = $1', [cast.tove.account])).toEqual([{ reason: 'only-leads-and-owners', refused: false }])
})
