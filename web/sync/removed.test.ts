// What is gone from a phone: whether somebody removed it, or it may no longer be held, are two things to tell whoever reads it.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { dropKeys } from './keys/unlocked.ts'
import { readMoment, readRemoval } from './moment-reader.ts'
import { home, makeLead, seizure } from './test-lead.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import type { TestMember, TestServer } from './test-server.ts'

Object.assign(globalThis, { IDBKeyRange })
let now: number
let server: TestServer
let karin: TestMember
let disk: IDBFactory
let made: TestPhone
let hers: TestPhone

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  const lead = await makeLead(() => now)
  ;({ server, disk, made } = lead)
  karin = server.join('Karin', ['lead'], [home])
  hers = await makeTestPhone({ fetch: server.network(() => karin), now: () => now })
  await made.phones.choose({ human: lead.sanna.actor.human, account: server.account })
  await hers.phone.sync()
})
const stands = async (): Promise<string[] | null> => {
  const read = await readMoment({}, disk, now)
  return read.state === 'open' ? read.subjects.map((one) => one.subject) : null
}
const removal = (subject: string) => readRemoval(subject, disk, now)

it('what was removed says who did it and when, also while the binder is locked', async () => {
  const { id, subject } = await hers.phone.append(seizure)
  await hers.phone.sync()
  await made.phone.sync()
  expect([await stands(), await removal(subject)]).toEqual([[subject], null])
  now += 60_000
  await hers.phone.append({ kind: 'withdrawal', subject, basedOn: [id], body: {} })
  await hers.phone.sync()
  await made.phone.sync()
  dropKeys(made.phone.copy.database, 'all')
  expect(await stands()).toEqual([])
  expect(await removal(subject)).toMatchObject({ author: karin.actor.membership, writtenAt: '2026-11-24T12:01:00.000Z' })
})

it('what may no longer be held, or has never been here, was removed by nobody', async () => {
  const { subject } = await hers.phone.append(seizure)
  await hers.phone.sync()
  await made.phone.sync()
  expect(await stands()).toEqual([subject])
  await hers.phone.append({ kind: 'visibility', subject, basedOn: [], body: {}, audience: { groups: [], members: [karin.actor.membership] } })
  await hers.phone.sync()
  await made.phone.sync()
  expect([await stands(), await removal(subject), await removal(crypto.randomUUID())]).toEqual([[], null, null])
})

it('whoever writes no instructions is told apart from whoever does: none here may be none that they are shown', async () => {
  const others = new IDBFactory()
  const elin = server.join('Elin', ['relative'], [home])
  const phone = await makeTestPhone({ fetch: server.network(() => elin), now: () => now, indexedDB: others })
  await phone.phones.choose({ human: elin.actor.human, account: server.account })
  await phone.phone.sync()
  await made.phone.sync()
  expect(await Promise.all([others, disk].map(async (one) => (await readMoment({}, one, now) as { onlyShown?: boolean }).onlyShown))).toEqual([true, false])
})
