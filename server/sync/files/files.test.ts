import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '@viewme/contract/files.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { endMembership } from '../../domain/client-account/client-account.ts'
import { makeCast, type Cast, type Name } from '../../test-kit/cast.ts'
import { jpeg, jpegWithPlace, pictureOf, webp } from '../../test-kit/pictures.ts'
import { testApp, type TestApp } from '../../test-kit/test-app.ts'
import { sweepStoredFiles } from './files.ts'
import { keepFile } from './files.queries.ts'

let whole: TestApp
let cast: Cast
let filesDir: string
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-24T09:30:00Z' })
  cast = await makeCast({ db: whole.test.db, keys: whole.keys, clock: whole.clock })
  filesDir = whole.app.parts.filesDir
})
afterAll(() => whole?.close())

const of = (name: Name) => (cast.tove.members as Record<string, string>)[name] ?? (cast.nils.members as Record<string, string>)[name]
const put = async (name: Name, bytes: Buffer, picture: Picture, more: { account?: string; author?: string; type?: string } = {}) => {
  const { hash, width, height } = picture
  const said = JSON.stringify({ author: more.author ?? of(name), hash, width, height })
  const answer = await whole.app.server.inject({
    method: 'PUT', url: `/api/accounts/${more.account ?? cast.tove.account}/files/${picture.file}`, payload: bytes,
    headers: { ...cast.as(name), 'content-type': more.type ?? picture.type, 'viewme-file': said },
  })
  return { status: answer.statusCode, is: answer.json().result ?? String(answer.json().type).split(':').at(-1) }
}
const get = (name: Name, file: string, account = cast.tove.account) => whole.app.server.inject({ url: `/api/accounts/${account}/files/${file}`, headers: cast.as(name) })
const status = async (name: Name, file: string, account?: string) => (await get(name, file, account)).statusCode

