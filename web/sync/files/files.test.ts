import { IDBKeyRange, IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileRef } from '@viewme/contract/files.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { changeHome } from '../copy.ts'
import { giveUpKey, lostWithKey } from '../keys/giving-up.ts'
import { readMoment, readMomentFile } from '../moment-reader.ts'
import type { Phone } from '../phone.ts'
import { forgetSent } from '../reset.ts'
import { audience, home, makeLead } from '../test-lead.ts'
import { makeTestPhone, type TestPhone } from '../test-phone.ts'
import { pictureOfText } from '../test-picture.ts'
import { settleFiles } from './settle-files.ts'
import { testProblem, type TestMember, type TestServer } from '../test-server.ts'

Object.assign(globalThis, { IDBKeyRange })
const cheap = { memory: 256, iterations: 1 }
const pin = '135790'
let now: number
let server: TestServer
let sanna: TestMember
let omar: TestMember
let disk: IDBFactory
let made: TestPhone
let net = true

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  net = true
  ;({ server, sanna, disk, made } = await makeLead(() => now))
  omar = server.join('Omar', ['assistant'], [home])
  server.between = () => (net ? null : 'no-network')
})

const text = (bytes: Uint8Array | null | undefined) => (bytes ? new TextDecoder().decode(bytes).replace(/^[^]*?(drag|luta)/, '$1').replace(/\0/g, '') : null)
const instruction = (ref: FileRef, lifeSaving = false, title = 'Taklyften') => {
  const steps = [{ id: crypto.randomUUID(), text: 'Dra i snöret.', picture: { ...ref, shows: 'En hand.' } }]
  return { kind: 'instruction-version', audience, body: { title, steps, lifeAreas: [], lifeSaving, safetyCritical: false, plain: plainOf({ title, steps }) } }
}
async function published(phone: Phone, words = 'drag ner', lifeSaving = false): Promise<{ ref: FileRef; subject: string; id: string }> {
  const ref = await phone.keepFile(pictureOfText(words))
  return { ref, ...await phone.append(instruction(ref, lifeSaving)) }
}
async function round({ phone, phones }: Pick<TestPhone, 'phone' | 'phones'>): Promise<void> {
  await phone.sync()
  await phones.moveFiles(() => true)
}
const phoneOf = (member: TestMember, indexedDB = new IDBFactory()) => makeTestPhone({ fetch: server.network(() => member), now: () => now, indexedDB })
/** The browser is closed and opened again: memory is gone, the disk is not. */
async function restarted(): Promise<Pick<TestPhone, 'phone' | 'phones'>> {
  made.phones.close()
  vi.resetModules()
  const { createPhones } = await import('../phones.ts')
  const phones = createPhones(made.parts)
  return { phones, phone: (await phones.open({ human: sanna.actor.human, account: server.account }))! }
}
const labels = async (phone: Phone) => (await phone.copy.store.files.toArray()).map((row) => row.key)

