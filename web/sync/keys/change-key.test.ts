import type { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import type { Phone } from '../phone.ts'
import type { Phones } from '../phones.ts'
import { audience, makeLead, seizure } from '../test-lead.ts'
import { makeTestPhone, type TestPhone } from '../test-phone.ts'
import type { TestMember, TestServer } from '../test-server.ts'
import { heldKey } from './unlocked.ts'

const cheap = { memory: 256, iterations: 1 }
const pin = '135790'
let now: number
let server: TestServer
let sanna: TestMember
let disk: IDBFactory
let made: TestPhone

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  ;({ server, sanna, disk, made } = await makeLead(() => now))
})
afterEach(() => { vi.restoreAllMocks() })

const note = (text: string) => ({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
const texts = async (phone: Phone) => (await phone.facts({})).map((fact) => fact.body.title ?? fact.body.text).toSorted()

/** The browser is closed and opened again: memory is gone, the disk is not. */
async function restart(): Promise<Phone> {
  made.phones.close()
  return (await tabBeside()).phone
}
async function restartWithPin(): Promise<Phone> {
  const phone = await restart()
  expect(await phone.unlock(pin)).toEqual({ result: 'open' })
  return phone
}
/** A tab beside this one: the same disk, a memory of its own, and as yet nothing heard from the other. */
async function tabBeside(): Promise<{ phone: Phone; phones: Phones }> {
  vi.resetModules()
  const { createPhones } = await import('../phones.ts')
  const phones = createPhones(made.parts)
  return { phones, phone: (await phones.open({ human: sanna.actor.human, account: server.account }))! }
}
/** Lets `work` go on until it has encrypted what `of` names, then `meanwhile` happens, and only then is it stored. */
async function whileBeingStored<T>(of: (id: string) => boolean, work: () => Promise<T>, meanwhile: () => Promise<unknown>): Promise<T> {
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
  let reach!: () => void
  let release!: () => void
  const reached = new Promise<void>((resolve) => { reach = resolve })
  const released = new Promise<void>((resolve) => { release = resolve })
  let first = true
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (how, key, data) => {
    const sealed = await encrypt(how, key, data)
    const bound = (how as AesGcmParams).additionalData
    if (first && bound && of(new TextDecoder().decode(bound as Uint8Array))) {
      first = false
      reach()
      await released
    }
    return sealed
  })
  const working = work()
  await reached
  await meanwhile()
  release()
  return working
}
const keysOf = async (phone: Phone) => [...new Set((await phone.copy.store.facts.toArray()).map((row) => row.key))].toSorted()
const setPin = () => made.phone.setPin(pin, cheap)

describe('what is just being stored while the owner takes the moment key back', () => {
  const hear = async (phone: Phone, agreed: boolean) => {
    server.agreed.momentKey = agreed
    now += 2 * 3_600_000
    await phone.sync()
  }
  it('can be read afterwards, also after a restart and after the owner has agreed again', async () => {
    const beside = (await tabBeside()).phone
    let id = ''
    await whileBeingStored((one) => /^[0-9a-f-]{36}$/.test(one), async () => { ({ id } = await beside.append(seizure)) }, () => hear(made.phone, false))
    const keyOf = async (phone: Phone) => (await phone.copy.store.facts.get(id))!.key
    expect(await keyOf(made.phone)).toBe('b1')
    const again = await restart()
    expect(await texts(again)).toEqual(['Krampanfall'])
    await hear(again, true)
    // Another key has another name: nothing that the first one sealed is taken for the second's.
    expect([await keyOf(again), await texts(again)]).toEqual(['m2', ['Krampanfall']])
    expect(await texts((await tabBeside()).phone)).toEqual(['Krampanfall'])
  })
})

describe('what is just being stored while a PIN is set', () => {
  it('is a written note that can be read afterwards, under the new key', async () => {
    await whileBeingStored((id) => server.facts.every((fact) => fact.header.id !== id) && /^[0-9a-f-]{36}$/.test(id), () => made.phone.append(note('Skriven under bytet.')), setPin)
    const again = await restartWithPin()
    expect([await texts(again), await keysOf(again)]).toEqual([['Skriven under bytet.'], ['b2']])
  })
  it('is a page from the server that can be read afterwards, laid down many to a record', async () => {
    const other = await makeTestPhone({ fetch: server.network(() => sanna), now: () => now })
    for (let at = 0; at < 4; at++) await other.phone.append(note(`${at}`))
    await other.phone.sync()
    server.pageSize = 2
    const ofPage = (id: string) => id === server.facts[0]!.header.id
    expect(await whileBeingStored(ofPage, () => made.phone.sync(), setPin)).toEqual({ is: 'done' })
    expect(await made.phone.copy.store.packs.count()).toBeGreaterThan(0)
    const again = await restartWithPin()
    expect(await texts(again)).toEqual(['0', '1', '2', '3'])
  })
  it('is a half-written text', async () => {
    await whileBeingStored((id) => id === 'draft note', () => made.phone.keepDraft('note', 'halvskrivet'), setPin)
    expect(await (await restartWithPin()).readDraft('note')).toBe('halvskrivet')
  })
  it('is the directory of names', async () => {
    await whileBeingStored((id) => id.startsWith('person '), () => made.phone.sync(), setPin)
    expect((await (await restartWithPin()).people()).map((one) => one.name)).toEqual(['Sanna'])
  })
  it('is what a tab writes that has not heard of it', async () => {
    const beside = (await tabBeside()).phone
    await setPin()
    expect(beside.copy.home.binder!.label).toBe('b1')
    await beside.append(note('Från fliken bredvid.'))
    await beside.keepDraft('note', 'bredvid')
    const again = await restartWithPin()
    expect([await texts(again), await again.readDraft('note')]).toEqual([['Från fliken bredvid.'], 'bredvid'])
  })
})

describe('a change of key', () => {
  it('keeps the newer of two half-written texts', async () => {
    await made.phone.keepDraft('note', 'först')
    await whileBeingStored((id) => id === 'draft note', setPin, () => made.phone.keepDraft('note', 'sedan'))
    expect(await (await restartWithPin()).readDraft('note')).toBe('sedan')
  })
  it('takes along whose binder it is, where there is no moment key', async () => {
    server.agreed.momentKey = false
    now += 2 * 3_600_000
    await made.phone.sync()
    await setPin()
    expect(await (await restartWithPin()).person()).toBe('Tove')
  })
  it('leaves the old key neither on the disk nor in memory', async () => {
    await made.phone.append(note('Ett.'))
    await setPin()
    expect([made.phone.copy.home.binder!.old, heldKey(made.phone.copy.database, 'b1'), await made.phone.copy.store.meta.get('inboxBefore')]).toEqual([null, null, undefined])
  })
  it('closes what a tab beside has open, as soon as that has heard of it', async () => {
    await made.phone.append(note('Ett.'))
    const beside = await tabBeside()
    expect(await texts(beside.phone)).toEqual(['Ett.'])
    await setPin()
    await beside.phones.heard({ database: beside.phone.copy.database })
    expect([await texts(beside.phone), (await beside.phone.status()).binder]).toEqual([[], 'away'])
  })
  it('that is interrupted by the lock lets go of the old key only when everything has been moved', async () => {
    await made.phone.append(note('Ett.'))
    await made.phone.keepDraft('note', 'halvskrivet')
    made.phone.copy.store.facts.hook('updating', () => { made.phone.lock() })
    await setPin()
    expect(made.phone.copy.home.binder!.old).not.toBeNull()
    const again = await restartWithPin()
    expect([await texts(again), await again.readDraft('note'), again.copy.home.binder!.old]).toEqual([['Ett.'], 'halvskrivet', null])
  })
  it('is not held up by a damaged row', async () => {
    const { id } = await made.phone.append(note('Skadad.'))
    await made.phone.append(note('Hel.'))
    await made.phone.copy.store.facts.update(id, { data: new Uint8Array(40) })
    const phone = await restart()
    await phone.setPin(pin, cheap)
    expect([await texts(phone), phone.copy.home.binder!.old]).toEqual([['Hel.'], null])
  })
  it('that is switched off at once loses nothing that is written before the next unlocking', async () => {
    vi.spyOn(crypto.subtle, 'exportKey').mockRejectedValueOnce(new Error('switched off'))
    await expect(setPin()).rejects.toThrow('switched off')
    const locked = await restart()
    await locked.append(note('Skriven låst.'))
    await locked.unlock(pin)
    locked.lock()
    await locked.append(note('Skriven låst igen.'))
    await locked.unlock(pin)
    expect(await texts(locked)).toEqual(['Skriven låst igen.', 'Skriven låst.'])
  })
  it('is made by one tab only, when two make it at once', async () => {
    await made.phone.append(note('Ett.'))
    const beside = (await tabBeside()).phone
    await setPin()
    await expect(beside.setPin('246802', cheap)).rejects.toThrow('another tab')
    expect((await beside.status()).binder).toBe('away')
    expect(await texts(await restartWithPin())).toEqual(['Ett.'])
  })
})

describe('what comes in while the binder is locked', () => {
  it('can be read also when it is stored just after the unlocking', async () => {
    await setPin()
    made.phone.lock()
    await whileBeingStored((id) => /^[0-9a-f]{8}-/.test(id), () => made.phone.append(note('Skriven låst.')), () => made.phone.unlock(pin))
    expect(await texts(await restartWithPin())).toEqual(['Skriven låst.'])
  })
})

describe('a moment key that the owner withdraws', () => {
  it('loses nothing of what lay under it, also of what nobody has read since the start', async () => {
    await made.phone.append(seizure)
    const phone = await restart()
    server.agreed.momentKey = false
    now += 2 * 3_600_000
    await phone.sync()
    expect([await texts(phone), await keysOf(phone), phone.copy.home.momentKey]).toEqual([['Krampanfall'], ['b1'], null])
  })
})
