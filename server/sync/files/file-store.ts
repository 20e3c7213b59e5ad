// Where sealed files lie: `<data>/files/<account>/<file>.<place>`. Written whole under a name of its own before any row speaks of it, and
// never changed. The database says which of them counts: what no row names a day later was left by an upload that was cut off.
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isNotFound, makePrivateFolder, syncFolder } from '../../platform/keys/durable-files.ts'
import { openFile, sealFile, type FilePlace } from './file-cipher.ts'

const orphanMs = 24 * 3_600_000
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const filesFolder = (dataDir: string) => join(dataDir, 'files')
// Ids become names of files: nothing but a UUID may.
const checked = (id: string): string => { if (!uuid.test(id)) throw new Error('a file is placed by UUIDs'); return id }
const folderOf = (dir: string, account: string) => join(dir, checked(account))
const nameOf = (dir: string, { account, file }: FilePlace, place: string) => join(folderOf(dir, account), `${checked(file)}.${checked(place)}`)

/** On the disk, whole and flushed, when it resolves. Returns the place to keep in its row. */
export async function putFile(dir: string, key: Buffer, at: FilePlace, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const place = randomUUID()
  const name = nameOf(dir, at, place)
  await makePrivateFolder(dir)
  await makePrivateFolder(folderOf(dir, at.account))
  try {
    await pipeline(sealFile(key, at, source), createWriteStream(`${name}.tmp`, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(`${name}.tmp`, name)
    await syncFolder(folderOf(dir, at.account))
  } catch (error) {
    await rm(`${name}.tmp`, { force: true })
    throw error
  }
  return place
}

/** The plain bytes. Throws SealBroken, or the disk's own ENOENT. */
export const readFilePieces = (dir: string, key: Buffer, at: FilePlace, place: string): AsyncGenerator<Buffer> => openFile(key, at, createReadStream(nameOf(dir, at, place)))

export const dropFile = (dir: string, at: FilePlace, place: string): Promise<void> => rm(nameOf(dir, at, place), { force: true })

/** Everything that lies here of one file, or of a whole account: for what has been erased. Returns how many. */
export async function dropEvery(dir: string, account: string, file?: string): Promise<number> {
  const names = (await namesIn(folderOf(dir, account))).filter((name) => file === undefined || name.startsWith(`${checked(file)}.`))
  for (const name of names) await rm(join(folderOf(dir, account), name), { force: true })
  return names.length
}

/**
 * Lets go of what no row names and is over a day old. `placesOf`: the places that an account's rows name; null for an account
 * that is not known: another database's files are never touched. Returns how many.
 */
export async function sweepFiles(dir: string, placesOf: (account: string) => Promise<ReadonlySet<string> | null>, now: Date): Promise<number> {
  let dropped = 0
  for (const account of (await namesIn(dir)).filter((name) => uuid.test(name))) {
    const names = await namesIn(folderOf(dir, account))
    const old: string[] = []
    for (const name of names) {
      const info = await stat(join(folderOf(dir, account), name)).catch(() => null)
      if (info && now.getTime() - info.mtimeMs > orphanMs) old.push(name)
    }
    if (old.length === 0) continue
    const named = await placesOf(account)
    if (!named) continue
    for (const name of old.filter((one) => !named.has(one.split('.')[1] ?? '') || one.endsWith('.tmp'))) {
      await rm(join(folderOf(dir, account), name), { force: true })
      dropped += 1
    }
  }
  return dropped
}

async function namesIn(dir: string): Promise<string[]> {
  try { return await readdir(dir) } catch (error) { if (isNotFound(error)) return []; throw error }
}
