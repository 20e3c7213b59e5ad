// Small files that must survive a power cut whole, and must be gone when they are destroyed.
// Promise: after `writeDurably` resolves the file is there, complete; before that, the old one is.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { link, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolders } from '../make-folders.ts'

const tmpMark = '.tmp-'

export const isNotFound = (error: unknown): boolean => (error as NodeJS.ErrnoException)?.code === 'ENOENT'

/** A rename or unlink is only durable when its folder has been flushed too. */
export async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, constants.O_RDONLY)
  try { await handle.sync() } finally { await handle.close() }
}

export async function makePrivateFolder(dir: string): Promise<void> {
  const made = makeFolders(dir, 0o700)
  if (made) await syncFolder(dirname(made))
}

async function writeTmp(file: string, content: string | Buffer): Promise<string> {
  const tmp = `${file}${tmpMark}${randomBytes(6).toString('hex')}`
  const handle = await open(tmp, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return tmp
}

/** Writes beside, flushes, renames, flushes the folder. `later` leaves the folder to the caller, for many files in a row. */
export async function writeDurably(file: string, content: string | Buffer, folder: 'now' | 'later' = 'now'): Promise<void> {
  const tmp = await writeTmp(file, content)
  try {
    await rename(tmp, file)
  } catch (error) {
    await unlink(tmp).catch(() => {})
    throw error
  }
  if (folder === 'now') await syncFolder(dirname(file))
}

/** Like writeDurably, but never replaces: false when the file is there already (another process was first). */
export async function writeOnce(file: string, content: string | Buffer): Promise<boolean> {
  const tmp = await writeTmp(file, content)
  try {
    await link(tmp, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await unlink(tmp).catch(() => {})
  }
  await syncFolder(dirname(file))
  return true
}

/**
 * Overwrites with random bytes, flushes, deletes, flushes the folder; its half-written neighbours too. False when it was not there.
 * Goes on until the name is free: another process may put a re-wrapped copy there in the same moment.
 */
export async function destroyFile(file: string): Promise<boolean> {
  let destroyed = false
  for (const path of [file, ...await halfWritten(file)]) {
    while (await overwriteAndUnlink(path)) destroyed = true
  }
  await syncFolder(dirname(file)).catch((error) => { if (!isNotFound(error)) throw error })
  return destroyed
}

async function overwriteAndUnlink(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'r+')
    try {
      const { size } = await handle.stat()
      await handle.write(randomBytes(size), 0, size, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await unlink(path)
    return true
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
}

async function halfWritten(file: string): Promise<string[]> {
  const start = basename(file) + tmpMark
  return (await namesIn(dirname(file))).filter((name) => name.startsWith(start)).map((name) => join(dirname(file), name))
}

/** What a crash left half written, older than a minute: a copy of a key must not outlive the key. */
export async function sweepHalfWritten(dir: string, nowMs: number): Promise<void> {
  for (const name of await namesIn(dir)) {
    if (!name.includes(tmpMark)) continue
    const info = await stat(join(dir, name)).catch(() => null)
    if (info && nowMs - info.mtimeMs > 60_000) await overwriteAndUnlink(join(dir, name))
  }
}

async function namesIn(dir: string): Promise<string[]> {
  try { return await readdir(dir) } catch (error) { if (isNotFound(error)) return []; throw error }
}

/** The names (without ending) of the finished files with this ending. */
export async function namesWithEnding(dir: string, ending: string): Promise<string[]> {
  return (await namesIn(dir)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length))
}
