import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '@viewme/contract/files.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { acceptAsSystem, filesFolder, storeFile } from '../sync/sync.ts'
import { newInstallation, type Installation } from '../test-kit/installation.ts'
import { pictureOf, webp } from '../test-kit/pictures.ts'
import { run as backup } from './backup.ts'
import { run as restore } from './restore.ts'
import { run as verify } from './verify.ts'

let whole: Installation
let filesDir: string
beforeAll(async () => {
  whole = await newInstallation()
  filesDir = filesFolder(whole.config.dataDir)
  await whole.start()
})
afterAll(() => whole?.remove())

const lead = randomUUID()
async function write(account: string, picture: Picture): Promise<string> {
  const id = uuidv7(Date.now())
  const body = { title: 'Taklyften', steps: [{ id: randomUUID(), text: 'Dra i snöret.', picture }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'Taklyften' }
  const fact = { id, account, kind: 'instruction-version', v: 1, subject: randomUUID(), basedOn: [], author: lead, device: randomUUID(), writtenAt: new Date().toISOString(), audience: { groups: [lead], members: [] }, body }
  await acceptAsSystem({ db: whole.db(), keys: whole.keys() }, { account, facts: [fact], now: new Date() })
  return id
}
async function keep(account: string, width: number): Promise<Picture> {
  const bytes = await webp(width)
  const picture = pictureOf(bytes)
  const { hash, type, height } = picture
  expect(await storeFile({ db: whole.db(), keys: whole.keys(), filesDir }, { account, human: null, id: picture.file, author: lead, bytes, details: { hash, type, width, height }, now: new Date() })).toBe('stored')
  return picture
}
const nameOf = (account: string, { file }: Picture, dir = filesDir) => join(dir, account, readdirSync(join(dir, account)).find((name) => name.startsWith(file))!)
const has = (account: string, { file }: Picture, dir = filesDir) => existsSync(join(dir, account)) && readdirSync(join(dir, account)).some((name) => name.startsWith(file))
const verified = async () => ({ code: await verify([], whole.context), said: whole.said().join('\n') })

describe('verify', () => {
  it('proves each file, and counts those that are still on a phone', async () => {
    const account = await whole.newAccount()
    await write(account, await keep(account, 40))
    await write(account, pictureOf(await webp(41)))
    const { code, said } = await verified()
    expect([code, said]).toEqual([0, expect.stringContaining('1 file that facts name has not come yet')])
    expect(said).toContain(', 1 file, ')
  })
  it('names a file that has been changed, put in another’s place or taken away', async () => {
    const account = await whole.newAccount()
    const [one, two] = [await keep(account, 42), await keep(account, 43)]
    const [first, second] = [nameOf(account, one), nameOf(account, two)]
    const before = readFileSync(first)
    writeFileSync(first, Buffer.concat([before.subarray(0, 100), Buffer.from([before[100]! ^ 1]), before.subarray(101)]))
    expect(await verified()).toMatchObject({ code: 1, said: expect.stringContaining(`file ${one.file} does not open`) })
    copyFileSync(second, first)
    expect(await verified()).toMatchObject({ code: 1, said: expect.stringContaining(`file ${one.file} does not open`) })
    rmSync(first)
    expect(await verified()).toMatchObject({ code: 1, said: expect.stringContaining(`file ${one.file} is missing`) })
    writeFileSync(first, before)
    expect(await verified()).toMatchObject({ code: 0 })
  })
  it('says when somebody has been given a way to a file that no fact gives', async () => {
    const account = await whole.newAccount()
    const picture = await keep(account, 44)
    const fact = await write(account, pictureOf(await webp(45)))
    await whole.db().owner.query('INSERT INTO viewme.file_uses (account_id, file, fact, subject) SELECT account_id, $2, id, subject FROM viewme.facts WHERE account_id = $3 AND id = $1', [fact, picture.file, account])
    expect(await verified()).toMatchObject({ code: 1, said: expect.stringContaining('which facts use which files is not what the facts say') })
    await whole.db().owner.query('DELETE FROM viewme.file_uses WHERE file = $1', [picture.file])
  })
})

it('a restore brings the files back, but for those that have been erased since', async () => {
  const [account, other] = [await whole.newAccount(), await whole.newAccount()]
  const [kept, erased, gone] = [await keep(account, 46), await keep(account, 47), await keep(other, 48)]
  await write(account, kept)
  await write(account, erased)
  const [to, keysTo] = [join(whole.root, 'backup'), join(whole.root, 'key-backup')]
  mkdirSync(to)
  expect(await backup(['--to', to, '--keys-to', keysTo], whole.context)).toBe(0)
  const at = new Date().toISOString()
  await whole.keys().ledger.append({ at, erased: 'file', account, file: erased.file })
  await whole.keys().ledger.append({ at, erased: 'account', account: other })
  await whole.stop()
  expect(await restore(['--from', to, '--replace'], whole.context)).toBe(0)
  expect(whole.said().join('\n')).toMatch(/1 account and 0 facts and 1 file stay erased/)
  expect([has(account, kept), has(account, erased), has(other, gone)]).toEqual([true, false, false])
  await whole.start()
  expect(await verified()).toMatchObject({ code: 0, said: expect.stringContaining('have not come yet') })
})
