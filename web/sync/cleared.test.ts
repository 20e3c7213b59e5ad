import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { notesOf } from '@viewme/contract/journal.ts'
import { clearedHere } from './cleared.ts'
import { readMoment } from './moment-reader.ts'
import { createPhones } from './phones.ts'
import { registryName } from './registry.ts'
import { makeTestPhone, testParts, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

const home = crypto.randomUUID()
const delivery = await deliveryPair()
let now: number
let server: TestServer
let sara: TestMember
let disk: IDBFactory
let notes: Map<string, string>
let made: TestPhone
let net: boolean

const notebook = () => ({ getItem: (name: string) => notes.get(name) ?? null, setItem: (name: string, text: string) => { notes.set(name, text) } })
const note = (text: string) => made.phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
const noted = () => Object.values(JSON.parse(notes.get('viewme-only-here') ?? '{}') as Record<string, number>)
const remove = (name: string) => new Promise<void>((resolve, reject) => {
  const request = disk.deleteDatabase(name)
  request.onsuccess = () => resolve()
  request.onerror = () => reject(request.error!)
})
/** The app is closed, the browser clears these, and the app is opened again. */
async function clear(...names: string[]) {
  made.phones.close()
  for (const name of names) await remove(name)
  const phones = createPhones(testParts(server.network(() => sara), () => now, disk, notebook()))
  return { phones, phone: await phones.open({ human: sara.actor.human, account: server.account }) }
}

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  sara = server.join('Sara', ['assistant'], [home])
  disk = new IDBFactory()
  notes = new Map()
  net = true
  server.between = () => (net ? null : 'no-network')
  made = await makeTestPhone({ fetch: server.network(() => sara), now: () => now, indexedDB: disk, notes: notebook() })
  await made.phones.choose({ human: sara.actor.human, account: server.account })
  await note('Skickad.')
  await made.phone.sync()
})

describe('what lies here alone', () => {
  it('is noted beside the databases: what waits, what is half written; and no longer when it has been sent', async () => {
    net = false
    await note('Väntar.')
    await made.phone.keepDraft('note', { text: 'halv' })
    await expect.poll(noted).toEqual([2])
    net = true
    await made.phone.keepDraft('note', null)
    await made.phone.sync()
    await expect.poll(noted).toEqual([0])
  })
  it('is forgotten at sign-out, which is not a clearing', async () => {
    await expect.poll(noted).toEqual([0])
    await made.phones.signOut(sara.actor.human)
    expect(noted()).toEqual([])
    expect(await clearedHere(made.phones.registry, made.parts)).toBe(null)
  })
  it('is not told of as cleared by another tab while a sign-out is under way, nor when it was cut short or had no network', async () => {
    const told: unknown[] = []
    const look = async () => { told.push(await clearedHere(made.phones.registry, made.parts)) }
    server.between = async (path) => {
      // The copy is gone and the session lives still: here the tab may be killed, and the network may fail.
      if (path !== '/api/auth/sign-out') return null
      server.between = () => null
      await look()
      return 'no-network'
    }
    await made.phones.signOut(sara.actor.human)
    await look()
    expect(told).toEqual([null, null])
  })
  it('is not told of as cleared when the copy went by itself, with the session still there', async () => {
    // In use each day: a clock that has not jumped.
    for (let day = 0; day < 34; day++) { now += 24 * 3_600_000; await made.phone.tick() }
    expect(await made.phones.open({ human: sara.actor.human, account: server.account })).toBe(null)
    expect(await made.phones.registry.homes()).toEqual([])
    expect(await clearedHere(made.phones.registry, made.parts)).toBe(null)
  })
  it('carries no id of anybody', async () => {
    await expect.poll(noted).toEqual([0])
    const text = [...notes.values()].join()
    for (const id of [sara.actor.human, sara.actor.membership, server.account]) expect(text).not.toContain(id)
  })
})

