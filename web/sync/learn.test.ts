import { IDBKeyRange, type IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { contractNumber, kinds } from '@viewme/contract/kinds.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { dropKeys } from './keys/unlocked.ts'
import { learn } from './learn.ts'
import { readMoment } from './moment-reader.ts'
import { createPhones } from './phones.ts'
import { bodyOf, encryptAll } from './rows.ts'
import { audience, makeLead, seizure } from './test-lead.ts'
import type { TestPhone } from './test-phone.ts'
import type { TestMember, TestServer } from './test-server.ts'

Object.assign(globalThis, { IDBKeyRange })
const alert = (text: string) => ({ kind: 'alert', audience, body: { text, order: 1, plain: text } })
let now: number
let server: TestServer
let sanna: TestMember
let made: TestPhone
let disk: IDBFactory
beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  ;({ server, sanna, disk, made } = await makeLead(() => now))
  await made.phones.choose({ human: made.phone.human, account: made.phone.account })
  await learn(made.phone.copy)
})

/** Leaves the copy as an older app leaves it: of these kinds nothing is folded, nothing is known to be safety, and all lies under the binder key. */
async function asAnOlderAppLeavesIt({ copy }: TestPhone['phone'], ...unknown: string[]): Promise<void> {
  const rows = await copy.store.facts.filter((row) => unknown.includes(row.kind)).toArray()
  const bodies = await Promise.all(rows.map(async (row) => ({ id: row.id, body: await bodyOf(copy, row) })))
  const sealed = (await encryptAll(copy, 'binder', bodies))!
  await copy.store.facts.bulkPut(rows.map((row) => ({ ...row, moment: false, ...sealed.get(row.id)! })))
  await copy.store.inForce.where('kind').anyOf(unknown).delete()
  await copy.store.meta.put({ number: contractNumber - 1, kinds: Object.fromEntries(kinds.filter((one) => !unknown.includes(one.kind)).map(({ kind, v }) => [kind, v])) }, 'contract')
}
/** The browser is closed and opened again, without network: memory is gone, the disk is not. */
async function startAgainOffline(): Promise<TestPhone['phone']> {
  server.between = () => 'no-network'
  dropKeys(made.phone.copy.database, 'all')
  made.phones.close()
  return (await createPhones(made.parts).open({ human: sanna.actor.human, account: server.account }))!
}
const stands = async () => {
  const read = await readMoment({ kinds: ['alert', 'instruction-version'] }, disk, now)
  return read.state === 'open' ? read.subjects.map((one) => one.inForce.body.plain).toSorted() : read
}
const remembered = async (phone: TestPhone['phone']) => (await phone.copy.store.meta.get('contract') as { number: number }).number

describe('after an update of the app', () => {
  it('what an older app did not know stands, under the key it asks for, without network', async () => {
    await made.phone.append(alert('Tål inte nötter'))
    await made.phone.append(seizure)
    await made.phone.sync()
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    expect(await stands()).toEqual(['Krampanfall'])
    const phone = await startAgainOffline()
    await vi.waitFor(async () => expect(await remembered(phone)).toBe(contractNumber))
    expect(await stands()).toEqual(['Krampanfall', 'Tål inte nötter'])
    expect((await phone.copy.store.facts.toArray()).map((row) => [row.moment, row.key])).toEqual([[true, 'm1'], [true, 'm1']])
  })
  it('says so to the screens that stand open', async () => {
    await made.phone.append(alert('Tål inte nötter'))
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    const phone = await startAgainOffline()
    const told = vi.fn()
    phone.changes(told)
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
    expect(await stands()).toEqual(['Tål inte nötter'])
  })
  it('names who wrote what has come under the moment key', async () => {
    await made.phone.append(alert('Tål inte nötter'))
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    await made.phone.sync()
    await made.phone.copy.store.meta.delete('momentNames')
    const phone = await startAgainOffline()
    await vi.waitFor(async () => expect(await remembered(phone)).toBe(contractNumber))
    expect(await readMoment({}, disk, now)).toMatchObject({ names: { [sanna.actor.membership]: 'Sanna' } })
  })
  it('a locked phone learns what its open keys allow, and the rest when it is unlocked', async () => {
    await made.phone.setPin('135790', { memory: 256, iterations: 1 })
    await made.phone.append(alert('Tål inte nötter'))
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    await made.phone.append(seizure)
    await made.phone.copy.store.inForce.clear()
    const phone = await startAgainOffline()
    await vi.waitFor(async () => expect(await stands()).toEqual(['Krampanfall']))
    await learn(phone.copy)
    expect([await stands(), await remembered(phone)]).toEqual([['Krampanfall'], contractNumber - 1])
    await phone.unlock('135790')
    await vi.waitFor(async () => expect(await remembered(phone)).toBe(contractNumber))
    phone.lock()
    expect(await stands()).toEqual(['Krampanfall', 'Tål inte nötter'])
  })
  it('a phone that is switched off half-way does it again', async () => {
    await made.phone.append(alert('Tål inte nötter'))
    await made.phone.append(alert('Sväljer långsamt'))
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    const before = made.phone.copy.store
    let writes = 0
    before.inForce.hook('creating', () => { if (++writes === 1) throw new Error('switched off') })
    await learn(made.phone.copy)
    expect([writes, await remembered(made.phone)]).toEqual([1, contractNumber - 1])
    const phone = await startAgainOffline()
    await vi.waitFor(async () => expect(await remembered(phone)).toBe(contractNumber))
    expect(await stands()).toEqual(['Sväljer långsamt', 'Tål inte nötter'])
  })
  it('a damaged row neither stops the others nor keeps the phone learning for ever', async () => {
    const { id } = await made.phone.append(alert('Skadad'))
    await made.phone.append(alert('Tål inte nötter'))
    await asAnOlderAppLeavesIt(made.phone, 'alert')
    await made.phone.copy.store.facts.update(id, { data: new Uint8Array(40) })
    const phone = await startAgainOffline()
    await vi.waitFor(async () => expect(await remembered(phone)).toBe(contractNumber))
    expect(await stands()).toEqual(['Tål inte nötter'])
  })
})

describe('an ordinary start', () => {
  it('opens no fact to find that there is nothing to learn', async () => {
    await made.phone.append(alert('Tål inte nötter'))
    let read = 0
    made.phone.copy.store.facts.hook('reading', (row) => { read++; return row })
    await learn(made.phone.copy)
    expect(read).toBe(0)
  })
  it('looks again after another tab with an older app has stored a page', async () => {
    await made.phone.copy.store.meta.put({ number: contractNumber + 1, kinds: {} }, 'contract')
    await made.phone.append({ kind: 'note', audience, body: { text: 'Sov gott.', happenedAt: happenedAtOf(now) } })
    expect(await remembered(made.phone)).toBe(contractNumber + 1)
    await made.phone.sync()
    expect(await remembered(made.phone)).toBe(contractNumber)
  })
})
