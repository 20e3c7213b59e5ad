import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { bareKeyOf } from './keys/binder-lock.ts'
import { dropKeys } from './keys/unlocked.ts'
import { readMoment } from './moment-reader.ts'
import type { Phone } from './phone.ts'
import { createPhones, type Phones } from './phones.ts'
import { chooseLook, humansHere } from './sharing.ts'
import { audience, delivery, home, seizure } from './test-lead.ts'
import { makeTestPhone, testParts } from './test-phone.ts'
import { makeTestServer, type TestMember, type TestServer } from './test-server.ts'

Object.assign(globalThis, { IDBKeyRange })
const cheap = { memory: 256, iterations: 1 }
const pin = '135790'
let now: number
let server: TestServer
let omar: TestMember
let elin: TestMember
let disk: IDBFactory
let signedIn: TestMember
let phones: Phones
beforeEach(begin)
function begin(): void {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  omar = server.join('Omar Assistentsson', ['lead'], [home])
  elin = server.join('Elin Anhörig', ['lead'], [home])
  disk = new IDBFactory()
  signedIn = omar
  phones = createPhones(testParts(server.network(() => signedIn), () => now, disk))
}
afterEach(() => { vi.restoreAllMocks() })

const note = (text: string) => ({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
const lunch = { ...seizure, body: { ...seizure.body, title: 'Lunch', lifeSaving: false, plain: 'Lunch' } }
const texts = async (phone: Phone) => (await phone.facts({})).map((fact) => fact.body.title ?? fact.body.text).toSorted()
const openFor = async (member: TestMember, by = phones) => (await by.open({ human: member.actor.human, account: server.account }))!
const homeOf = async (member: TestMember) => (await phones.registry.home(member.actor.human, server.account))!
async function arrive(member: TestMember, options: { shared?: boolean; evenSo?: boolean } = {}): Promise<Phone> {
  signedIn = member
  expect(await phones.arrive(options)).toMatchObject({ is: 'ok' })
  const phone = await openFor(member)
  await phones.choose({ human: phone.human, account: phone.account })
  return phone
}
/** The browser is closed and opened again: memory is gone, the disk is not. */
async function restart(): Promise<void> {
  for (const one of await phones.registry.homes()) if (one.database) dropKeys(one.database, 'all')
  phones.close()
  phones = createPhones(testParts(server.network(() => signedIn), () => now, disk))
}
async function omarsPhone(): Promise<Phone> {
  const phone = await arrive(omar)
  await phone.append(note('En lugn kväll.'))
  await phone.append(lunch)
  await phone.append(seizure)
  await phone.sync()
  return phone
}
const nothingBare = async () => (await phones.registry.homes()).every((one) => bareKeyOf(one.binder) === null && !one.givenUp)

describe('a second human who signs in', () => {
  it('takes the first one’s bare key away: only the moment set can be read, until the first has set a PIN and all is fetched again', async () => {
    const before = await omarsPhone()
    await phones.registry.set('shell', { ready: true })
    expect((await before.status()).readyForOffline).toBe(true)
    expect(await texts(before)).toEqual(['En lugn kväll.', 'Krampanfall', 'Lunch'])
    await arrive(elin)
    expect(await nothingBare()).toBe(true)
    const again = await openFor(omar)
    expect([await texts(again), (await again.status()).binder]).toEqual([['Krampanfall'], 'no-key'])
    await phones.choose({ human: omar.actor.human, account: server.account })
    expect(await readMoment({}, disk, now)).toMatchObject({ state: 'open', locked: true, person: 'Tove', subjects: [{ inForce: { body: { title: 'Krampanfall' } } }] })
    expect((await again.status()).readyForOffline).toBe(false)

    await arrive(omar)
    await again.setPin(pin, cheap)
    await again.sync()
    expect(await texts(again)).toEqual(['En lugn kväll.', 'Krampanfall', 'Lunch'])
    await restart()
    const locked = await openFor(omar)
    expect(await locked.unlock(pin)).toEqual({ result: 'open' })
    expect(await texts(locked)).toEqual(['En lugn kväll.', 'Krampanfall', 'Lunch'])
    expect((await locked.people()).map((one) => one.name).toSorted()).toEqual(['Elin Anhörig', 'Omar Assistentsson'])
  })
  it('makes the phone shared for both, whatever was chosen', async () => {
    await omarsPhone()
    const phone = await arrive(elin, { shared: false })
    expect(await phone.status()).toMatchObject({ binder: 'no-key', shared: true })
    expect((await homeOf(omar)).shared).toBe(true)
  })
  it('loses nothing that the first one wrote: it arrives as the first one’s', async () => {
    const phone = await omarsPhone()
    server.between = () => 'no-network'
    await phone.append(note('Väntar.'))
    // As if written before the server's delivery key was known.
    await phone.copy.store.outbox.toCollection().modify({ sealed: null })
    server.between = () => null
    const sent = server.facts.length
    await arrive(elin)
    await phones.syncAll(() => true)
    expect(server.facts.slice(sent).map((fact) => [fact.header.author, (fact.body as { text: string }).text])).toEqual([[omar.actor.membership, 'Väntar.']])
    expect(await (await openFor(omar)).status()).toMatchObject({ waiting: 0, refused: 0 })
  })
  it('is told, and nothing is done, when texts of the first one lie here and nowhere else', async () => {
    const phone = await omarsPhone()
    const { id } = await phone.append(note('Nekas.'))
    await phone.copy.store.facts.update(id, { kind: 'gossip' })
    await phone.sync()
    await phone.keepDraft('note', 'halvskrivet')
    signedIn = elin
    expect(await phones.arrive()).toEqual({ is: 'would-lose', count: 2 })
    expect([await phone.readDraft('note'), (await homeOf(omar)).shared, await phones.registry.home(elin.actor.human, server.account)]).toEqual(['halvskrivet', false, null])
    await arrive(elin, { evenSo: true })
    expect(await nothingBare()).toBe(true)
  })
  it('takes nothing from one who has a PIN', async () => {
    const phone = await omarsPhone()
    await phone.setPin(pin, cheap)
    await phone.keepDraft('note', 'halvskrivet')
    await arrive(elin)
    await restart()
    const again = await openFor(omar)
    await again.unlock(pin)
    expect([await texts(again), await again.readDraft('note')]).toEqual([['En lugn kväll.', 'Krampanfall', 'Lunch'], 'halvskrivet'])
  })
  it('who is let in nowhere takes nothing from anybody', async () => {
    const phone = await omarsPhone()
    elin.ended = true
    signedIn = elin
    expect(await phones.arrive()).toMatchObject({ is: 'ok', value: { memberships: [] } })
    expect([(await phone.status()).binder, await homeOf(omar)]).toMatchObject(['open', { shared: false, shown: null }])
  })
  it('leaves no tab with the first one’s binder open, and what such a tab writes later is not said to be saved', async () => {
    await omarsPhone()
    vi.resetModules()
    const beside = (await import('./phones.ts')).createPhones(testParts(server.network(() => signedIn), () => now, disk))
    const other = await openFor(omar, beside)
    expect(await texts(other)).toHaveLength(3)
    await arrive(elin)
    await expect(other.append(note('För sent.'))).rejects.toMatchObject({ reason: 'locked' })
    await beside.heard({ database: other.copy.database })
    expect(await texts(other)).toEqual(['Krampanfall'])
    beside.close()
  })
  it('finds what waits sealed and the key gone after a stop at any step', async () => {
    const seen = new Set<boolean>()
    for (let stop = 1; stop <= 9; stop++) {
      begin()
      const phone = await omarsPhone()
      server.between = () => 'no-network'
      const { id } = await phone.append(note('Väntar.'))
      server.between = () => null
      let steps = 0
      const transact = IDBDatabase.prototype.transaction
      const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args: Parameters<typeof transact>) {
        if (args[1] === 'readwrite' && ++steps >= stop) throw new Error('switched off')
        return transact.apply(this, args)
      })
      signedIn = elin
      await phones.arrive().catch(() => {})
      spy.mockRestore()
      await restart()
      const again = await openFor(omar)
      const shared = (await homeOf(omar)).shared
      seen.add(shared)
      expect([stop, shared, await nothingBare()]).toEqual([stop, shared, shared])
      expect(await texts(again)).toEqual(shared ? ['Krampanfall'] : ['En lugn kväll.', 'Krampanfall', 'Lunch', 'Väntar.'])
      expect((await again.copy.store.outbox.toArray()).map((row) => [row.id, row.sealed !== null])).toEqual([[id, true]])
    }
    expect(seen).toEqual(new Set([false, true]))
  })
  it('lets a change of key that was cut short come to its end', async () => {
    const phone = await omarsPhone()
    await phone.keepDraft('note', 'halvskrivet')
    let writes = 0
    const fail = () => { if (++writes === 1) throw new Error('switched off') }
    phone.copy.store.facts.hook('updating', fail)
    await expect(phone.setPin(pin, cheap)).rejects.toThrow()
    await restart()
    await arrive(elin, { evenSo: true })
    expect(await nothingBare()).toBe(true)
    const again = await openFor(omar)
    expect(await again.unlock(pin)).toEqual({ result: 'open' })
    signedIn = omar
    await again.sync()
    expect([await texts(again), await again.readDraft('note')]).toEqual([['En lugn kväll.', 'Krampanfall', 'Lunch'], 'halvskrivet'])
  })
})