describe('a copy that the browser has cleared, with the keys still there', () => {
  it('is said to be gone until something has come in its place, and how much went; then it is all there again', async () => {
    net = false
    await note('Väntar.')
    await expect.poll(noted).toEqual([1])
    const { phone } = await clear(made.phone.copy.database)
    await phone!.sync()
    await expect.poll(async () => (await phone!.status()).cleared).toEqual({ lost: 1 })
    expect(await readMoment({}, disk, now)).toEqual({ state: 'gone', lost: 1 })
    net = true
    expect(await phone!.sync()).toEqual({ is: 'done' })
    expect(notesOf(await phone!.facts({ kind: 'note' })).map((one) => one.current.body.text)).toEqual(['Skickad.'])
    expect(await readMoment({}, disk, now)).toMatchObject({ state: 'open', lost: 1 })
    expect((await phone!.status()).cleared).toEqual({ lost: 1 })
    await phone!.readCleared()
    expect((await phone!.status()).cleared).toBe(null)
  })
  it('says nothing more once all is here again, when nothing was lost', async () => {
    await expect.poll(noted).toEqual([0])
    const { phone } = await clear(made.phone.copy.database)
    await expect.poll(async () => (await phone!.status()).cleared).toEqual({ lost: 0 })
    await phone!.sync()
    expect((await phone!.status()).cleared).toBe(null)
  })
  it('says that nobody knows how much went when the notes are gone too', async () => {
    notes.clear()
    const { phone } = await clear(made.phone.copy.database)
    await expect.poll(async () => (await phone!.status()).cleared).toEqual({ lost: null })
  })
  it('is told of before the rest of the app has looked', async () => {
    made.phones.close()
    await remove(made.phone.copy.database)
    expect(await readMoment({}, disk, now)).toEqual({ state: 'gone', lost: undefined })
    expect((await disk.databases()).map((one) => one.name)).toEqual([registryName])
  })
})

it('everything cleared: says how much went, until somebody has signed in again', async () => {
  net = false
  await note('Väntar.')
  await expect.poll(noted).toEqual([1])
  const { phones } = await clear(registryName, made.phone.copy.database)
  const parts = testParts(server.network(() => sara), () => now, disk, notebook())
  expect(await clearedHere(phones.registry, parts)).toEqual({ lost: 1 })
  net = true
  await phones.arrive({ shared: false })
  expect(await clearedHere(phones.registry, parts)).toBe(null)
  await phones.syncAll(() => true)
  await expect.poll(noted).toEqual([0])
})

it('everything cleared, and the notes with it: a session that still lives says that a copy was here, and without one nothing is said', async () => {
  await expect.poll(noted).toEqual([0])
  made.phones.close()
  for (const name of [registryName, made.phone.copy.database]) await remove(name)
  notes.clear()
  const { registry } = createPhones(testParts(server.network(() => sara), () => now, disk, notebook()))
  expect(await clearedHere(registry, testParts(server.network(() => sara), () => now, disk, notebook()))).toEqual({ lost: null })
  expect(await clearedHere(registry, testParts(server.network(() => null), () => now, disk, notebook()))).toBe(null)
})

describe('keys that the browser has cleared, with the copy still there', () => {
  it('delivers what waited in it, sealed, and lets go of what nobody can read', async () => {
    net = false
    await note('Väntar.')
    await expect.poll(noted).toEqual([1])
    const old = made.phone.copy.database
    const { phone, phones } = await clear(registryName)
    expect(phone).toBe(null)
    expect(await clearedHere(phones.registry, testParts(server.network(() => sara), () => now, disk, notebook()))).toEqual({ lost: undefined })
    net = true
    expect((await phones.arrive({ shared: false })).is).toBe('ok')
    expect((await disk.databases()).map((one) => one.name)).not.toContain(old)
    await phones.syncAll(() => true)
    expect(server.facts).toHaveLength(2)
    const again = await phones.open({ human: sara.actor.human, account: server.account })
    await again!.sync()
    expect(notesOf(await again!.facts({ kind: 'note' }))).toHaveLength(2)
    expect((await again!.status()).cleared).toBe(null)
  })
})

it('is no clearing when somebody signs in for the first time', async () => {
  expect((await made.phone.status()).cleared).toBe(null)
})
