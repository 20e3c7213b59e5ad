import { expect, test } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer } from './test-server.ts'

test('counts apart, before signing out, what will be sent, what the server holds, and what lies only on this phone', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const group = crypto.randomUUID()
  const sara = server.join('Sara', ['assistant'], [group])
  const { phone, phones } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
  const audience = { groups: [group], members: [] }
  const note = (text: string) => phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
  await phone.sync()
  expect(await phones.unsent(sara.actor.human)).toEqual({ waiting: 0, heldBack: 0, onlyHere: 0, drafts: 0, pictures: 0 })
  const poisoned = await note('Nekas.')
  await phone.copy.store.facts.update(poisoned.id, { kind: 'gossip' })
  await phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience })
  await phone.sync()
  server.between = () => 'no-network'
  await note('Väntar.')
  await note('Väntar också.')
  await phone.keepDraft('instruction x', { text: 'halvskrivet' })
  expect(await phones.unsent(sara.actor.human)).toEqual({ waiting: 2, heldBack: 1, onlyHere: 1, drafts: 1, pictures: 0 })
  expect([...server.quarantine.values()].map(({ fact }) => fact.kind)).toEqual(['alert'])
  expect(await phones.unsent(crypto.randomUUID())).toEqual({ waiting: 0, heldBack: 0, onlyHere: 0, drafts: 0, pictures: 0 })
})
