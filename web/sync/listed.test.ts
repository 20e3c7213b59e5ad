// Whose number a list may show: asked of the directory, and of what is kept beside the call ladder while the directory is locked.
import { expect, it } from 'vitest'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer } from './test-server.ts'

const home = crypto.randomUUID()

async function phoneOfSara() {
  let now = Date.parse('2026-11-26T12:00:00Z')
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const sara = server.join('Sara', ['lead'], [home])
  const linnea = server.join('Linnea', ['assistant'], [home]).actor.membership
  const karin = server.join('Karin', ['owner'], [home]).actor.membership
  const hide = (id: string) => { server.people = server.people.map((one) => (one.id === id ? { ...one, protected: true } : one)) }
  const { phone } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now, shared: true })
  await phone.setPin('135790', { memory: 256, iterations: 1 })
  /** As the server says what is new in its directory. */
  const hear = async () => {
    now += 11 * 60_000
    server.between = (path) => (path.includes('/people') ? new Response(JSON.stringify({ people: server.people, gone: [], cursor: String(now) }), { headers: { 'content-type': 'application/json' } }) : null)
    await phone.sync()
  }
  return { phone, hide, hear, linnea, karin }
}

it('lists nobody before the directory has come, and then nobody whose identity is protected, locked or open', async () => {
  const { phone, hide, linnea, karin } = await phoneOfSara()
  hide(linnea)
  expect([...await phone.listed()]).toEqual([])
  await phone.sync()
  expect([(await phone.listed()).has(karin), (await phone.listed()).has(linnea)]).toEqual([true, false])
  phone.lock()
  expect(await phone.people()).toEqual([])
  expect([(await phone.listed()).has(karin), (await phone.listed()).has(linnea)]).toEqual([true, false])
})

it('stops listing one who becomes protected while the binder is locked', async () => {
  const { phone, hide, hear, linnea, karin } = await phoneOfSara()
  await phone.sync()
  phone.lock()
  expect((await phone.listed()).has(linnea)).toBe(true)
  hide(linnea)
  await hear()
  expect([(await phone.listed()).has(karin), (await phone.listed()).has(linnea)]).toEqual([true, false])
  expect(await phone.unlock('135790')).toMatchObject({ result: 'open' })
  expect([(await phone.listed()).has(karin), (await phone.listed()).has(linnea)]).toEqual([true, false])
})
