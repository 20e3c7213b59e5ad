// Under what lies under the moment key stands who wrote it: also a first one, written here or by another, and while the directory is locked.
import { IDBKeyRange, type IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { dropKeys } from './keys/unlocked.ts'
import { readMoment } from './moment-reader.ts'
import { createPhones } from './phones.ts'
import { home, makeLead, seizure } from './test-lead.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import type { TestMember, TestServer } from './test-server.ts'

Object.assign(globalThis, { IDBKeyRange })
const pin = '135790'
let now: number
let server: TestServer
let sanna: TestMember
let karin: TestMember
let disk: IDBFactory
let made: TestPhone
let hers: TestPhone

/** A phone that has the directory, and nothing written by anybody. */
beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  ;({ server, sanna, disk, made } = await makeLead(() => now))
  karin = server.join('Karin', ['lead'], [home])
  hers = await makeTestPhone({ fetch: server.network(() => karin), now: () => now })
  await made.phones.choose({ human: sanna.actor.human, account: server.account })
  await hers.phone.sync()
  await made.phone.sync()
})
const named = async () => {
  const read = await readMoment({}, disk, now)
  return read.state === 'open' ? read.subjects.map((one) => read.names[one.inForce.author] ?? null) : read
}
const publishes = async ({ phone }: TestPhone) => {
  await phone.append(seizure)
  await phone.sync()
}
const askedForPeople = () => server.requests.filter((one) => one.endsWith('/people')).length

it('what is written here, before it has been sent', async () => {
  server.between = () => 'no-network'
  await made.phone.append(seizure)
  expect(await named()).toEqual(['Sanna'])
})

it('what another has written, when it comes and after a restart, without asking for the directory again', async () => {
  const before = askedForPeople()
  await publishes(hers)
  now += 60_000
  await made.phone.sync()
  expect(await named()).toEqual(['Karin'])
  dropKeys(made.phone.copy.database, 'all')
  made.phones.close()
  await createPhones(made.parts).open({ human: sanna.actor.human, account: server.account })
  expect(await named()).toEqual(['Karin'])
  expect(askedForPeople()).toBe(before)
})

it('one who joined a moment ago', async () => {
  const elin = server.join('Elin', ['lead'], [home])
  const new_ = await makeTestPhone({ fetch: server.network(() => elin), now: () => now })
  await publishes(new_)
  await made.phone.sync()
  expect(await named()).toEqual(['Elin'])
})

describe('while the binder is locked', () => {
  beforeEach(async () => {
    await made.phone.setPin(pin, { memory: 256, iterations: 1 })
    await made.phone.sync()
    made.phone.lock()
  })
  it('what comes is named by asking for the directory, once', async () => {
    await publishes(hers)
    const before = askedForPeople()
    await made.phone.sync()
    await made.phone.sync()
    expect(await named()).toEqual(['Karin'])
    expect(askedForPeople() - before).toBe(1)
  })
  it('those who are named stay so when another comes, and a name that the server shortens is shortened at once', async () => {
    await publishes(made)
    await publishes(hers)
    await made.phone.sync()
    expect((await named() as string[]).toSorted()).toEqual(['Karin', 'Sanna'])
    server.between = (path) => (path.includes('/people')
      ? Response.json({ people: server.people.filter((one) => one.name === 'Karin').map((one) => ({ ...one, name: 'K.', protected: true })), gone: [], cursor: '2' }) : null)
    now += 11 * 60_000
    await made.phone.sync()
    expect((await named() as string[]).toSorted()).toEqual(['K.', 'Sanna'])
  })
})
