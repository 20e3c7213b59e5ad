// What was not accepted is written anew: the old one is taken back with the new one's arrival, however it arrives, and no text is lost on the way.
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

const home = crypto.randomUUID()
const delivery = await deliveryPair()
let server: TestServer
let omar: TestMember
beforeEach(() => {
  server = makeTestServer(crypto.randomUUID(), Date.now, delivery)
  omar = server.join('Omar', ['assistant'], [home])
})
const phoneOf = async (indexedDB = new IDBFactory()) => {
  const session = { member: omar as TestMember | null }
  return { session, indexedDB, ...await makeTestPhone({ fetch: server.network(() => session.member), indexedDB }) }
}
type Made = Awaited<ReturnType<typeof phoneOf>>
const audience = { groups: [home], members: [] }
const body = (text: string) => ({ text, order: 1, plain: text })
const texts = async ({ phone }: Made) => (await phone.facts({ kind: 'alert' })).map((fact) => fact.body.text).sort()
const waiting = () => [...server.quarantine.values()].map((one) => (one.fact.body as { text: string }).text)
const offline = () => { server.between = () => 'no-network' }
const online = () => { server.between = () => null }

/** An assistant writes an alert: the server sets it aside. */
async function setAside(made: Made): Promise<string> {
  const { id } = await made.phone.append({ kind: 'alert', body: body('Gammal'), audience })
  await made.phone.sync()
  expect(waiting()).toEqual(['Gammal'])
  return id
}

describe('written anew', () => {
  it('takes the old one back with its own arrival, and not before', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    offline()
    await made.phone.rewrite(old, { body: body('Ny') })
    await made.phone.sync()
    expect([await texts(made), waiting()]).toEqual([['Ny'], ['Gammal']])
    online()
    await made.phone.sync()
    expect([await texts(made), waiting()]).toEqual([['Ny'], ['Ny']])
    expect(await made.phone.status()).toMatchObject({ waiting: 1, stopped: [{ result: 'quarantined' }] })
  })

  it('without a network and with the browser closed before it is sent: it still takes the old one back', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    offline()
    await made.phone.rewrite(old, { body: body('Ny') })
    made.phones.close()
    online()
    const again = await phoneOf(made.indexedDB)
    expect([await texts(again), waiting()]).toEqual([['Ny'], ['Gammal']])
    await again.phone.sync()
    expect([await texts(again), waiting()]).toEqual([['Ny'], ['Ny']])
  })

  it('and signed out before it is sent: what is delivered sealed takes the old one back', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    offline()
    await made.phone.rewrite(old, { body: body('Ny') })
    await made.phones.signOut(omar.actor.human)
    expect(waiting()).toEqual(['Gammal'])
    online()
    made.session.member = null
    const other = server.join('Sanna', ['lead'], [home])
    const next = await makeTestPhone({ fetch: server.network(() => other), indexedDB: made.indexedDB })
    await next.phone.sync()
    expect(waiting()).toEqual(['Ny'])
  })

  it('again, after the new text was refused, takes back the first one too', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    const second = await made.phone.rewrite(old, { body: body('Nekas') })
    const row = await made.phone.copy.store.facts.get(second.id)
    await made.phone.copy.store.facts.put({ ...row!, kind: 'gossip' })
    await made.phone.sync()
    expect(await made.phone.status()).toMatchObject({ refused: 1 })
    expect(waiting()).toEqual(['Gammal'])
    await made.phone.copy.store.facts.put({ ...row!, stopped: { result: 'refused', reason: 'unknown-kind' } })
    await made.phone.rewrite(second.id, { body: body('Ny') })
    await made.phone.sync()
    expect([await texts(made), waiting()]).toEqual([['Ny'], ['Ny']])
  })

  it('is offered again after a restore and takes back the old one that came with it', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    const held = server.quarantine.get(old)!
    omar.actor.roles = ['lead']
    await made.phone.rewrite(old, { body: body('Ny') })
    await made.phone.sync()
    expect(server.facts).toHaveLength(1)
    server.restoreTo(0)
    server.audiences.clear()
    server.quarantine.set(old, held)
    await made.phone.sync()
    expect([server.facts.map((fact) => (fact.body as { text: string }).text), waiting()]).toEqual([['Ny'], []])
  })
})

describe('accepted at the same moment', () => {
  it('is built on, when this phone has heard of it: one text stands and the other is the one before', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    server.accept(server.quarantine.get(old)!.fact)
    omar.actor.roles = ['lead']
    await made.phone.sync()
    const { id } = await made.phone.rewrite(old, { body: body('Ny'), basedOn: [] })
    expect((await made.phone.facts({ kind: 'alert' })).map((fact) => [fact.id, fact.basedOn])).toEqual(expect.arrayContaining([[old, []], [id, [old]]]))
    await made.phone.sync()
    expect(server.facts.map((fact) => fact.header.id)).toEqual([old, id])
  })

  it('stands beside the new text, when this phone has not: both can be read', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    server.accept(server.quarantine.get(old)!.fact)
    omar.actor.roles = ['lead']
    offline()
    await made.phone.rewrite(old, { body: body('Ny') })
    online()
    await made.phone.sync()
    expect(await texts(made)).toEqual(['Gammal', 'Ny'])
    expect(await made.phone.status()).toMatchObject({ waiting: 0, refused: 0 })
  })

  it('or written anew by another tab: nothing is saved, nothing is lost, and it says so', async () => {
    const made = await phoneOf()
    const old = await setAside(made)
    const tab = await phoneOf(made.indexedDB)
    await tab.phone.rewrite(old, { body: body('I den andra fliken') })
    await expect(made.phone.rewrite(old, { body: body('Ny') })).rejects.toMatchObject({ reason: 'not-here' })
    expect(await texts(made)).toEqual(['I den andra fliken'])
  })
})
