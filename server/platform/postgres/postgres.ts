// The embedded PostgreSQL: made, started, watched and stopped here. For main.ts, the operator's verbs and the tests.
// It listens on a socket in a private folder and never on a network; it never logs a statement or a value.
// The caller holds the data directory's lock (data-dir.ts): two of these on one folder never run.
import type { PoolConfig } from 'pg'
import type { Log } from '../log.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { capLogFile } from './log-file.ts'
import { forgetPlace, holdsDatabase, knownPlace, preparePlace, removeSocketDir, strayPlaces } from './place.ts'
import type { Place } from './place.ts'
import { startPostmaster, stopPostmaster } from './postmaster.ts'
import { runnerUser } from './runner-user.ts'
import { embeddedPort, serverSettings } from './settings.ts'

export type Postgres = {
  place: Place
  pid(): number | undefined
  stop(): Promise<void>
}

export type PostgresOptions = {
  dataDir: string
  log: Log
  /** Finished WAL goes to DATA_DIR/wal-archive. Off only for throw-away databases. */
  archive: boolean
  /** Settings beside ours, e.g. `restore_command`. */
  settings?: Record<string, string>
}

/** Starts the database of a data directory, making it first if there is none. Faults are sentences (PlainFault). */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const user = runnerUser()
  const binaries = findBinaries(user)
  const place = preparePlace(options.dataDir, user)
  // A start that fails leaves no folder in /tmp: it would stand in another user's way.
  const orTidy = <T>(work: Promise<T>) => work.catch((error) => { removeSocketDir(place); throw error })
  await orTidy(ensureCluster(place, binaries, user))
  const settings = serverSettings({ ...place, walArchive: options.archive ? place.walArchive : null, ...(options.settings ? { extra: options.settings } : {}) })
  const start = () => startPostmaster(place, binaries, user, settings)
  let running = await orTidy(start())
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()

  const watch = () => {
    void running.exited.then(() => {
      if (isStopping) return
      options.log.warn('database.died', { pid: running.child.pid })
      restarting = restart()
    })
  }
  // Requests answer 503 while this goes on; pools connect again by themselves, the socket has the same name.
  const restart = async () => {
    for (let wait = 100; !isStopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        running = await start()
        options.log.info('database.restarted', { pid: running.child.pid })
        return watch()
      } catch (error) {
        options.log.fault('database.restart-failed', error)
        await new Promise((resolve) => { setTimeout(resolve, wait).unref() })
      }
    }
  }
  watch()
  const capping = setInterval(() => capLogFile(place.logFile), 60_000)
  capping.unref()

  return {
    place,
    pid: () => running.child.pid,
    stop: async () => {
      isStopping = true
      clearInterval(capping)
      await restarting
      if (running.child.pid) await stopPostmaster(running.child.pid, running.exited)
      removeSocketDir(place)
    },
  }
}

export const embeddedDatabase = 'viewme'

/** How to connect as one of the two roles. The folder is the lock: who can open the socket is the database's owner. */
export function embeddedConnection(place: Place, role: 'postgres' | 'viewme_app', database: string = embeddedDatabase): PoolConfig {
  return { host: place.socketDir, port: embeddedPort, user: role, database }
}

export { forgetPlace, holdsDatabase, knownPlace, strayPlaces }
export type { Place }
