import { beforeEach, expect, it } from 'vitest'
import { readMoment } from './moment-reader.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestServer } from './test-server.ts'

const minute = 60_000
const delivery = await deliveryPair()
let time: number
/** How far the device's clock is ahead. */
let ahead: number
let server: TestServer
let made: TestPhone

beforeEach(async () => {
  time = Date.parse('2026-11-24T12:00:00Z')
  ahead = 0
  server = makeTestServer(crypto.randomUUID(), () => time, delivery)
  const sara = server.join('Sara', ['assistant'], [crypto.randomUUID()])
  made = await makeTestPhone({ fetch: server.network(() => sara), now: () => time + ahead })
  await made.phone.sync()
})

it('now is the device’s own while it is right', async () => {
  ahead = 4 * minute
  await made.phone.sync()
  expect(made.phone.now()).toBe(time + ahead)
  expect((await made.phone.status()).clock).toBe(null)
})

it('a clock set wrong is measured at the next round, and now is the server’s from then on', async () => {
  ahead = 120 * minute
  time += 5 * minute
  await made.phone.sync()
  expect((await made.phone.status()).clock).toEqual({ by: 120 * minute })
  expect(made.phone.now()).toBe(time)
})

it('a clock put right is heard of at the next round too', async () => {
  ahead = 40 * minute
  await made.phone.sync()
  ahead = 0
  time += 5 * minute
  await made.phone.sync()
  expect((await made.phone.status()).clock).toBe(null)
  expect(made.phone.now()).toBe(time)
})

it('a clock set back without contact is said to be wrong, and not corrected by a guess', async () => {
  server.between = () => 'no-network'
  ahead = -120 * minute
  expect((await made.phone.status()).clock).toEqual({ by: null })
  expect(made.phone.now()).toBe(time + ahead)
})

it('a clock that has jumped over a day without contact is said to be wrong on the first screen, where the moment key still opens', async () => {
  await made.phones.choose({ human: made.phone.human, account: made.phone.account })
  server.between = () => 'no-network'
  const read = () => readMoment({}, made.parts.indexedDB, time + ahead)
  ahead = 23 * 60 * minute
  expect(await read()).toMatchObject({ state: 'open', clock: null })
  ahead = 30 * 60 * minute
  expect(await read()).toMatchObject({ state: 'open', clock: { by: null } })
})

it('a wrong clock keeps no copy open longer or shorter: the lease counts in the server’s time', async () => {
  ahead = 100 * 60 * minute
  await made.phone.sync()
  await made.phone.tick()
  expect((await made.phone.status()).binder).toBe('open')
})