describe('a picture made without network', () => {
  it('waits through a restart, and does not keep its fact waiting', async () => {
    await round(made)
    net = false
    const { ref } = await published(made.phone)
    expect([await made.phone.fileState(ref.file), (await made.phone.status()).filesWaiting]).toEqual(['waiting', 1])
    const again = await restarted()
    expect([await again.phone.fileState(ref.file), text(await again.phone.readFile(ref.file))]).toEqual(['waiting', 'drag ner'])
    net = true
    await again.phone.sync()
    expect([server.facts.length, server.files.size, await again.phone.fileState(ref.file)]).toEqual([1, 0, 'waiting'])
    await again.phones.moveFiles(() => true)
    expect([text(server.files.get(ref.file)?.bytes), await again.phone.fileState(ref.file)]).toEqual(['drag ner', 'sent'])
  })
  it('is not sent before a fact names it', async () => {
    await made.phone.keepFile(pictureOfText('drag ner'))
    await round(made)
    expect(server.files.size).toBe(0)
  })
  it('is sent again when its answer was lost, and once when it was not', async () => {
    const { ref } = await published(made.phone)
    server.losing = (path) => path.includes('/files/')
    await made.phone.sync()
    expect(await made.phones.moveFiles(() => true)).toEqual({ is: 'offline' })
    expect(await made.phone.fileState(ref.file)).toBe('waiting')
    server.losing = () => false
    await round(made)
    await round(made)
    expect([await made.phone.fileState(ref.file), server.requests.filter((one) => one.startsWith('PUT')).length]).toEqual(['sent', 2])
  })
  it('is never sent in the name of somebody else who has signed in on this browser', async () => {
    let signedIn = sanna
    const shared = await makeTestPhone({ fetch: server.network(() => signedIn), now: () => now })
    await published(shared.phone)
    await shared.phone.sync()
    signedIn = omar
    await shared.phones.moveFiles(() => true)
    expect(server.files.size).toBe(0)
  })
  it('that the server will never take says so, and keeps no other waiting', async () => {
    const first = await published(made.phone, 'drag ett')
    const second = await published(made.phone, 'drag två')
    server.between = (path, init) => (init?.method === 'PUT' && path.endsWith(first.ref.file) ? testProblem(422, 'picture-unreadable') : null)
    await round(made)
    expect([await made.phone.fileState(first.ref.file), await made.phone.fileState(second.ref.file)]).toEqual(['refused', 'sent'])
  })
  it('that the server has no room for now waits, and keeps no picture of others away', async () => {
    const other = await phoneOf(server.join('Lena', ['lead'], [home]))
    const { ref } = await published(other.phone, 'drag andras')
    await round(other)
    const own = await published(made.phone, 'drag egen')
    server.between = (path, init) => (init?.method === 'PUT' && path.includes('/files/') ? testProblem(403, 'files-full') : null)
    await made.phone.sync()
    expect(await made.phones.moveFiles(() => true)).toMatchObject({ is: 'fault', status: 403 })
    expect([text(await made.phone.readFile(ref.file)), await made.phone.fileState(own.ref.file)]).toEqual(['drag andras', 'waiting'])
  })
  it('stays as long as something half written may name it, and no longer', async () => {
    const ref = await made.phone.keepFile(pictureOfText('drag ner'))
    await made.phone.keepDraft('instruction x', { picture: ref })
    now += 36 * 86_400_000
    const tidy = async () => { await forgetSent(made.phone.copy); await settleFiles(made.phone.copy); return made.phone.copy.store.files.count() }
    expect(await tidy()).toBe(1)
    await made.phone.keepDraft('instruction x', null)
    expect(await tidy()).toBe(0)
  })
  it('that there is no room for is not half kept, and says why', async () => {
    const { store } = made.phone.copy
    vi.spyOn(store.files, 'add').mockImplementation((() => Promise.reject(Object.assign(new Error(), { name: 'QuotaExceededError' }))) as never)
    await expect(made.phone.keepFile(pictureOfText('drag'))).rejects.toMatchObject({ reason: 'full' })
    vi.restoreAllMocks()
    expect([await store.files.count(), await store.uploads.count()]).toEqual([0, 0])
  })
  it('is offered again after the server has been restored to before it', async () => {
    const { ref } = await published(made.phone)
    await round(made)
    server.files.clear()
    server.restoreTo(0)
    await round(made)
    await round(made)
    expect([server.facts.length, text(server.files.get(ref.file)?.bytes)]).toEqual([1, 'drag ner'])
  })
  it('is counted before signing out, and leaves with the copy', async () => {
    await published(made.phone)
    expect(await made.phones.unsent(sanna.actor.human)).toMatchObject({ waiting: 1, pictures: 1 })
    await made.phones.signOut(sanna.actor.human)
    expect((await disk.databases()).map((one) => one.name)).toEqual(['viewme'])
  })
})

