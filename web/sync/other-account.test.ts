import { expect, test } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer } from './test-server.ts'

test('stores and shows no fact of another account than the one it asked for, and takes in what came with it', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const server = makeTestServer(crypto.randomUUID(), () => now, await deliveryPair())
  const home = crypto.randomUUID()
  const sara = server.join('Sara', ['lead'], [home])
  const omar = server.join('Omar', ['assistant'], [home])
  const other = crypto.randomUUID()
  const straying = server.network(() => omar)
  const network: typeof straying = async (path, init) => {
    const answer = await straying(path, init)
    if (init?.method === 'POST' || !path.includes('/facts?')) return answer
    const reply = await answer.json()
    return Response.json({ ...reply, facts: reply.facts.map((fact: { body: { text: string } }) => (fact.body.text === 'Om Nils.' ? { ...fact, account: other } : fact)) })
  }
  const { phone: hers } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
  const { phone: his } = await makeTestPhone({ fetch: network, now: () => now })
  for (const text of ['Om Nils.', 'Om Tove.']) await hers.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
  await hers.sync()
  expect(await his.sync()).toEqual({ is: 'done' })
  expect((await his.facts({})).map((fact) => fact.body.text)).toEqual(['Om Tove.'])
  expect((await his.copy.store.facts.toArray()).map((row) => row.account)).toEqual([server.account])
  const older = await his.older({ kind: 'note', before: 100 })
  expect(older).toMatchObject({ is: 'ok', value: { facts: [{ body: { text: 'Om Tove.' } }] } })
})
