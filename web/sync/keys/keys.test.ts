import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { readMoment } from '../moment-reader.ts'
import { audience, delivery, home, seizure } from '../test-lead.ts'
import { makeTestPhone, type TestPhone } from '../test-phone.ts'
import { makeTestServer, type TestMember, type TestServer } from '../test-server.ts'
import { dropKeys } from './unlocked.ts'
import { measureCost } from './pin.ts'

Object.assign(globalThis, { IDBKeyRange })
const cheap = { memory: 256, iterations: 1 }
const hour = 3_600_000
let now: number
let server: TestServer
let sanna: TestMember
beforeEach(() => {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  sanna = server.join('Sanna', ['lead'], [home])
})

const note = (text: string) => ({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
const meal = { ...seizure, body: { ...seizure.body, title: 'Lunch', lifeSaving: false } }
async function phoneOf(indexedDB = new IDBFactory(), shared = false): Promise<TestPhone & { indexedDB: IDBFactory }> {
  const made = await makeTestPhone({ fetch: server.network(() => sanna), now: () => now, indexedDB, shared })
  await made.phones.choose({ human: made.phone.human, account: made.phone.account })
  return { ...made, indexedDB }
}
/** The browser is closed and opened again: memory is gone, the disk is not. */
const restart = async (before: TestPhone & { indexedDB: IDBFactory }): Promise<TestPhone['phone'] | null> => {
  dropKeys(before.phone.copy.database, 'all')
  before.phones.close()
  const { createPhones } = await import('../phones.ts')
  return createPhones(before.parts).open({ human: sanna.actor.human, account: server.account })
}
/** Opened every twelve hours: a clock that has been seen all the way. */
async function usedFor(made: TestPhone, hours: number): Promise<void> {
  for (const end = now + hours * hour; now < end;) {
    now = Math.min(end, now + 12 * hour)
    await made.phone.tick()
  }
}
const titles = async (phone: TestPhone['phone']) => (await phone.facts({})).map((fact) => fact.body.title ?? fact.body.text).toSorted()

describe('the binder key', () => {
  it('asks for nothing on an own phone where the owner allows the device’s own lock, also after a restart', async () => {
    const made = await phoneOf()
    await made.phone.append(note('En lugn kväll.'))
    const again = await restart(made)
    expect(await titles(again!)).toEqual(['En lugn kväll.'])
    expect(await again!.status()).toMatchObject({ protection: 'device', binder: 'open' })
  })
  it('is never kept under the device’s own lock on a shared phone, nor where the owner has not allowed it', async () => {
    const shared = await phoneOf(new IDBFactory(), true)
    expect(await shared.phone.status()).toMatchObject({ protection: 'nothing', binder: 'no-key' })
    server.agreed.deviceLock = false
    const own = await phoneOf()
    expect(await own.phone.status()).toMatchObject({ binder: 'no-key' })
    await expect(own.phone.append(note('x'))).rejects.toMatchObject({ reason: 'locked' })
    await own.phone.setPin('135790', cheap)
    await own.phone.append(note('x'))
    expect(await own.phone.status()).toMatchObject({ protection: 'pin', binder: 'open', waiting: 1 })
  })
  it('is stored only wrapped once a PIN is set, and everything lies under another key than before', async () => {
    const made = await phoneOf()
    const { id } = await made.phone.append(note('En lugn kväll.'))
    const before = (await made.phone.copy.store.facts.get(id))!
    await made.phone.keepDraft('note', { text: 'halvskrivet' })
    await made.phone.setPin('135790', cheap)
    const row = (await made.phone.copy.store.facts.get(id))!
    expect([before.key, row.key]).toEqual(['b1', 'b2'])
    const stored = (await made.phones.registry.homes())[0]!.binder!
    expect([stored.device, stored.old, stored.label]).toEqual([null, null, 'b2'])
    expect(await made.phone.readDraft('note')).toEqual({ text: 'halvskrivet' })
    expect(await titles(made.phone)).toEqual(['En lugn kväll.'])
  })
  it('opens with the right PIN after a restart, and shows nothing of the binder before', async () => {
    const made = await phoneOf()
    await made.phone.append(note('En lugn kväll.'))
    await made.phone.setPin('135790', cheap)
    const again = (await restart(made))!
    expect([await titles(again), (await again.status()).binder]).toEqual([[], 'away'])
    expect(await again.unlock('135790')).toEqual({ result: 'open' })
    expect(await titles(again)).toEqual(['En lugn kväll.'])
    again.lock()
    expect(await titles(again)).toEqual([])
  })
  it('goes on with a change of key that was interrupted', async () => {
    const made = await phoneOf()
    for (let at = 0; at < 3; at++) await made.phone.append(note(`${at}`))
    const { store } = made.phone.copy
    let writes = 0
    store.facts.hook('updating', () => { if (++writes === 2) throw new Error('switched off') })
    await expect(made.phone.setPin('135790', cheap)).rejects.toThrow()
    const again = (await restart(made))!
    await again.unlock('135790')
    expect(await titles(again)).toEqual(['0', '1', '2'])
    expect(new Set((await again.copy.store.facts.toArray()).map((row) => row.key))).toEqual(new Set(['b2']))
    expect(again.copy.home.binder!.old).toBeNull()
  })
  it('waits 1, 2, 4 … minutes after wrong PINs, counted before each is judged, and is gone after ten', async () => {
    const made = await phoneOf()
    await made.phone.append(note('Osänt.'))
    await made.phone.setPin('135790', cheap)
    made.phone.lock()
    const waits: number[] = []
    for (let at = 1; at <= 9; at++) {
      const wrong = await made.phone.unlock('000000')
      expect(wrong).toMatchObject({ result: 'wrong', left: 10 - at })
      const until = (wrong as { waitUntil: number }).waitUntil
      waits.push((until - now) / 60_000)
      expect(await made.phone.unlock('135790')).toMatchObject({ result: 'wait' })
      now = until
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256])
    expect(await made.phone.unlock('000000')).toEqual({ result: 'destroyed' })
    expect((await made.indexedDB.databases()).map((one) => one.name)).toEqual(['viewme'])
    expect(await made.phones.registry.leftBehind()).toMatchObject([{ state: 'waiting' }])
  })
  it('refuses a PIN of fewer than six digits', async () => {
    const { phone } = await phoneOf()
    await expect(phone.setPin('12345', cheap)).rejects.toThrow('six digits')
  })
  it('makes argon2id take about a second or more', async () => {
    const cost = await measureCost(200)
    expect(cost.memory).toBe(65_536)
    expect(cost.iterations).toBeGreaterThanOrEqual(3)
  })
  it('takes in what arrives and what is written while locked, readable only after unlocking', async () => {
    const made = await phoneOf()
    const other = await phoneOf()
    await made.phone.setPin('135790', cheap)
    made.phone.lock()
    await other.phone.append(note('Från en annan telefon.'))
    await other.phone.append(seizure)
    await other.phone.sync()
    expect(await made.phone.sync()).toEqual({ is: 'done' })
    await made.phone.append(note('Skriven låst.'))
    expect(await titles(made.phone)).toEqual(['Krampanfall'])
    await made.phone.sync()
    expect(server.facts).toHaveLength(3)
    await made.phone.unlock('135790')
    expect(await titles(made.phone)).toEqual(['Från en annan telefon.', 'Krampanfall', 'Skriven låst.'])
    expect(await made.phone.copy.store.pageKeys.count()).toBe(0)
    expect((await made.phone.people()).map((one) => one.name)).toEqual(['Sanna'])
  })
})

describe('the moment key', () => {
  it('opens what stands as life-saving without asking, and nothing else', async () => {
    const made = await phoneOf()
    await made.phone.append(seizure)
    await made.phone.append(meal)
    await made.phone.sync()
    await made.phone.setPin('135790', cheap)
    await restart(made)
    const read = await readMoment({}, made.indexedDB, now)
    expect(read).toMatchObject({ state: 'open', locked: true, unsent: 0, person: 'Tove', chooser: 'Sanna', names: { [sanna.actor.membership]: 'Sanna' }, copyAt: new Date(now).toISOString() })
    expect(read.state === 'open' && read.subjects.map((one) => one.inForce.body.title)).toEqual(['Krampanfall'])
  })
  it('reads the rest too where the device’s own lock protects, and marks what waits', async () => {
    const made = await phoneOf()
    const { subject } = await made.phone.append(meal)
    const read = await readMoment({ subject }, made.indexedDB, now)
    expect(read).toMatchObject({ state: 'open', locked: false, unsent: 1, subjects: [{ subject, inForce: { waiting: true, versionName: '1', body: { title: 'Lunch' } }, conflict: false }] })
  })
  it('is not made where the owner has not agreed: then the binder key asks for everything', async () => {
    server.agreed.momentKey = false
    const made = await phoneOf()
    await made.phone.append(seizure)
    expect((await made.phone.copy.store.facts.toArray()).map((row) => row.key)).toEqual(['b1'])
    await made.phone.setPin('135790', cheap)
    made.phone.lock()
    expect(await readMoment({}, made.indexedDB, now)).toEqual({ state: 'closed', why: 'locked' })
  })
  it('goes when the owner takes the agreement back, and comes when it is given', async () => {
    server.agreed.momentKey = false
    const made = await phoneOf()
    await made.phone.append(seizure)
    const keys = async () => (await made.phone.copy.store.facts.toArray()).map((row) => row.key)
    for (const [agreed, key] of [[true, 'm1'], [false, 'b1']] as const) {
      server.agreed.momentKey = agreed
      now += 2 * hour
      await made.phone.sync()
      expect(await keys()).toEqual([key])
      expect(made.phone.copy.home.momentKey === null).toBe(!agreed)
    }
  })
  it('shows no old version when what stands is locked', async () => {
    const made = await phoneOf()
    const { id, subject } = await made.phone.append(seizure)
    await made.phone.append({ ...meal, subject, basedOn: [id] })
    await made.phone.setPin('135790', cheap)
    made.phone.lock()
    expect(await made.phone.facts({ subject })).toEqual([])
    expect(await readMoment({}, made.indexedDB, now)).toMatchObject({ state: 'open', subjects: [] })
  })
})

describe('the lease on a phone', () => {
  it('locks the binder after 72 hours without contact and keeps the moment key, and opens again at contact', async () => {
    const made = await phoneOf()
    await made.phone.append(note('Kvar.'))
    await made.phone.append(seizure)
    server.between = () => 'no-network'
    for (let at = 0; at < 7; at++) { now += 11 * hour; await made.phone.tick() }
    expect(await made.phone.status()).toMatchObject({ binder: 'lease', moment: 'open', waiting: 2 })
    expect(await titles(made.phone)).toEqual(['Krampanfall'])
    server.between = () => null
    await made.phone.sync()
    await made.phone.tick()
    expect(await titles(made.phone)).toEqual(['Krampanfall', 'Kvar.'])
  })
  it('locks with a word about the clock when it jumps a day, also at the second opening', async () => {
    const made = await phoneOf()
    await made.phone.append(note('Kvar.'))
    now += 26 * hour
    for (let at = 0; at < 2; at++) {
      const again = (await restart(made))!
      await again.tick()
      expect(await again.status()).toMatchObject({ binder: 'clock' })
      expect(await titles(again)).toEqual([])
    }
  })
  it('destroys the copy 30 days after its end, before anything is shown, and keeps what was not sent, sealed', async () => {
    const made = await phoneOf()
    await made.phone.append(note('Osänt.'))
    await usedFor(made, 72 + 31 * 24)
    expect(await readMoment({}, made.indexedDB, now)).toEqual({ state: 'nobody' })
    expect(await restart(made)).toBeNull()
    expect((await made.indexedDB.databases()).map((one) => one.name)).toEqual(['viewme'])
    const [home] = await made.phones.registry.homes()
    expect([home!.momentKey, home!.binder, home!.database]).toEqual([null, null, null])
    expect(await made.phones.registry.leftBehind()).toMatchObject([{ state: 'waiting', sealed: { keyId: 'd1' } }])
  })
  it.each([['refused', 'refused'], ['half written', 'draft'], ['waits and was never sealed', 'unsealed']])('deletes no copy by the clock that holds what is nowhere else, and opens it again when the server has been heard: what is %s', async (_, what) => {
    const made = await phoneOf()
    const { id } = await made.phone.append(note('Bara här.'))
    const row = made.phone.copy.store.outbox.where('id').equals(id)
    if (what === 'draft') { await made.phone.sync(); await made.phone.keepDraft('note', 'Halv') }
    else await row.modify(what === 'refused' ? { state: 'stopped', result: 'refused', reason: 'body' } : { sealed: null })
    server.between = () => 'no-network'
    await usedFor(made, 72 + 31 * 24)
    const again = (await restart(made))!
    expect(await again.status()).toMatchObject({ binder: 'lease', moment: 'lease', membership: 'in' })
    expect(await titles(again)).toEqual([])
    server.between = () => null
    await again.sync()
    await again.tick()
    expect(await again.status()).toMatchObject({ binder: 'open', moment: 'open' })
    expect(what === 'draft' ? await again.readDraft('note') : (await titles(again)).at(-1)).toBe(what === 'draft' ? 'Halv' : 'Bara här.')
  })
  it.each([['10 years, as a clock gone wrong', 87_600], ['45 days, as a phone that lay in a drawer', 45 * 24]])('locks and keeps everything when the clock jumps %s, says so, and opens when the server has been heard', async (_, jump) => {
    const made = await phoneOf()
    await made.phone.append(seizure)
    await made.phone.sync()
    await made.phone.keepDraft('note', 'Halv')
    server.between = () => 'no-network'
    now += jump * hour
    for (let at = 0; at < 2; at++) {
      expect(await readMoment({}, made.indexedDB, now)).toEqual({ state: 'closed', why: 'clock' })
      const again = (await restart(made))!
      await again.tick()
      expect(await again.status()).toMatchObject({ binder: 'clock', moment: 'clock', membership: 'in' })
      expect([await titles(again), await again.readDraft('note')]).toEqual([[], null])
    }
    expect(await made.phones.registry.setting('destroyed')).toEqual([])
    const again = (await restart(made))!
    server.between = () => null
    await again.sync()
    await again.tick()
    expect(await readMoment({}, made.indexedDB, now)).toMatchObject({ state: 'open' })
    expect([await titles(again), await again.readDraft('note')]).toEqual([['Krampanfall'], 'Halv'])
  })
})

describe('on the disk', () => {
  it('holds no text in the clear, neither in the copy nor in the registry', async () => {
    const made = await phoneOf()
    await made.phone.append(note('Kanariefågel'))
    await made.phone.append({ ...seizure, body: { ...seizure.body, title: 'Kanariefågel' } })
    await made.phone.keepDraft('note', 'Kanariefågel')
    await made.phone.sync()
    const { store } = made.phone.copy
    const all = [await made.phones.registry.homes(), ...(await Promise.all(store.tables.map((table) => table.toArray())))]
    const bytes = (value: unknown): string => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value instanceof CryptoKey || value === null || typeof value !== 'object' ? String(value) : Object.values(value).map(bytes).join('\n'))
    const disk = bytes(all)
    expect(disk).not.toContain('Kanarie')
    expect(disk).not.toContain('Sanna')
    expect(disk).not.toContain('Tove')
  })
})
