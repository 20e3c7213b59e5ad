// What one thing and one writer may cost those who write in the same account, and in others.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { checkBinder } from '../operator/check-binder.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { mostByOne, mostPutAnew } from './cost.ts'
import { turnsOf } from './turns.ts'

const note = JSON.parse(readFileSync(fileURLToPath(new URL('../../contract/fixtures/note.1.json', import.meta.url)), 'utf8'))[0]
let test: TestApp
let cast: Cast
let long: OfferedFact

const fact = (kind: string, on: OfferedFact | null, more: Partial<OfferedFact> = {}): OfferedFact => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind, v: 1, subject: on?.subject ?? crypto.randomUUID(), basedOn: on ? [on.id] : [], author: cast.tove.members.omar, device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), ...(on ? {} : { audience: { groups: [cast.tove.groups.home], members: [] } }), body: kind === 'note' ? note : {}, ...more,
})
const seen = () => fact('visibility', long, { basedOn: [], audience: { groups: [cast.tove.groups.home], members: [] } })
const push = (facts: OfferedFact[]) => test.app.server.inject({
  method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: { ...cast.as('omar'), 'content-type': 'application/json' }, payload: JSON.stringify({ facts }),
})
const answers = async (facts: OfferedFact[]) => (await push(facts)).json().results.map((one: { result: string; reason?: string }) => one.reason ?? one.result)
const times = <T>(count: number, made: () => T) => Array.from({ length: count }, made)

beforeAll(async () => {
  test = await testApp()
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
  long = fact('note', null)
  await push([long])
  for (const count of [mostByOne / 2, mostByOne / 2 - 1]) expect(await answers(times(count, () => fact('note', long)))).toEqual(times(count, () => 'accepted'))
}, 60_000)
afterAll(() => test.close())

it('a thing takes a thousand facts of one writer, and the next is refused for what it is', async () => {
  expect(await answers([fact('note', long), fact('note', null)])).toEqual(['thing-full', 'accepted'])
})

it('a withdrawal in a thing of a thousand facts is worked out in less than a tenth of a second', async () => {
  expect(await answers([fact('withdrawal', long)])).toEqual(['accepted'])
  const took: number[] = []
  for (let at = 0; at < 5; at++) {
    took.push(await test.test.db.inAccount(cast.tove.account, null, async (tx) => {
      const began = performance.now()
      await tx.query('SELECT viewme.restand($1, $2, 0)', [cast.tove.account, long.subject])
      return performance.now() - began
    }))
  }
  expect(Math.min(...took)).toBeLessThan(100)
})

it('a batch that would have too much put anew is cut there: the rest of that thing waits on the phone, what else is in it is taken', async () => {
  const fit = Math.floor(mostPutAnew / (mostByOne + 10))
  const [other, correction] = [fact('note', null), fact('note', long)]
  const batch = [...times(fit + 4, seen), correction, other]
  const said = await answers(batch)
  expect(said.slice(0, fit)).toEqual(times(fit, () => 'accepted'))
  expect(said.slice(fit)).toEqual([...times(4, () => 'too-much-now'), 'thing-full', 'accepted'])
  // Offered again as the phone does, in its order, it goes.
  expect(await answers(batch.slice(fit, fit + 4))).toEqual(times(4, () => 'accepted'))
  const client = await test.test.db.owner.connect()
  try {
    expect((await checkBinder(client, test.keys, { now: test.clock.now(), anchor: null })).accounts.flatMap(({ faults }) => faults)).toEqual([])
  } finally { client.release() }
})

it('whoever has waited ten seconds for the lock is answered to come again, and nothing is written', async () => {
  const { owner } = test.test.db
  const { rows: [append] } = await owner.query("SELECT oid::regprocedure AS name, proconfig FROM pg_proc WHERE oid::regproc::text = 'viewme.append'")
  expect(append.proconfig).toEqual(['lock_timeout=10s'])
  await owner.query(`ALTER FUNCTION ${append.name} SET lock_timeout = '50ms'`)
  const holder = await owner.connect()
  const late = fact('note', null)
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM viewme.heads WHERE account_id = $1 FOR UPDATE', [cast.tove.account])
    const reply = await push([late])
    expect([reply.statusCode, reply.headers['retry-after'], reply.json().type]).toEqual([503, '5', 'urn:viewme:problem:busy'])
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
    await owner.query(`ALTER FUNCTION ${append.name} SET lock_timeout = '10s'`)
  }
  expect(await answers([late])).toEqual(['accepted'])
  expect(await test.test.db.inAccount(cast.tove.account, null, async (tx) => (await tx.query('SHOW lock_timeout')).rows[0].lock_timeout)).toBe('10s')
  expect(await test.test.db.system(async (tx) => (await tx.query('SHOW lock_timeout')).rows[0].lock_timeout)).toBe('10s')
})

it('turns are taken in order, so many at once, whatever becomes of each; whoever has waited too long is answered so', async () => {
  const inTurn = turnsOf(2, 20)
  const began: number[] = []
  const ends: (() => void)[] = []
  const work = (at: number) => inTurn('one', () => { began.push(at); return new Promise<void>((done, fail) => ends.push(at === 0 ? () => fail(new Error('broken')) : done)) })
  const all = [0, 1, 2, 3].map((at) => work(at).then(() => 'done', (fault: Error & { status?: number }) => fault.status ?? fault.message))
  await inTurn('another', async () => {})
  expect(began).toEqual([0, 1])
  ends[0]!()
  expect(await all[0]).toBe('broken')
  expect(began).toEqual([0, 1, 2])
  expect(await all[3]).toBe(503)
  for (const end of ends) end()
  expect(await Promise.all(all.slice(1, 3))).toEqual(['done', 'done'])
})
