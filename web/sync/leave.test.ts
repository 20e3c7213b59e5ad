import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { goneHere } from './gone.ts'
import { destroyCopy } from './leave.ts'
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

it('of what had been written when a membership ends, what was refused is told as refused, what is held back as waiting, and what arrives as arrived', async () => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  const home = crypto.randomUUID()
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const sara = server.join('Sara', ['assistant'], [home])
  const { phone, phones } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
  const audience = { groups: [home], members: [] }
  const note = async (text: string) => {
    now += 60_000
    return (await phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })).id
  }
  await phone.sync()
  const refused = await note('Nekas som för mycket.')
  server.between = (path, init) => (path.endsWith('/facts') && init?.method === 'POST' ? Response.json({ results: [{ id: refused, result: 'refused', reason: 'thing-full' }], cursor: '', view: '' }) : null)
  await phone.sync()
  server.between = () => null
  now += 60_000
  const held = (await phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience })).id
  await phone.sync()
  expect(await phone.status()).toMatchObject({ refused: 1, waiting: 1 })
  server.between = () => 'no-network'
  const unsealed = await note('Skriven innan leveransnyckeln fanns, och oläslig.')
  await phone.copy.store.outbox.where('id').equals(unsealed).modify({ sealed: null })
  await phone.copy.store.facts.delete(unsealed)
  const [comes, tooFull, late] = [await note('Kommer fram.'), await note('Nekas först när den kommer.'), await note('Hålls kvar.')]
  const ended = [[refused, 'refused', 'thing-full'], [held, 'held', 'only-leads-and-owners'], [unsealed, 'lost', null]]
  const told = async () => (await goneHere(phones.registry)).flatMap((one) => one.facts.map(({ state, reason }) => [state, reason]))
  const lines = async () => new Map((await phones.registry.leftBehind()).map((row) => [row.id, [row.id, row.state, row.reason]]))
  sara.ended = true
  await destroyCopy(phone.copy, 'ended')
  const before = await lines()
  expect([refused, held, unsealed, comes, tooFull, late].map((id) => before.get(id))).toEqual([...ended, [comes, 'waiting', null], [tooFull, 'waiting', null], [late, 'waiting', null]])
  expect(await phones.unsent(sara.actor.human)).toMatchObject({ waiting: 3 })
  server.between = (path) => (path === '/api/deliveries' ? Response.json({ results: [{ id: comes, result: 'accepted', seq: 9 }, { id: tooFull, result: 'refused', reason: 'thing-full' }, { id: late, result: 'quarantined', reason: 'membership-ended' }] }) : null)
  await phones.syncAll(() => true)
  expect(await told()).toEqual([['refused', 'thing-full'], ['held', ended[1]![2]], ['lost', null], ['sent', null], ['refused', 'thing-full'], ['held', 'membership-ended']])
})
