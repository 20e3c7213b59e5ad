import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { makeTestPhone } from '../sync/test-phone.ts'
import { deliveryPair, makeTestServer } from '../sync/test-server.ts'
import { deliverSealed } from './deliver-sealed.ts'

it('delivers what waits while no tab is open, once, and leaves the copy to the next tab', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const home = crypto.randomUUID()
  const sara = server.join('Sara', ['assistant'], [home])
  const indexedDB = new IDBFactory()
  const { phone } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now, indexedDB })
  await phone.append({ kind: 'note', body: { text: 'Skriven precis innan.', happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
  const withoutSession = server.network(() => null)
  const post = (body: string) => withoutSession('/api/deliveries', { method: 'POST', body })
  expect([await deliverSealed(indexedDB, post), await deliverSealed(indexedDB, post)]).toEqual([1, 1])
  expect(server.facts).toHaveLength(1)
  expect(await phone.status()).toMatchObject({ waiting: 1 })
  await phone.sync()
  expect([server.facts.length, (await phone.status()).waiting]).toEqual([1, 0])
  await expect(deliverSealed(indexedDB, async () => new Response('<html>'))).resolves.toBe(0)
})
