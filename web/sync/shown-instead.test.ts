import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { goneHere, readGone } from './gone.ts'
import { readMoment } from './moment-reader.ts'
import type { Phone } from './phone.ts'
import { createPhones, type Phones } from './phones.ts'
import { humansHere } from './sharing.ts'
import { delivery, home, seizure } from './test-lead.ts'
import { makeTestPhone, testParts, type TestPhone } from './test-phone.ts'
import { makeTestServer, type TestMember, type TestServer } from './test-server.ts'
import { makeTwoAccounts, type TwoAccounts } from './test-two-accounts.ts'

const hour = 3_600_000
const cheap = { memory: 256, iterations: 1 }
const titled = (title: string) => ({ ...seizure, body: { ...seizure.body, title, plain: title } })
let now: number
let disk: IDBFactory
const shows = () => readMoment({}, disk, now)
const tenTimes = async (phone: Phone) => {
  for (let at = 1; at <= 10; at++) {
    await phone.unlock('000000')
    now += 60_000 * 2 ** at
  }
}

describe('of one human’s two binders, when the one that is shown goes, the other is shown and what has gone can be named,', () => {
  let two: TwoAccounts
  let made: TestPhone
  let nils: Phone
  let net: boolean
  const of = (account: string) => ({ human: two.inTove.actor.human, account })
  beforeEach(async () => {
    now = Date.parse('2026-11-24T12:00:00Z')
    net = true
    disk = new IDBFactory()
    two = await makeTwoAccounts(() => now, home)
    made = await makeTestPhone({ fetch: (path, init) => (net ? two.network(path, init) : Promise.reject(new TypeError('Failed to fetch'))), now: () => now, indexedDB: disk, account: two.tove.account })
    nils = (await made.phones.open(of(two.nils.account)))!
    await made.phone.append(titled('Krampanfall'))
    await nils.append(titled('Andningsstopp'))
    await made.phones.choose(of(two.tove.account))
    await made.phones.syncAll(() => true)
    expect(await shows()).toMatchObject({ state: 'open', person: 'Tove' })
  })
  const showsNils = async () => {
    expect(await made.phones.current()).toEqual(of(two.nils.account))
    expect(await shows()).toMatchObject({ state: 'open', person: 'Nils', gone: ['Tove'], subjects: [{ inForce: { body: { title: 'Andningsstopp' } } }] })
  }

  it('when the server says that the membership is over', async () => {
    two.inTove.ended = true
    await made.phone.sync()
    await showsNils()
    await nils.keepDraft('note', 'halvskrivet')
    expect(await nils.readDraft('note')).toBe('halvskrivet')
    expect(await goneHere(made.phones.registry)).toMatchObject([{ account: two.tove.account, why: 'ended', person: 'Tove' }])
  })
  it('when a planned end comes without network', async () => {
    two.inTove.until = new Date(now + 10 * hour).toISOString()
    await made.phone.sync()
    net = false
    now += 10 * hour
    expect(await createPhones(made.parts).open(of(two.tove.account))).toBeNull()
    await showsNils()
  })
  it('after the tenth wrong PIN', async () => {
    await made.phone.setPin('135790', cheap)
    made.phone.lock()
    await tenTimes(made.phone)
    expect(await goneHere(made.phones.registry)).toMatchObject([{ why: 'pin' }])
    await showsNils()
  })
  it('when the lease of the one has been over for thirty days', async () => {
    await made.phones.registry.change(two.inTove.actor.human, two.tove.account, (row) => { row.lease = { ...row.lease, contactAt: now - 40 * 24 * hour } })
    const phones = createPhones(made.parts)
    expect(await phones.open(of(two.tove.account))).toBeNull()
    await showsNils()
  })
  it('and where another one goes, the one that is shown stays', async () => {
    two.inNils.ended = true
    await made.phones.syncAll(() => true)
    expect(await made.phones.current()).toEqual(of(two.tove.account))
    expect(await shows()).toMatchObject({ state: 'open', person: 'Tove', gone: ['Nils'] })
  })
  it('until it has been read, or signed out of', async () => {
    two.inTove.ended = true
    await made.phone.sync()
    await made.phones.arrive()
    expect(await shows()).toMatchObject({ gone: ['Tove'] })
    await readGone(made.phones.registry, two.inTove.actor.human)
    expect(await shows()).not.toHaveProperty('gone')
    two.inNils.ended = true
    await nils.sync()
    expect(await goneHere(made.phones.registry)).toHaveLength(1)
    await made.phones.signOut(two.inTove.actor.human)
    expect([await goneHere(made.phones.registry), await made.phones.current()]).toEqual([[], null])
  })
  it('by a name that lies under no lesser lock than before', async () => {
    two.tove.agreed = { momentKey: false, deviceLock: false }
    const other = await makeTestPhone({ fetch: two.network, now: () => now, account: two.tove.account })
    await other.phone.setPin('135790', cheap)
    await other.phone.sync()
    expect(await other.phone.person()).toBe('Tove')
    two.inTove.ended = true
    await other.phone.sync()
    expect(await goneHere(other.phones.registry)).toMatchObject([{ why: 'ended', person: null }])
  })
})

describe('on a shared phone, when the membership of whoever was shown last ends,', () => {
  let server: TestServer
  let elin: TestMember
  let omar: TestMember
  let signedIn: TestMember
  let net: boolean
  let phones: Phones
  const comes = async (member: TestMember, pin: string): Promise<Phone> => {
    signedIn = member
    await phones.arrive({ shared: true })
    const phone = (await phones.open({ human: member.actor.human, account: server.account }))!
    await phones.choose({ human: phone.human, account: phone.account })
    await phone.setPin(pin, cheap)
    await phone.sync()
    return phone
  }
  beforeEach(() => {
    now = Date.parse('2026-11-24T12:00:00Z')
    net = true
    disk = new IDBFactory()
    server = makeTestServer(crypto.randomUUID(), () => now, delivery)
    elin = server.join('Elin Anhörig', ['lead'], [home])
    omar = server.join('Omar Assistentsson', ['lead'], [home])
    server.between = () => (net ? null : 'no-network')
    phones = createPhones(testParts(server.network(() => signedIn), () => now, disk))
  })

  it('the moment set of the same binder stays readable without network, and the others come in as always', async () => {
    const hers = await comes(elin, '246802')
    await hers.append(seizure)
    await hers.sync()
    const his = await comes(omar, '135790')
    omar.ended = true
    expect(await his.sync()).toEqual({ is: 'ended' })
    net = false
    hers.lock()
    expect(await phones.current()).toEqual({ human: elin.actor.human, account: server.account })
    const moment = await shows()
    expect(moment).toMatchObject({ state: 'open', locked: true, subjects: [{ inForce: { body: { title: 'Krampanfall' } } }] })
    expect(moment).not.toHaveProperty('gone')
    expect((await humansHere(phones.registry)).map((one) => one.human)).toEqual([elin.actor.human])
    expect(await hers.unlock('246802')).toEqual({ result: 'open' })
    expect(await goneHere(phones.registry)).toMatchObject([{ human: omar.actor.human, why: 'ended', shown: { name: 'Omar Assistentsson' } }])
  })
  it('or their copy goes by a tenth wrong PIN, it is the same', async () => {
    const hers = await comes(elin, '246802')
    await hers.append(seizure)
    await hers.sync()
    const his = await comes(omar, '135790')
    his.lock()
    await tenTimes(his)
    expect(await shows()).toMatchObject({ state: 'open', subjects: [{ inForce: { body: { title: 'Krampanfall' } } }] })
  })
})
