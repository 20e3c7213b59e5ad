import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer } from './test-server.ts'

it('never loses the only copy of a text to a server that is older than the app it was written in', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const home = crypto.randomUUID()
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const [sara, sanna] = [server.join('Sara', ['assistant'], [home]), server.join('Sanna', ['lead'], [home])]
  const shared = new IDBFactory()
  const phoneOf = (member: typeof sara) => makeTestPhone({ fetch: server.network(() => member), now: () => now, indexedDB: shared })
  const one = await phoneOf(sara)
  await one.phone.sync()
  server.between = () => 'no-network'
  await one.phone.append({ kind: 'note', body: { text: 'Saras.', happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
  await one.phones.signOut(sara.actor.human)
  const [line] = await one.phones.registry.leftBehind()

  server.between = () => null
  const two = await phoneOf(sanna)
  server.between = (path) => (path === '/api/deliveries' ? Response.json({ results: [{ id: line!.id, result: 'refused', reason: 'unknown-schema' }] }) : null)
  await two.phone.sync()
  expect(await two.phones.registry.leftBehind()).toMatchObject([{ id: line!.id, sealed: line!.sealed, state: 'waiting' }])
  server.between = () => null
  await two.phone.sync()
  expect(server.facts.map((fact) => fact.header.id)).toEqual([line!.id])
})

it('calls nothing refused that was sent sealed and unread to a server in the midst of an update', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const home = crypto.randomUUID()
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const sara = server.join('Sara', ['assistant'], [home])
  let here: typeof sara | null = sara
  const { phone } = await makeTestPhone({ fetch: server.network(() => here), now: () => now })
  await phone.sync()
  const { id } = await phone.append({ kind: 'note', body: { text: 'Saras.', happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
  // Nobody is signed in: what waits goes sealed.
  here = null
  for (const reason of ['unknown-kind', 'unknown-schema']) {
    server.between = (path) => (path === '/api/deliveries' ? Response.json({ results: [{ id, result: 'refused', reason }] }) : null)
    await phone.sync()
    expect(await phone.status()).toMatchObject({ waiting: 1, refused: 0 })
  }
  // It has been brought up to date.
  server.between = () => null
  await phone.sync()
  expect([server.facts.map((fact) => fact.header.id), (await phone.status()).waiting]).toEqual([[id], 0])
})