type Fact = { id: string; subject: string }
async function write(name: Name, fact: { kind?: string; subject?: string; basedOn?: string[]; groups?: string[]; body: unknown }): Promise<Fact> {
  const subject = fact.subject ?? randomUUID()
  const id = uuidv7(whole.clock.now().getTime())
  const offered = {
    id, account: cast.tove.account, kind: fact.kind ?? 'instruction-version', v: 1, subject, basedOn: fact.basedOn ?? [], author: of(name), device: randomUUID(),
    writtenAt: whole.clock.now().toISOString(), ...(fact.groups ? { audience: { groups: fact.groups, members: [] } } : {}), body: fact.body,
  }
  const answer = await whole.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: cast.as(name), payload: { facts: [offered] } })
  expect(answer.json().results).toMatchObject([{ result: 'accepted' }])
  return { id, subject }
}
const instruction = (picture: Picture) => ({ title: 'Taklyften', steps: [{ id: randomUUID(), text: 'Dra i snöret.', picture }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'Taklyften' })

describe('a picture that a fact names', () => {
  it('comes back byte for byte to whoever may hold the fact, as a file that is neither shown nor kept by others', async () => {
    const bytes = await webp()
    const picture = pictureOf(bytes)
    await write('sara', { body: instruction(picture), groups: [cast.tove.groups.home] })
    expect(await put('sara', bytes, picture)).toEqual({ status: 200, is: 'stored' })
    const answer = await get('omar', picture.file)
    expect(answer.rawPayload.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff', 'content-disposition': 'attachment; filename="picture.webp"' })
  })

  it('lies sealed: neither its bytes nor its fingerprint can be read from the disk or the database', async () => {
    const bytes = await jpeg(100, 80)
    const picture = pictureOf(bytes)
    await put('sara', bytes, picture)
    const folder = join(filesDir, cast.tove.account)
    const name = readdirSync(folder).find((one) => one.startsWith(picture.file))!
    expect(readFileSync(join(folder, name)).includes(bytes.subarray(20, 60))).toBe(false)
    const { rows: [row] } = await whole.test.db.owner.query('SELECT f::text AS text FROM viewme.files f WHERE id = $1', [picture.file])
    expect(row.text).not.toContain(picture.hash)
  })

  it('is kept once however often it is sent, and its number is never given to another', async () => {
    const [bytes, other] = [await webp(70, 50), await webp(71, 50)]
    const picture = pictureOf(bytes)
    const both = await Promise.all([put('sara', bytes, picture), put('sara', bytes, picture)])
    expect(both.map((one) => one.is).toSorted()).toEqual(['already', 'stored'])
    expect(readdirSync(join(filesDir, cast.tove.account)).filter((name) => name.startsWith(picture.file))).toHaveLength(1)
    expect(await put('sara', other, { ...pictureOf(other), file: picture.file })).toEqual({ status: 409, is: 'id-taken' })
  })

  it('that comes is told to the phones, which may have its fact already', async () => {
    const { hub } = whole.app.parts
    const heard: number[] = []
    const stop = hub.listen(cast.tove.account, (change) => { heard.push(change.feed) })
    hub.told(cast.tove.account)
    await expect.poll(() => heard.length).toBe(1)
    const bytes = await webp(72, 50)
    await put('sara', bytes, pictureOf(bytes))
    await expect.poll(() => heard.length).toBe(2)
    stop()
  })
})

describe('a picture stays within the walls of its facts', () => {
  let picture: Picture
  let fact: Fact
  beforeAll(async () => {
    const bytes = await webp(80, 60)
    picture = pictureOf(bytes)
    await put('sara', bytes, picture)
  })
  const narrow = (groups: string[]) => write('sara', { kind: 'visibility', subject: fact.subject, basedOn: [fact.id], groups, body: {} })

  it('is its sender’s alone while no fact uses it', async () => {
    expect([await status('sara', picture.file), await status('omar', picture.file), await status('karin', picture.file)]).toEqual([200, 404, 404])
  })
  it('is not given outside the audience, nor in or to another account, nor without a session', async () => {
    fact = await write('sara', { body: instruction(picture), groups: [cast.tove.groups.home] })
    expect([await status('omar', picture.file), await status('karin', picture.file), await status('elin', picture.file)]).toEqual([200, 200, 404])
    expect([await status('alva', picture.file), await status('sara', picture.file, cast.nils.account), await status('alva', picture.file, cast.nils.account)]).toEqual([404, 404, 404])
    expect((await whole.app.server.inject({ url: `/api/accounts/${cast.tove.account}/files/${picture.file}` })).statusCode).toBe(401)
  })
  it('goes and comes with the audience', async () => {
    await narrow([cast.tove.groups.private])
    expect([await status('omar', picture.file), await status('karin', picture.file)]).toEqual([404, 200])
    await narrow([cast.tove.groups.home])
    expect(await status('omar', picture.file)).toBe(200)
    await narrow([cast.tove.groups.private])
  })
  it('cannot be reached by naming it in a thing of one’s own', async () => {
    await write('karin', { body: instruction(picture), groups: [cast.tove.groups.home] })
    expect(await status('omar', picture.file)).toBe(404)
  })
  it('is not given to nor taken from one whose membership has ended', async () => {
    await narrow([cast.tove.groups.home])
    expect(await status('linnea', picture.file)).toBe(200)
    expect(await endMembership({ db: whole.test.db, keys: whole.keys, account: cast.tove.account, membership: cast.tove.members.linnea, by: cast.tove.actor('karin'), how: 'early', now: whole.clock.now() })).toEqual({ yes: true })
    expect(await status('linnea', picture.file)).toBe(403)
    const bytes = await webp(81, 60)
    expect((await put('linnea', bytes, pictureOf(bytes))).status).toBe(403)
  })
  it('is taken only from the one who is signed in', async () => {
    const bytes = await webp(82, 60)
    expect(await put('omar', bytes, pictureOf(bytes), { author: of('sara')! })).toEqual({ status: 403, is: 'not-the-sender' })
    expect((await put('alva', bytes, pictureOf(bytes))).status).toBe(404)
  })
})

describe('what is no bare picture is refused with its reason', () => {
  const refused = async (bytes: Buffer, more: Partial<Picture> = {}, type?: string) => put('karin', bytes, pictureOf(bytes, more), type ? { type } : {})

  it.each(['webp', 'jpeg'] as const)('more behind the end of a %s, such as a page', async (kind) => {
    const bytes = Buffer.concat([await (kind === 'webp' ? webp : jpeg)(), Buffer.from('<html><script>alert(1)</script>')])
    expect(await refused(bytes)).toEqual({ status: 422, is: 'picture-not-bare' })
  })
  it('the place where it was taken', async () => {
    expect(await refused(await jpegWithPlace())).toEqual({ status: 422, is: 'picture-not-bare' })
    expect(await refused(await sharp(await webp()).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>').webp().toBuffer())).toEqual({ status: 422, is: 'picture-not-bare' })
  })
  it('a claim of 50 000 × 50 000 pixels, in its own header or beside it', async () => {
    const bytes = await jpeg()
    const at = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    bytes.writeUInt16BE(50_000, at + 5)
    bytes.writeUInt16BE(50_000, at + 7)
    expect(await refused(bytes, { width: 1600, height: 1600 })).toEqual({ status: 422, is: 'picture-too-large' })
    expect((await refused(await webp(), { width: 50_000, height: 50_000 })).status).toBe(400)
  })
  it('one that is cut off, empty, or no picture', async () => {
    const [first, second] = [await webp(300, 300), await jpeg(300, 300)]
    expect(await refused(first.subarray(0, first.length - 20))).toEqual({ status: 422, is: 'picture-unreadable' })
    expect(await refused(second.subarray(0, second.length - 20))).toEqual({ status: 422, is: 'picture-unreadable' })
    expect(await refused(Buffer.concat([second.subarray(0, second.length - 60), Buffer.from([0xff, 0xd9])]), { width: 300, height: 300 })).toEqual({ status: 422, is: 'picture-unreadable' })
    expect(await refused(Buffer.alloc(0))).toEqual({ status: 422, is: 'picture-empty' })
    expect(await refused(Buffer.from('%PDF-1.7'))).toEqual({ status: 422, is: 'picture-unreadable' })
  })
  it('another sort, size or fingerprint than it is said to have', async () => {
    const bytes = await webp()
    expect(await refused(bytes, {}, 'image/jpeg')).toEqual({ status: 422, is: 'picture-other-type' })
    expect(await refused(bytes, { width: 63 })).toEqual({ status: 422, is: 'picture-other-size' })
    expect(await refused(bytes, { hash: '0'.repeat(64) })).toEqual({ status: 422, is: 'picture-other-hash' })
  })
  it('a sort that is not taken, too many bytes, and what is said of it when it cannot be understood', async () => {
    const bytes = await webp()
    expect((await refused(await sharp(bytes).png().toBuffer(), {}, 'image/png')).status).toBe(415)
    expect((await refused(Buffer.from('<svg onload="alert(1)"/>'), {}, 'image/svg+xml')).status).toBe(415)
    expect((await refused(Buffer.alloc(600_000))).status).toBe(413)
    const answer = await whole.app.server.inject({ method: 'PUT', url: `/api/accounts/${cast.tove.account}/files/${randomUUID()}`, payload: bytes, headers: { ...cast.as('karin'), 'content-type': 'image/webp', 'viewme-file': '{' } })
    expect(answer.statusCode).toBe(400)
  })
  it('and more than a minute’s worth, which may come later', async () => {
    const bytes = Buffer.from('x')
    const answers = await Promise.all(Array.from({ length: 70 }, () => put('elin', bytes, pictureOf(bytes))))
    expect([...new Set(answers.map((one) => one.status))].toSorted()).toEqual([422, 429])
    expect((await put('omar', bytes, pictureOf(bytes))).status).toBe(422)
  })
})

it.each([10, 50, 99])('an upload whose line breaks at %i %% leaves nothing, and is taken when it is sent again', async (percent) => {
  const { server } = whole.app
  if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const bytes = await jpeg(1200, 900 + percent)
  const picture = pictureOf(bytes)
  const path = `/api/accounts/${cast.tove.account}/files/${picture.file}`
  const said = JSON.stringify({ author: of('sara'), hash: picture.hash, width: picture.width, height: picture.height })
  const line = connect(port, '127.0.0.1')
  line.write(`PUT ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cast.as('sara').cookie}\r\ncontent-type: image/jpeg\r\nviewme-file: ${said}\r\ncontent-length: ${bytes.length}\r\n\r\n`)
  await new Promise<void>((sent) => { line.write(bytes.subarray(0, Math.floor((bytes.length * percent) / 100)), () => sent()) })
  line.destroy()
  await expect.poll(() => new Promise((count) => { server.server.getConnections((_, n) => count(n)) })).toBe(0)
  expect(await status('sara', picture.file)).toBe(404)
  expect(readdirSync(join(filesDir, cast.tove.account)).some((name) => name.startsWith(picture.file))).toBe(false)
  expect(await put('sara', bytes, picture)).toEqual({ status: 200, is: 'stored' })
})

it('an account that is read only takes none, and gives what it has', async () => {
  const [bytes, more] = [await webp(95, 60), await webp(96, 60)]
  const picture = pictureOf(bytes)
  await put('karin', bytes, picture)
  const set = (state: string) => whole.test.db.owner.query('UPDATE viewme.accounts SET state = $2 WHERE account_id = $1', [cast.tove.account, state])
  await set('read-only')
  try {
    expect(await put('karin', more, pictureOf(more))).toEqual({ status: 403, is: 'account-read-only' })
    expect(await status('karin', picture.file)).toBe(200)
  } finally { await set('active') }
})

it('an account whose room is used up takes no more, and keeps what it has', async () => {
  const row = { id: randomUUID(), author: of('sara')!, place: randomUUID(), bytes: 1000, details: Buffer.from('x') }
  const keep = (room: number) => whole.test.db.inAccount(cast.nils.account, null, (tx) => keepFile(tx, cast.nils.account, row, whole.clock.now(), room))
  expect(await keep(999)).toEqual({ result: 'full', row: null })
  expect((await keep(1000)).result).toBe('stored')
})

it('what an upload that was cut off has left is gone a day later, and nothing else', async () => {
  const bytes = await webp(90, 60)
  const picture = pictureOf(bytes)
  await put('karin', bytes, picture)
  const folder = join(filesDir, cast.tove.account)
  mkdirSync(folder, { recursive: true })
  const left = [`${randomUUID()}.${randomUUID()}`, `${randomUUID()}.${randomUUID()}.tmp`]
  for (const name of left) writeFileSync(join(folder, name), 'half')
  const foreign = join(filesDir, randomUUID())
  mkdirSync(foreign)
  writeFileSync(join(foreign, left[0]!), 'of another database')
  const real = whole.clock.real()
  expect(await sweepStoredFiles(whole.app.parts, real)).toBe(0)
  const old = new Date(real.getTime() - 25 * 3_600_000)
  for (const place of [folder, foreign]) for (const name of readdirSync(place)) utimesSync(join(place, name), old, old)
  expect(await sweepStoredFiles(whole.app.parts, real)).toBe(2)
  expect((await get('karin', picture.file)).rawPayload.equals(bytes)).toBe(true)
  expect(readdirSync(foreign)).toEqual([left[0]])
})