describe('a phone that one says is shared', () => {
  it('shows nothing but the moment set before a PIN is set, and keeps everything when it is', async () => {
    const phone = await omarsPhone()
    await phone.keepDraft('note', 'halvskrivet')
    await arrive(omar, { shared: true })
    expect([(await phone.status()).binder, await texts(phone)]).toEqual(['no-key', ['Krampanfall']])
    expect(await readMoment({}, disk, now)).toMatchObject({ state: 'open', locked: true, subjects: [{ inForce: { body: { title: 'Krampanfall' } } }] })
    await phone.setPin(pin, cheap)
    expect([await texts(phone), await phone.readDraft('note'), await nothingBare()]).toEqual([['En lugn kväll.', 'Krampanfall', 'Lunch'], 'halvskrivet', true])
  })
  it('lets go of a bare key at the next start, when its human went away without setting a PIN', async () => {
    await omarsPhone()
    await arrive(omar, { shared: true })
    await restart()
    expect(await texts(await openFor(omar))).toEqual(['Krampanfall'])
    expect(await nothingBare()).toBe(true)
  })
  it('is remembered by the browser until somebody says otherwise, alone', async () => {
    const phone = await arrive(omar, { shared: true })
    await phone.setPin(pin, cheap)
    await arrive(omar)
    expect((await homeOf(omar)).shared).toBe(true)
    await arrive(omar, { shared: false })
    expect(await homeOf(omar)).toMatchObject({ shared: false, shown: null, binder: { pin: {} } })
  })
  it('has the moment set without a PIN, where nothing older stands in for what is locked', async () => {
    const other = await makeTestPhone({ fetch: server.network(() => elin), now: () => now })
    await other.phone.append(seizure)
    const { id, subject } = await other.phone.append({ ...seizure, body: { ...seizure.body, title: 'Lyften' } })
    await other.phone.append({ ...lunch, subject, basedOn: [id] })
    await other.phone.append(note('En lugn kväll.'))
    await other.phone.sync()
    const phone = await arrive(omar, { shared: true })
    await phones.registry.set('shell', { ready: true })
    expect(await phone.sync()).toEqual({ is: 'done' })
    expect(await texts(phone)).toEqual(['Krampanfall'])
    expect((await readMoment({}, disk, now))).toMatchObject({ state: 'open', locked: true, ready: false, subjects: [{ inForce: { body: { title: 'Krampanfall' } } }] })
    await other.phone.append({ ...seizure, body: { ...seizure.body, title: 'Sväljer fel' } })
    await other.phone.sync()
    await phone.sync()
    expect(await texts(phone)).toEqual(['Krampanfall', 'Sväljer fel'])
    await phone.setPin(pin, cheap)
    await phone.sync()
    expect(await texts(phone)).toEqual(['En lugn kväll.', 'Krampanfall', 'Lunch', 'Lyften', 'Sväljer fel'])
  })
})