describe('a picture that somebody else has sent', () => {
  it('is fetched when it has come, and until then the phone is not ready and says how many are missing', async () => {
    const other = await phoneOf(omar)
    await other.phones.registry.set('shell', { ready: true })
    await round(other)
    expect((await other.phone.status()).readyForOffline).toBe(true)
    const { ref } = await published(made.phone)
    await made.phone.sync()
    await other.phone.sync()
    expect(await other.phone.status()).toMatchObject({ readyForOffline: false, files: { stale: true } })
    await other.phones.moveFiles(() => true)
    expect(await other.phone.status()).toMatchObject({ readyForOffline: false, files: { kinds: { 'instruction-version': { subjects: 1, whole: 0 } }, files: 1, missing: 1 } })
    await made.phones.moveFiles(() => true)
    await round(other)
    expect(await other.phone.status()).toMatchObject({ readyForOffline: true, files: { kinds: { 'instruction-version': { subjects: 1, whole: 1 } }, files: 1, missing: 0 } })
    expect([text(await other.phone.readFile(ref.file)), await other.phone.fileState(ref.file)]).toEqual(['drag ner', 'sent'])
  })
  it('is not kept when it is another picture than the fact names', async () => {
    const other = await phoneOf(omar)
    const { ref } = await published(made.phone)
    await round(made)
    server.files.set(ref.file, { ...server.files.get(ref.file)!, bytes: pictureOfText('luta bak') })
    await round(other)
    expect(await other.phone.readFile(ref.file)).toBeNull()
    expect((await other.phone.status()).files).toMatchObject({ missing: 1 })
  })
  it('leaves the phone with the last fact that names it', async () => {
    const other = await phoneOf(omar)
    const { ref, subject, id } = await published(made.phone)
    await round(made)
    await round(other)
    await made.phone.append({ kind: 'visibility', subject, basedOn: [id], body: {}, audience: { groups: [], members: [sanna.actor.membership] } })
    await round(made)
    await other.phone.sync()
    expect([await other.phone.fileState(ref.file), await made.phone.fileState(ref.file)]).toEqual(['missing', 'sent'])
  })
  it('is what the moment set needs first', async () => {
    const plain = await published(made.phone, 'drag ner')
    const saving = await published(made.phone, 'luta bak', true)
    await round(made)
    const other = await phoneOf(omar)
    server.requests.length = 0
    await round(other)
    expect(server.requests.filter((one) => one.includes('/files/')).map((one) => one.split('/').at(-1))).toEqual([saving.ref.file, plain.ref.file])
  })
  it('that the server has lost keeps no other away, is counted as missing, and comes when it is there again', async () => {
    const lost = await published(made.phone, 'luta bak', true)
    // More than are fetched at a time.
    for (let at = 0; at < 6; at++) await published(made.phone, `drag ${at}`)
    await round(made)
    const other = await phoneOf(omar)
    server.between = (path) => (path.endsWith(lost.ref.file) ? testProblem(410, 'file-lost') : null)
    await round(other)
    expect((await other.phone.status()).files).toMatchObject({ files: 7, missing: 1 })
    server.between = () => null
    await round(other)
    expect((await other.phone.status()).files).toMatchObject({ missing: 0 })
  })
  it('has no room: what is missing stays counted, and the phone says that it is full', async () => {
    const other = await phoneOf(omar)
    await published(made.phone)
    await round(made)
    await other.phone.sync()
    vi.spyOn(other.phone.copy.store.files, 'put').mockImplementation((() => Promise.reject(Object.assign(new Error(), { name: 'QuotaExceededError' }))) as never)
    expect(await other.phones.moveFiles(() => true)).toEqual({ is: 'wait', ms: 0 })
    vi.restoreAllMocks()
    expect((await other.phone.status()).files).toMatchObject({ missing: 1, full: true })
    await round(other)
    expect((await other.phone.status()).files).toMatchObject({ missing: 0 })
  })
})

