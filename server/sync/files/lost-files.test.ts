// What a file that is gone from the disk means to whoever asks for it, to its sender and to the operator; and whose an id is.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '@viewme/contract/files.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast, type Name } from '../../test-kit/cast.ts'
import { pictureOf, webp } from '../../test-kit/pictures.ts'
import { testApp, type TestApp } from '../../test-kit/test-app.ts'
import { storeFile } from './files.ts'
import { whatFailed } from './picture-check.ts'

let whole: TestApp
let cast: Cast
const logged: string[] = []
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-24T09:30:00Z', logTo: (line) => { logged.push(line) } })
  cast = await makeCast({ db: whole.test.db, keys: whole.keys, clock: whole.clock })
})
afterAll(() => whole?.close())

const sql = async (text: string, values: unknown[] = []) => (await whole.test.db.owner.query(text, values)).rows
const of = (name: Name) => (cast.tove.members as Record<string, string>)[name]!
const url = (file: string) => `/api/accounts/${cast.tove.account}/files/${file}`
async function put(name: Name, bytes: Buffer, picture: Picture) {
  const { hash, width, height, type, file } = picture
  const said = JSON.stringify({ author: of(name), hash, width, height })
  const answer = await whole.app.server.inject({ method: 'PUT', url: url(file), payload: bytes, headers: { ...cast.as(name), 'content-type': type, 'viewme-file': said } })
  return { status: answer.statusCode, is: answer.json().result ?? answer.json().title }
}
const get = (name: Name, file: string) => whole.app.server.inject({ url: url(file), headers: cast.as(name) })
async function publish(name: Name, picture: Picture, on?: { subject: string; id: string }) {
  const [id, subject] = [uuidv7(Date.now()), on?.subject ?? randomUUID()]
  const body = { title: 'Taklyften', steps: [{ id: randomUUID(), text: 'Dra i snöret.', picture }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'Taklyften' }
  const fact = {
    id, account: cast.tove.account, kind: 'instruction-version', v: 1, subject, basedOn: on ? [on.id] : [], author: of(name), device: randomUUID(), writtenAt: '2026-11-24T09:30:00Z',
    ...(on ? {} : { audience: { groups: [cast.tove.groups.home], members: [] } }), body,
  }
  const answer = await whole.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: cast.as(name), payload: { facts: [fact] } })
  expect(answer.json().results).toMatchObject([{ result: 'accepted' }])
  return { id, subject }
}
const namesOf = (file: string) => readdirSync(join(whole.app.parts.filesDir, cast.tove.account)).filter((name) => name.startsWith(file)).map((name) => join(whole.app.parts.filesDir, cast.tove.account, name))
const kept = async (width: number) => {
  const bytes = await webp(width, 60)
  const picture = pictureOf(bytes)
  expect(await put('sara', bytes, picture)).toEqual({ status: 200, is: 'stored' })
  await publish('sara', picture)
  return { bytes, picture, name: namesOf(picture.file)[0]! }
}
const losses: [string, (name: string) => void][] = [
  ['gone from the disk', (name) => rmSync(name)],
  ['changed on the disk', (name) => writeFileSync(name, readFileSync(name).with(80, 0xff))],
  ['overwritten with something else', (name) => writeFileSync(name, 'x'.repeat(300_000))],
]

describe.each(losses)('a file that is %s', (_, lose) => {
  it('is told to whoever may have it in a word that stops no other picture, and to the operator by its id', async () => {
    const { picture, name } = await kept(101)
    lose(name)
    logged.length = 0
    const answer = await get('omar', picture.file)
    expect([answer.statusCode, answer.json().title]).toEqual([410, 'file-lost'])
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', event: 'a stored file is lost', account: cast.tove.account, file: picture.file }])
    expect((await get('elin', picture.file)).body).toBe((await get('elin', randomUUID())).body)
  })

  it('is taken again from its sender, who has it still, and counts as the one it was', async () => {
    const { bytes, picture, name } = await kept(102)
    const seq = async () => (await sql('SELECT files_seq FROM viewme.heads WHERE account_id = $1', [cast.tove.account]))[0].files_seq
    const before = await seq()
    lose(name)
    expect(await Promise.all([put('sara', bytes, picture), put('sara', bytes, picture)])).toContainEqual({ status: 200, is: 'stored' })
    expect(await put('sara', bytes, picture)).toEqual({ status: 200, is: 'already' })
    expect((await get('omar', picture.file)).rawPayload.equals(bytes)).toBe(true)
    expect(namesOf(picture.file).filter((one) => one !== name)).toHaveLength(1)
    expect(await seq()).toBe(before)
  })

  it('leaves nothing open', async () => {
    const { picture, name } = await kept(103)
    lose(name)
    for (let time = 0; time < 5; time++) expect((await get('omar', picture.file)).statusCode).toBe(410)
    const open = () => readdirSync('/proc/self/fd').flatMap((fd) => { try { return [readlinkSync(`/proc/self/fd/${fd}`)] } catch { return [] } }).filter((path) => path.startsWith(name))
    await expect.poll(open).toEqual([])
  })
})

