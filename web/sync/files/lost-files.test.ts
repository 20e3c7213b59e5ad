import { IDBKeyRange, IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { readMoment } from '../moment-reader.ts'
import { audience, home, makeLead } from '../test-lead.ts'
import { makeTestPhone, type TestPhone } from '../test-phone.ts'
import { pictureOfText } from '../test-picture.ts'
import type { TestServer } from '../test-server.ts'
import { dropFiles } from './count-files.ts'
import { lessLost } from './lost-files.ts'

Object.assign(globalThis, { IDBKeyRange })
let now: number
let net: boolean
let server: TestServer
let made: TestPhone
let other: TestPhone
let place: IDBFactory

async function round({ phone, phones }: TestPhone): Promise<void> {
  await phone.sync()
  await phones.moveFiles(() => true)
}
const publish = async (title: string) => {
  const steps = [{ id: crypto.randomUUID(), text: 'Dra.', picture: { ...await made.phone.keepFile(pictureOfText(title)), shows: 'En hand.' } }]
  return made.phone.append({ kind: 'instruction-version', audience, body: { title, steps, lifeAreas: [], lifeSaving: true, safetyCritical: false, plain: plainOf({ title, steps }) } })
}
const moment = async () => {
  const read = await readMoment({}, place, now)
  return read.state === 'open' ? { ready: read.ready, missing: read.missing } : read
}

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  net = true
  ;({ server, made } = await makeLead(() => now))
  server.between = () => (net ? null : 'no-network')
  const omar = server.join('Omar', ['assistant'], [home])
  place = new IDBFactory()
  other = await makeTestPhone({ fetch: server.network(() => omar), now: () => now, indexedDB: place })
  await other.phones.registry.set('shell', { ready: true })
  await other.phones.choose({ human: omar.actor.human, account: server.account })
  await publish('Lyft')
  await publish('Luta')
  await round(made)
  await round(other)
})

it('pictures that the browser has taken are missed at once, without network, and fetched when there is one', async () => {
  expect([(await other.phone.status()).readyForOffline, await moment()]).toEqual([true, { ready: true, missing: 0 }])
  net = false
  await other.phone.copy.store.files.clear()
  expect(await other.phone.status()).toMatchObject({ readyForOffline: false, files: { files: 2, missing: 2, kinds: { 'instruction-version': { whole: 0 } } } })
  expect(await moment()).toEqual({ ready: false, missing: 2 })
  await round(other)
  expect(await moment()).toEqual({ ready: false, missing: 2 })
  net = true
  await round(other)
  expect([(await other.phone.status()).files, await moment()]).toMatchObject([{ files: 2, missing: 0, kinds: { 'instruction-version': { whole: 2 } } }, { ready: true, missing: 0 }])
})

it('one that is let go of on purpose is not missed, before it has been counted anew', async () => {
  const { store } = other.phone.copy
  await dropFiles(store, [(await store.files.toCollection().primaryKeys())[0]!])
  expect((await other.phone.status()).files).toMatchObject({ missing: 0 })
})

it('never says more missing than are named, and nothing of what has never been counted', () => {
  const counted = { kinds: { 'instruction-version': { subjects: 3, whole: 3 } }, files: 1, missing: 0, here: 4 }
  expect(lessLost(counted, 0)).toMatchObject({ missing: 1, kinds: { 'instruction-version': { whole: 2 } } })
  expect(lessLost(counted, 5)).toBe(counted)
  expect(lessLost(undefined, 0)).toBe(undefined)
})
