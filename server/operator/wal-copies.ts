// WAL: what the cluster wrote after a base backup. The cluster copies finished segments to its archive folder; a backup takes them
// to its target (packed and sealed); a restore gathers them from the target and from a data directory that was kept aside.
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, link, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { isNotFound, makePrivateFolder, syncFolder } from '../platform/keys/durable-files.ts'
import { packing, reading, sealing, unsealing } from './sealed-stream.ts'

const segment = /^[0-9A-F]{24}$/
const walName = /^([0-9A-F]{24}|[0-9A-F]{8}\.(history|born)|[0-9A-F]{24}\.[0-9A-F]{8}\.backup)$/
const ending = '.sealed'

const namesIn = async (dir: string) => {
  try { return await readdir(dir) } catch (error) { if (isNotFound(error)) return []; throw error }
}
export const walIn = async (dir: string) => (await namesIn(dir)).filter((name) => walName.test(name)).sort()
export const sealedWalIn = async (dir: string) => (await namesIn(dir)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)).filter((name) => walName.test(name)).sort()

/** Takes every finished segment that the target lacks. Returns the names taken. */
export async function takeWal(from: string, target: string, key: Buffer, only: (name: string) => boolean = () => true): Promise<string[]> {
  await makePrivateFolder(target)
  const there = new Set(await sealedWalIn(target))
  const taken: string[] = []
  for (const name of await walIn(from)) {
    if (there.has(name) || !only(name)) continue
    const half = join(target, `${name}.tmp`)
    await rm(half, { force: true })
    await pipeline(createReadStream(join(from, name), reading), createGzip({ level: 1, ...packing }), sealing(key, name), createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(half, join(target, name + ending))
    taken.push(name)
  }
  if (taken.length > 0) await syncFolder(target)
  return taken
}

/** Opens sealed WAL from `first` on into `to`. */
export async function openWal(target: string, to: string, key: Buffer, first: string): Promise<void> {
  await makePrivateFolder(to)
  for (const name of await sealedWalIn(target)) {
    if (!segment.test(name) || isBefore(name, first)) continue
    await pipeline(createReadStream(join(target, name + ending), reading), unsealing(key, name), createGunzip(packing), createWriteStream(join(to, name), { mode: 0o600 }))
  }
}

/** Which timelines there are: small files, needed before it is known from where on WAL is needed. */
export async function openHistories(target: string, to: string, key: Buffer): Promise<void> {
  for (const name of await sealedWalIn(target)) {
    if (!segment.test(name)) await pipeline(createReadStream(join(target, name + ending), reading), unsealing(key, name), createGunzip(packing), createWriteStream(join(to, name), { mode: 0o600 }))
  }
}

/**
 * Adds plain WAL that lies in a data directory kept aside; the unfinished last segment too, which stands only there.
 * `first` null: no segments, only what says which timelines there are.
 */
export async function addWal(from: string, to: string, first: string | null): Promise<void> {
  const there = new Set(await walIn(to))
  for (const name of await walIn(from)) {
    if (there.has(name) || (segment.test(name) && (first === null || isBefore(name, first)))) continue
    // The same disk: a second name is enough, the recovery only reads.
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)))
  }
}

/** By place, whatever the timeline (the first 8 digits). */
export const isBefore = (name: string, other: string) => name.slice(8, 24) < other.slice(8, 24)

/** Old segments go from the local archive when they are safe in the target; a second target has two days to fetch them too. */
export async function pruneArchive(archive: string, target: string, nowMs: number): Promise<number> {
  const safe = new Set(await sealedWalIn(target))
  let gone = 0
  for (const name of await walIn(archive)) {
    const info = await stat(join(archive, name))
    if (!safe.has(name) || !segment.test(name) || nowMs - info.mtimeMs < 2 * 86_400_000) continue
    await unlink(join(archive, name))
    gone += 1
  }
  return gone
}

/** What no kept base backup can need. */
export async function pruneSealed(target: string, oldestStart: string): Promise<number> {
  let gone = 0
  for (const name of await sealedWalIn(target)) {
    if (!segment.test(name) || !isBefore(name, oldestStart)) continue
    await unlink(join(target, name + ending))
    gone += 1
  }
  return gone
}
