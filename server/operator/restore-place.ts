// Where a restore works: beside the data directory (or in a folder inside, when that is empty), and it is put in its place as the
// very last step. Cut off at any moment before, what was there is untouched, and no server can start on something half restored.
import { copyFile, mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { holderOf, lockDataDir } from '../platform/data-dir.ts'
import { isNotFound, syncFolder } from '../platform/keys/durable-files.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import type { Place } from '../platform/postgres/place.ts'
import { stopLeftover } from '../platform/postgres/postmaster.ts'
import { realPlace } from '../platform/real-place.ts'
import { noteIdOf } from './backup-catalogue.ts'
import { operatorAddress, placeOf } from './context.ts'

export type RestorePlace = {
  staging: string
  /** The data directory that is there now, if any, and its database. */
  old: { dataDir: string; place: Place | null } | null
  /** Returns where the old one went. */
  putInPlace(now: Date): Promise<string | null>
  giveUp(): Promise<void>
}

export async function openRestorePlace(dataDir: string, mayReplace: boolean): Promise<RestorePlace> {
  if (holderOf(dataDir)) throw new PlainFault('The server is running on this data directory. Stop it first. Nothing has been changed.')
  const names = await readdir(dataDir).catch((error) => { if (isNotFound(error)) return []; throw error })
  const isEmpty = names.every((name) => ['restoring', 'lock'].includes(name))
  if (!isEmpty && !mayReplace) throw new PlainFault(`${dataDir} is not empty. Restore into a new DATA_DIR, or add --replace: then what is there is kept aside. Nothing has been changed.`)
  if (!isEmpty && (await stat(dataDir)).dev !== (await stat(dirname(dataDir))).dev) throw new PlainFault(`${dataDir} is a disk of its own and cannot be kept aside. Restore into a new DATA_DIR instead. Nothing has been changed.`)

  const lock = await lockDataDir(dataDir, operatorAddress)
  const staging = isEmpty ? join(dataDir, 'restoring') : `${dataDir}.restoring`
  const place = isEmpty ? null : placeOf(dataDir)
  try {
    // A killed server leaves its database running; so does a restore that was cut off.
    if (place) await stopLeftover(place)
    await removeDataDir(staging)
    await mkdir(staging, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    staging,
    old: isEmpty ? null : { dataDir, place },
    putInPlace: async (now) => {
      if (isEmpty) {
        // The database goes last: without it nothing starts on the rest.
        const parts = (await readdir(staging)).toSorted((a, b) => Number(a === 'postgres') - Number(b === 'postgres'))
        for (const part of parts) await rename(join(staging, part), join(dataDir, part))
        await rm(staging, { recursive: true })
        await syncFolder(dataDir)
        lock.release()
        return null
      }
      // When the last backup was taken, and where to, is as true after the restore: the doctor and the keeping of WAL go by it.
      for (const note of ['last-backup.json', 'backup-targets.json']) await copyFile(join(dataDir, note), join(staging, note)).catch((error) => { if (!isNotFound(error)) throw error })
      const aside = `${dataDir}.before-${noteIdOf(now)}`
      await rename(dataDir, aside)
      await rename(staging, dataDir)
      await syncFolder(dirname(dataDir))
      await rm(join(aside, 'lock'), { force: true })
      return aside
    },
    giveUp: async () => {
      await removeDataDir(staging)
      lock.release()
    },
  }
}

/** Half-made copies are deleted, also where root's data lies apart: each would be a copy of everything that nobody watches. */
async function removeDataDir(dataDir: string): Promise<void> {
  const place = placeOf(dataDir)
  if (place) {
    await stopLeftover(place)
    await rm(place.socketDir, { recursive: true, force: true })
  }
  const home = await realpath(join(dataDir, 'postgres')).catch(() => null)
  if (home && home !== join(realPlace(dataDir), 'postgres')) await rm(dirname(home), { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}