describe('signing out on a shared phone', () => {
  it('ends the session of the one who signs out, and nobody else’s', async () => {
    const ended = () => server.requests.filter((one) => one === 'POST /api/auth/sign-out').length
    await omarsPhone()
    await arrive(elin)
    await phones.signOut(omar.actor.human)
    expect([ended(), await openFor(omar)]).toEqual([0, null])
    await phones.signOut(elin.actor.human)
    expect(ended()).toBe(1)
  })
})

describe('who is here', () => {
  it('is told by first name and a colour each, also of one who was here before; and nothing of it on an own phone', async () => {
    await omarsPhone()
    expect((await homeOf(omar)).shown).toBeNull()
    await arrive(elin)
    const here = await humansHere(phones.registry)
    expect(here.map((one) => [one.shown!.name, one.account])).toEqual([['Elin Anhörig', server.account], ['Omar', server.account]])
    expect(new Set(here.map((one) => one.shown!.colour)).size).toBe(2)
  })
  it('shows a symbol where the name is protected', async () => {
    for (const one of server.people) one.protected = true
    await omarsPhone()
    await arrive(elin)
    expect((await humansHere(phones.registry)).map((one) => one.shown!.name)).toEqual([null, null])
  })
  it('shows a symbol where the name cannot be read', async () => {
    const phone = await omarsPhone()
    await phone.setPin(pin, cheap)
    await restart()
    await arrive(elin)
    expect((await humansHere(phones.registry)).map((one) => one.shown!.name)).toEqual([null, 'Elin Anhörig'])
  })
  it('is what each has chosen, for all their binders', async () => {
    await arrive(omar, { shared: true })
    await chooseLook(phones.registry, omar.actor.human, { name: null, symbol: 'fish', colour: 'rose' })
    await arrive(omar)
    expect((await humansHere(phones.registry)).map((one) => one.shown)).toEqual([{ name: null, symbol: 'fish', colour: 'rose' }])
  })
})

describe('a copy that goes away by itself', () => {
  it('is told of with what went with it, until its human has signed in again', async () => {
    const phone = await omarsPhone()
    const { id } = await phone.append(note('Nekas.'))
    await phone.copy.store.facts.update(id, { kind: 'gossip' })
    await phone.sync()
    await phone.setPin(pin, cheap)
    phone.lock()
    for (let at = 1; at <= 10; at++) {
      await phone.unlock('000000')
      now += 60_000 * 2 ** at
    }
    expect(await phones.registry.setting('destroyed')).toMatchObject([{ human: omar.actor.human, why: 'pin', lost: 1 }])
    await arrive(omar)
    expect(await phones.registry.setting('destroyed')).toEqual([])
  })
  it('is told of when the lease has been over for 30 days', async () => {
    const phone = await omarsPhone()
    for (let day = 0; day < 34; day++) { now += 24 * 3_600_000; await phone.tick() }
    await restart()
    expect(await openFor(omar)).toBeNull()
    expect(await phones.registry.setting('destroyed')).toMatchObject([{ why: 'lease', lost: 0 }])
  })
})
