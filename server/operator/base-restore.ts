// Unpacks a base backup where no cluster is, and lets PostgreSQL bring it forward by WAL to the moment asked for. Opens no port:
// the cluster listens on its private socket only, and is left running for the caller to finish the restore in.
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lchown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { makePrivateFolder, syncFolder } from '../platform/keys/durable-files.ts'
import { silentLog } from '../platform/log.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import type { Place } from '../platform/postgres/place.ts'
import { preparePlace } from '../platform/postgres/place.ts'
import { startPostgres } from '../platform/postgres/postgres.ts'
import type { Postgres } from '../platform/postgres/postgres.ts'
import { runnerUser } from '../platform/postgres/runner-user.ts'
import { packing, reading, unsealing } from './sealed-stream.ts'

/** The folders of a new data directory, with one for the WAL that the recovery reads. */
export async function newPlace(dataDir: string): Promise<Place & { recoveryWal: string }> {
  const place = preparePlace(dataDir, runnerUser())
  const recoveryWal = join(dirname(place.pgdata), 'recovery-wal')
  await rm(recoveryWal, { recursive: true, force: true })
  await mkdir(recoveryWal, { mode: 0o700 })
  return { ...place, recoveryWal }
}

/** PostgreSQL flushes all of it itself before it begins to recover. */
export async function unpackBase(file: string, key: Buffer, name: string, pgdata: string): Promise<void> {
  const half = `${pgdata}.new`
  await rm(half, { recursive: true, force: true })
  await makePrivateFolder(half)
  const unpacking = extract()
  unpacking.on('entry', (header, stream, next) => {
    const path = join(half, header.name)
    // Our own archive, proven by its seal; a path outside would still be refused.
    if (!path.startsWith(half)) return next(new Error('a name outside the folder'))
    const work = header.type === 'directory'
      ? mkdir(path, { recursive: true, mode: 0o700 }).then(() => { stream.resume() })
      : pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    work.then(() => next(), next)
  })
  await pipeline(createReadStream(file, reading), unsealing(key, name), createGunzip(packing), unpacking)
  await writeFile(join(half, 'recovery.signal'), '')
  await handOver(half)
  await syncFolder(half)
  await rename(half, pgdata)
}

/** Everything under a folder to the user that the cluster runs as, and to nobody else. */
export async function handOver(folder: string): Promise<void> {
  const user = runnerUser()
  for (const path of [folder, ...(await readdir(folder, { recursive: true })).map((name) => join(folder, name))]) {
    if (user.isOther) await lchown(path, user.uid, user.gid)
  }
  await chmod(folder, 0o700)
}

export type Recovered = { postgres: Postgres; reachedTarget: boolean }

/** `at` null: as far as the WAL goes. When the WAL ends before `at`, all of it is kept and `reachedTarget` is false. `archive` false: only to look, leaves no WAL. */
export async function recover(dataDir: string, place: Place & { recoveryWal: string }, timeline: number, at: Date | null, archive = true): Promise<Recovered> {
  await handOver(place.recoveryWal)
  const folder = `'${place.recoveryWal.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`
  // Without hot standby nobody is let in, and `start` does not return, before the recovery has ended.
  const settings = { hot_standby: 'off', restore_command: `cp ${folder}/%f "%p"`, recovery_target_timeline: String(timeline), recovery_target_action: 'promote' }
  const start = (extra: Record<string, string>) => startPostgres({ dataDir, log: silentLog, archive, settings: { ...settings, ...extra } })
  if (!at) return { postgres: await start({}), reachedTarget: true }
  try {
    return { postgres: await start({ recovery_target_time: at.toISOString().replace('T', ' ').replace('Z', '+00') }), reachedTarget: true }
  } catch (error) {
    // Nothing was committed after that moment as far as the WAL tells: then its end is the answer.
    if (!(error instanceof PlainFault) || !/recovery ended before configured recovery target/.test(error.message)) throw error
    return { postgres: await start({}), reachedTarget: false }
  }
}
