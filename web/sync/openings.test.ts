import { beforeEach, expect, it } from 'vitest'
import { maxOpenings, maxOpeningsBytes, openingsRequest } from '@viewme/contract/sync.ts'
import { makeLead } from './test-lead.ts'
import type { TestPhone } from './test-phone.ts'
import { testProblem, type TestServer } from './test-server.ts'

let now: number
let server: TestServer
let made: TestPhone
let asked: number[]

/** As the server does: too long a request is answered before it is read, and one opening that is none refuses the request as a whole. */
function judged(path: string, init: RequestInit | undefined): Response | null {
  if (!path.endsWith('/openings')) return null
  const body = String(init!.body)
  asked.push(body.length)
  if (body.length > maxOpeningsBytes) return testProblem(413, 'too-large')
  return openingsRequest.safeParse(JSON.parse(body)).success ? null : testProblem(400, 'not-understood')
}
const subjects = () => (server.openings as { subject: string }[]).map((one) => one.subject)
const open = (subject: string, at: number) => ({ subject, minute: new Date(now - 2 * 3_600_000 + at * 60_000).toISOString() })
const kept = () => made.phone.copy.store.openings.count()

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  ;({ server, made } = await makeLead(() => now))
  await made.phone.sync()
  asked = []
  server.between = judged
})

it('sends the most openings there may be, and keeps none that the server has', async () => {
  await made.phone.copy.store.openings.bulkPut(Array.from({ length: maxOpenings }, (_, at) => open(crypto.randomUUID(), at)))
  await made.phone.sync()
  expect([server.openings.length, await kept()]).toEqual([maxOpenings, 0])
})

it('sends openings in parts that have room in a request, however long they are', async () => {
  server.between = (path, init) => {
    if (path.endsWith('/openings')) asked.push(String(init!.body).length)
    return null
  }
  await made.phone.copy.store.openings.bulkPut(Array.from({ length: 40 }, (_, at) => open(`${at}`.padEnd(10_000, 'x'), at)))
  await made.phone.sync()
  expect(asked).toHaveLength(4)
  expect(Math.max(...asked)).toBeLessThanOrEqual(maxOpeningsBytes)
  expect([server.openings.length, await kept()]).toEqual([40, 0])
})

it('an opening that the server refuses for good holds up no other, and is not offered for ever', async () => {
  const right = Array.from({ length: 50 }, () => crypto.randomUUID())
  await made.phone.copy.store.openings.bulkPut([...right.map((subject, at) => open(subject, at)), open('no-such-address', 7)])
  await made.phone.sync()
  expect([subjects().toSorted(), await kept()]).toEqual([right.toSorted(), 0])
})

it('keeps what has been opened while the server says to wait, has no session, or does not know the way', async () => {
  await made.phone.copy.store.openings.put(open(crypto.randomUUID(), 0))
  for (const status of [401, 404, 408, 429, 503]) {
    server.between = (path) => (path.endsWith('/openings') ? testProblem(status, status === 401 ? 'sign-in-again' : 'later') : null)
    await made.phone.sync()
    expect(await kept(), `${status}`).toBe(1)
  }
  server.between = judged
  await made.phone.sync()
  expect([subjects().length, await kept()]).toEqual([1, 0])
})
