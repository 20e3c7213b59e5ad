// How often somebody may ask, with real phones against the real server: nobody who comes back with much is stopped, whoever floods it waits,
// and what waits on a phone is neither lost nor called refused.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { setPhoneRules } from '../server/sync/sync.ts'
import { makeCast, type Cast } from '../server/test-kit/cast.ts'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { makeTestPhone } from '../web/sync/test-phone.ts'
import { deliverSealed } from '../web/sw/deliver-sealed.ts'

type Who = Parameters<Cast['as']>[0]
let test: TestApp
let cast: Cast
let session: boolean
let online: boolean
let statuses: { path: string; status: number; after: number }[]
beforeEach(async () => {
  test = await testApp({ limited: true })
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
  const rules = { lease: { binderHours: 336, momentHours: 336 }, agreed: { momentKey: true, deviceLock: true } }
  await setPhoneRules({ db: test.test.db, keys: test.keys }, { account: cast.tove.account, by: 'system:test', rules, now: test.clock.now() })
  ;[session, online, statuses] = [true, true, []]
})
afterEach(async () => { vi.useRealTimers(); await test.close() })

const network = (who: Who, from = '127.0.0.1') => async (path: string, init?: RequestInit): Promise<Response> => {
  if (!online) throw new TypeError('Failed to fetch')
  const reply = await test.app.server.inject({
    method: (init?.method ?? 'GET') as 'GET', url: path, remoteAddress: from,
    headers: { ...Object.fromEntries(new Headers(init?.headers)), ...(session ? cast.as(who) : {}) }, ...(init?.body ? { payload: String(init.body) } : {}),
  })
  const after = reply.headers['retry-after']
  statuses.push({ path, status: reply.statusCode, after: Number(after ?? 0) })
  return new Response(reply.statusCode === 204 ? null : reply.body, { status: reply.statusCode, headers: { 'content-type': String(reply.headers['content-type'] ?? 'text/plain'), ...(after ? { 'retry-after': String(after) } : {}) } })
}
const phoneOf = (who: Who, from?: string) => makeTestPhone({ fetch: network(who, from), account: cast.tove.account, now: () => test.clock.now().getTime() })
type Phone = Awaited<ReturnType<typeof phoneOf>>['phone']
const write = (phone: Phone, text: string) =>
  phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(test.clock.now().getTime()) }, audience: { groups: [cast.tove.groups.home], members: [] } })
const here = async () => (await test.test.db.owner.query(`SELECT count(*)::integer AS n FROM viewme.facts WHERE kind = 'note'`)).rows[0].n as number
const states = async (phone: Phone) => (await phone.facts({ kind: 'note' })).map((fact) => fact.stopped?.result ?? (fact.seq === null ? 'waiting' : 'sent'))
const stopped = () => statuses.filter(({ status }) => status === 429)
/** Counted before it is read, so it need not be anything. Returns how many were told to wait. */
const flood = async (times: number, path: string, who: Who | null, from = '127.0.0.1') => {
  const answers = await Promise.all([...Array(times)].map(async () => await test.app.server.inject({ method: 'POST', url: path, remoteAddress: from, headers: who ? cast.as(who) : {}, payload: {} })))
  return answers.filter((one) => one.statusCode === 429).length
}
/** The limits are counted by the real time; the phones' stands still. */
const later = (ms: number) => { vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms }) }

it('a phone that comes back after fourteen days with a thousand facts is not made to wait, with a session or without', { timeout: 120_000 }, async () => {
  const omar = await phoneOf('omar')
  await omar.phone.sync()
  online = false
  for (let n = 0; n < 700; n++) await write(omar.phone, `Anteckning ${n}`)
  test.clock.forward(14 * 86_400_000 - 3_600_000)
  online = true
  await omar.phone.sync()
  expect([await here(), stopped()]).toEqual([700, []])
  online = false
  for (let n = 0; n < 300; n++) await write(omar.phone, `Senare ${n}`)
  ;[online, session] = [true, false]
  await omar.phone.sync()
  expect([await here(), stopped()]).toEqual([1000, []])
  // Far below what thirty of them may behind one address.
  const asked = (path: string) => statuses.filter((one) => one.path.endsWith(path)).length
  expect([asked('/facts') <= 5, asked('/api/deliveries')]).toEqual([true, 3])
})

it('thirty phones behind one address are not made to wait where each alone is not, and another address never is', async () => {
  const path = `/api/accounts/${cast.tove.account}/openings`
  expect(await flood(300, '/api/deliveries', null)).toBe(0)
  expect(await flood(600, '/api/deliveries', null)).toBe(300)
  expect(await flood(10, '/api/deliveries', null, '192.0.2.7')).toBe(0)
  // Of one session; others behind the same address go on.
  expect(await flood(80, path, 'omar')).toBe(20)
  expect(await flood(60, path, 'sara')).toBe(0)
})

it('a phone that is told to wait keeps what it has, says that it waits, and sends it when the time has come', { timeout: 60_000 }, async () => {
  const omar = await phoneOf('omar')
  await omar.phone.sync()
  expect(await flood(1300, `/api/accounts/${cast.tove.account}/facts`, 'omar')).toBeGreaterThan(50)
  await write(omar.phone, 'Åt hela portionen.')
  const round = await omar.phone.sync()
  expect(stopped()).toMatchObject([{ path: `/api/accounts/${cast.tove.account}/facts` }])
  expect(round).toEqual({ is: 'wait', ms: stopped()[0]!.after * 1000 })
  expect(stopped()[0]!.after).toBeGreaterThan(60)
  expect([await states(omar.phone), await here()]).toEqual([['waiting'], 0])
  later(stopped()[0]!.after * 1000)
  await omar.phone.sync()
  expect([await states(omar.phone), await here()]).toEqual([['sent'], 1])
})

it('so does one that has no session, and so does its service worker', { timeout: 60_000 }, async () => {
  const omar = await phoneOf('omar', '192.0.2.8')
  await omar.phone.sync()
  expect(await flood(700, '/api/deliveries', null, '192.0.2.8')).toBe(100)
  online = false
  await write(omar.phone, 'Sov gott.')
  ;[online, session] = [true, false]
  await omar.phone.sync()
  expect(stopped()).toMatchObject([{ path: '/api/deliveries' }])
  expect([await states(omar.phone), await here()]).toEqual([['waiting'], 0])
  const worker = () => deliverSealed(omar.parts.indexedDB, (body) => network('omar', '192.0.2.8')('/api/deliveries', { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
  await expect(worker()).rejects.toThrow('not delivered')
  // Signed out as it is: what is left behind waits too.
  await omar.phones.signOut(cast.humans.omar)
  expect([await here(), (await omar.phones.registry.leftBehind()).map((one) => one.state)]).toEqual([0, ['waiting']])
  later(stopped()[0]!.after * 1000)
  expect(await worker()).toBe(1)
  expect(await here()).toBe(1)
})
