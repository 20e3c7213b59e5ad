import { beforeEach, expect, it } from 'vitest'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

const home = crypto.randomUUID()
const delivery = await deliveryPair()
const aDay = 86_400_000
let now: number
let server: TestServer
let sara: TestMember
let phone: TestPhone['phone']
let offers: number
beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  sara = server.join('Sara', ['assistant'], [home])
  ;({ phone } = await makeTestPhone({ fetch: server.network(() => sara), now: () => now }))
  offers = 0
  server.between = (path) => { if (path.endsWith('/facts')) offers++; return null }
})
const alert = () => phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience: { groups: [home], members: [] } })
const waits = { result: 'quarantined', reason: 'only-leads-and-owners' }

it('asks once a day about what waits at the server, and goes on waiting with the reason', async () => {
  const { id } = await alert()
  await phone.sync()
  await phone.sync()
  offers = 0
  await phone.sync()
  const quiet = offers
  now += aDay + 1
  offers = 0
  await phone.sync()
  expect(offers).toBe(quiet + 1)
  expect(await phone.status()).toMatchObject({ waiting: 1, refused: 0, stopped: [{ id, ...waits }] })
  expect(server.quarantine.size).toBe(1)
})
it('says refused when it has been found never to be right, and the text is kept', async () => {
  const [first, second] = [await alert(), await alert()]
  await phone.sync()
  const row = await phone.copy.store.facts.get(first.id)
  await phone.copy.store.facts.put({ ...row!, kind: 'gossip' })
  now += aDay + 1
  await phone.sync()
  expect(await phone.status()).toMatchObject({ waiting: 1, refused: 1 })
  expect((await phone.status()).stopped).toEqual(expect.arrayContaining([expect.objectContaining({ id: first.id, result: 'refused', reason: 'unknown-kind' }), expect.objectContaining({ id: second.id, ...waits })]))
  expect((await phone.facts({ subject: first.subject }))[0]!.body.text).toBe('Mat')
})
it('leaves alone what is written anew while the question is on its way', async () => {
  const { id, subject } = await alert()
  await phone.sync()
  now += aDay + 1
  let anew: { id: string } | undefined
  const { parts } = phone.copy
  const { fetch } = parts
  parts.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (init?.method === 'POST' && String(input).endsWith('/facts')) anew ??= await phone.rewrite(id)
    return answer
  }
  await phone.sync()
  expect(anew?.id).toBeDefined()
  expect((await phone.status()).stopped.map((one) => one.id)).not.toContain(id)
  expect((await phone.facts({ subject })).map((fact) => fact.id)).toEqual([anew!.id])
})
