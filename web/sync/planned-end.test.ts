import type { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { readMoment } from './moment-reader.ts'
import { createPhones, type Phones } from './phones.ts'
import { audience, home, makeLead, seizure } from './test-lead.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import type { TestMember, TestServer } from './test-server.ts'

const hour = 3_600_000
let now: number
let net: boolean
let server: TestServer
let sanna: TestMember
let disk: IDBFactory
let made: TestPhone
let phones: Phones

const iso = (ms: number) => new Date(ms).toISOString()
const note = (text: string) => made.phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
const who = () => ({ human: sanna.actor.human, account: server.account })
const opened = async () => {
  phones = createPhones(made.parts)
  return phones.open(who())
}
const state = async () => (await phones.registry.home(who().human, who().account))?.state

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  net = true
  ;({ server, sanna, disk, made } = await makeLead(() => now))
  phones = made.phones
  server.between = () => (net ? null : 'no-network')
  await made.phones.choose(who())
  await made.phone.append(seizure)
  sanna.until = iso(now + 10 * hour)
  await made.phone.sync()
})

describe('an end that was planned while there was network', () => {
  beforeEach(() => { net = false })
  it('holds without network: nothing is shown from its moment on, and the copy and its keys go at the next opening', async () => {
    now += 10 * hour - 1
    expect((await readMoment({}, disk, now)).state).toBe('open')
    now += 1
    expect(await readMoment({}, disk, now)).toEqual({ state: 'ended' })
    expect(await opened()).toBe(null)
    expect(await phones.registry.home(who().human, who().account)).toMatchObject({ state: 'ended', database: null, momentKey: null, binder: null })
    expect((await disk.databases()).map((one) => one.name)).toEqual(['viewme'])
  })
  it('holds where the app stands open, within a minute', async () => {
    now += 10 * hour
    await made.phone.tick()
    expect((await made.phone.status()).membership).toBe('ended')
    expect(await made.phone.facts({ kind: 'instruction-version' })).toEqual([])
  })
  it('sends what waited, sealed, as soon as there is network', async () => {
    await note('Före slutet.')
    now += 11 * hour
    await opened()
    expect(await phones.registry.leftBehind()).toMatchObject([{ state: 'waiting' }])
    net = true
    let told = 0
    phones.delivered.add(() => { told++ })
    await phones.syncAll(() => true)
    await phones.syncAll(() => true)
    expect(told).toBe(1)
    expect(server.facts.map((fact) => fact.header.kind)).toEqual(['instruction-version', 'note'])
    expect(await phones.registry.leftBehind()).toMatchObject([{ state: 'sent', reason: null }])
  })
  it('lets nothing be read or deleted by a clock that has jumped, until the server has been heard', async () => {
    now += 40 * hour
    expect(await readMoment({}, disk, now)).toEqual({ state: 'closed', why: 'clock' })
    const phone = await opened()
    expect(await phone!.facts({ kind: 'instruction-version' })).toEqual([])
    now -= 40 * hour
    net = true
    await phone!.sync()
    await phone!.tick()
    expect(await phone!.facts({ kind: 'instruction-version' })).toHaveLength(1)
  })
  it('gives way to one that has been moved meanwhile, and takes nothing', async () => {
    await made.phone.keepDraft('note', { text: 'halv' })
    sanna.until = iso(now + 1000 * hour)
    now += 11 * hour
    net = true
    const phone = await opened()
    expect(await phone!.readDraft('note')).toEqual({ text: 'halv' })
    expect((await readMoment({}, disk, now)).state).toBe('open')
  })
})

it('an end that is taken back is forgotten at the next round', async () => {
  sanna.until = null
  await made.phone.sync()
  net = false
  now += 20 * hour
  expect(await opened()).not.toBe(null)
  expect((await readMoment({}, disk, now)).state).toBe('open')
})

it('a membership that begins again is a copy again', async () => {
  net = false
  now += 11 * hour
  await opened()
  expect(await state()).toBe('ended')
  sanna.until = iso(now + 100 * hour)
  net = true
  const again = await makeTestPhone({ fetch: server.network(() => sanna), now: () => now, indexedDB: disk })
  await again.phone.sync()
  expect(await again.phone.facts({ kind: 'instruction-version' })).toHaveLength(1)
  expect((await readMoment({}, disk, now)).state).toBe('open')
  net = false
  now += 20 * hour
  expect(await readMoment({}, disk, now)).toMatchObject({ state: 'open' })
})

it('says nothing of an end to others of the team', async () => {
  const member = server.join('Omar', ['assistant'], [home])
  const omar = await makeTestPhone({ fetch: server.network(() => member), now: () => now })
  await omar.phone.sync()
  net = false
  now += 20 * hour
  await omar.phone.tick()
  expect((await omar.phone.status()).membership).toBe('in')
})