describe('on the disk', () => {
  it('a picture lies encrypted, under the moment key only while something under it names it', async () => {
    await made.phone.sync()
    const { ref, subject, id } = await published(made.phone, 'luta bak', true)
    expect(await labels(made.phone)).toEqual(['m1'])
    const [row] = await made.phone.copy.store.files.toArray()
    expect(new TextDecoder('latin1').decode(row!.data)).not.toContain('luta')
    await made.phones.choose({ human: made.phone.human, account: made.phone.account })
    expect(text(await readMomentFile(ref.file, disk, now))).toBe('luta bak')
    await made.phone.append({ ...instruction(ref, false), subject, basedOn: [id] })
    expect(await labels(made.phone)).toEqual(['b1'])
  })
  it('moves when a PIN is set, and cannot be read without it but for the moment set’s own', async () => {
    await round(made)
    const plain = await published(made.phone, 'drag ner')
    const saving = await published(made.phone, 'luta bak', true)
    await round(made)
    await made.phones.choose({ human: made.phone.human, account: made.phone.account })
    await made.phone.setPin(pin, cheap)
    expect((await labels(made.phone)).toSorted()).toEqual(['b2', 'm1'])
    made.phone.lock()
    expect([await made.phone.readFile(plain.ref.file), text(await made.phone.readFile(saving.ref.file))]).toEqual([null, 'luta bak'])
    expect([await readMomentFile(plain.ref.file, disk, now), text(await readMomentFile(saving.ref.file, disk, now))]).toEqual([null, 'luta bak'])
    const again = await restarted()
    expect(await again.phone.readFile(plain.ref.file)).toBeNull()
    await again.phone.unlock(pin)
    expect(text(await again.phone.readFile(plain.ref.file))).toBe('drag ner')
  })
  it('goes with a bare key that is given up on a shared phone, is counted before, and is fetched again under a PIN', async () => {
    await round(made)
    const sent = await published(made.phone, 'drag ner')
    await round(made)
    const waiting = await published(made.phone, 'drag två')
    const { copy } = made.phone
    expect(await lostWithKey(copy)).toBe(1)
    await changeHome(copy, (row) => { row.shared = true })
    await giveUpKey(copy)
    expect([await copy.store.files.count(), await made.phone.fileState(sent.ref.file), await made.phone.fileState(waiting.ref.file)]).toEqual([0, 'missing', 'missing'])
    expect((await made.phone.status()).files).toMatchObject({ stale: true })
    await made.phone.setPin(pin, cheap)
    await round(made)
    await round(made)
    expect([text(await made.phone.readFile(sent.ref.file)), (await made.phone.status()).files]).toMatchObject(['drag ner', { files: 2, missing: 1 }])
  })
  it('leaves the moment key when the owner has withdrawn it', async () => {
    await round(made)
    const { ref } = await published(made.phone, 'luta bak', true)
    server.agreed = { momentKey: false, deviceLock: true }
    now += 3_700_000
    await round(made)
    expect(await labels(made.phone)).toEqual(['b1'])
    expect(text(await made.phone.readFile(ref.file))).toBe('luta bak')
  })
  it('counts on the moment path as something that waits, until the server has it', async () => {
    await round(made)
    await made.phones.choose({ human: made.phone.human, account: made.phone.account })
    await published(made.phone)
    expect(await readMoment({}, disk, now)).toMatchObject({ unsent: 2 })
    await made.phone.sync()
    expect(await readMoment({}, disk, now)).toMatchObject({ unsent: 1 })
    await made.phones.moveFiles(() => true)
    expect(await readMoment({}, disk, now)).toMatchObject({ unsent: 0 })
  })
  it('is counted on the moment path too: not ready while one is missing', async () => {
    const place = new IDBFactory()
    const other = await phoneOf(omar, place)
    await other.phones.registry.set('shell', { ready: true })
    await other.phones.choose({ human: other.phone.human, account: other.phone.account })
    const { ref } = await published(made.phone, 'luta bak', true)
    await made.phone.sync()
    await round(other)
    expect(await readMoment({}, place, now)).toMatchObject({ ready: false, missing: 1 })
    expect(await readMomentFile(ref.file, place, now)).toBeNull()
    await made.phones.moveFiles(() => true)
    await round(other)
    expect(await readMoment({}, place, now)).toMatchObject({ ready: true, missing: 0 })
  })
})