describe('an id is its sender’s own', () => {
  it('somebody who has read it can neither take its place, nor learn whether anything lies there', async () => {
    const [bytes, other] = [await webp(104, 60), await webp(105, 60)]
    const picture = pictureOf(bytes)
    await publish('sara', picture)
    const theirs = { ...pictureOf(other), file: picture.file }
    const before = await put('omar', other, theirs)
    expect(await put('sara', bytes, picture)).toEqual({ status: 200, is: 'stored' })
    expect((await get('karin', picture.file)).rawPayload.equals(bytes)).toBe(true)
    expect((await get('omar', picture.file)).rawPayload.equals(bytes)).toBe(true)
    // Elin may hold nothing that names it: the same answers as for an id that is nobody's.
    expect([before, await put('elin', other, theirs), await put('elin', bytes, { ...picture, file: randomUUID() })]).toEqual(Array(3).fill({ status: 200, is: 'stored' }))
    expect((await get('elin', picture.file)).rawPayload.equals(other)).toBe(true)
    expect(await put('sara', other, theirs)).toEqual({ status: 409, is: 'id-taken' })
  })
})

it('a later version keeps the picture it took from one that has been destroyed, and nobody has it when that is gone too', async () => {
  const bytes = await webp(106, 60)
  const picture = pictureOf(bytes)
  await put('sara', bytes, picture)
  const first = await publish('sara', picture)
  const second = await publish('karin', picture, first)
  await sql('UPDATE viewme.facts SET body = NULL WHERE account_id = $1 AND id = $2', [cast.tove.account, first.id])
  expect((await get('omar', picture.file)).statusCode).toBe(200)
  await sql('UPDATE viewme.facts SET body = NULL WHERE account_id = $1 AND id = $2', [cast.tove.account, second.id])
  expect((await get('omar', picture.file)).statusCode).toBe(404)
})

it.each([['read-only', 'read-only'], ['erasing', 'ended'], ['erased', 'ended']])('nothing is kept in an account that has become %s while the picture was on its way', async (state, said) => {
  const bytes = await webp(107, 60)
  const { file, hash, type, width, height } = pictureOf(bytes)
  await sql('UPDATE viewme.accounts SET state = $2 WHERE account_id = $1', [cast.nils.account, state])
  // As the route goes on after it has asked who this is.
  expect(await storeFile(whole.app.parts, { account: cast.nils.account, human: null, id: file, author: cast.nils.members.sara, bytes, details: { hash, type, width, height }, now: whole.clock.now() })).toBe(said)
  expect(await sql('SELECT FROM viewme.files WHERE account_id = $1', [cast.nils.account])).toEqual([])
  expect(readdirSync(join(whole.app.parts.filesDir, cast.nils.account))).toEqual([])
  await sql(`UPDATE viewme.accounts SET state = 'active' WHERE account_id = $1`, [cast.nils.account])
})

describe('when the decoder fails', () => {
  const saidBy = async (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error)
  it('for lack of time, nothing is said of the picture: it is to be sent again', async () => {
    const slow = sharp({ create: { width: 1600, height: 1600, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).median(101).timeout({ seconds: 1 })
    const error = await saidBy(slow.raw().toBuffer())
    expect(() => whatFailed(error)).toThrow(expect.objectContaining({ status: 503, headers: { 'retry-after': '30' } }))
  })
  it('at the picture, the picture is refused', async () => {
    expect(whatFailed(await saidBy(sharp(Buffer.from('x')).raw().toBuffer()))).toBe('picture-unreadable')
    const cut = (await webp(300, 300)).subarray(0, 120)
    expect(whatFailed(await saidBy(sharp(cut, { failOn: 'warning' }).raw().toBuffer()))).toBe('picture-unreadable')
  })
})
