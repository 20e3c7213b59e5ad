// Where a measurement takes place: an embedded PostgreSQL in a temporary folder, a key store, and processes that are started and ended.
import { fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { checkInstallation } from '../installation.ts'
import { openDatabase } from '../platform/database.ts'
import { openDb, type Db } from '../platform/db.ts'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { embeddedConnection, forgetPlace } from '../platform/postgres/postgres.ts'

export type Process = { port: number; stop(): Promise<void> }
export type Stage = {
  db: Db; keys: Keys
  /** How to connect to the first database as its owner. */
  connection: PoolConfig
  keysDir: string
  /** Another database of this cluster: a copy of the first, or of one that was copied before, as it is now. */
  copy(name: string, of?: string): Promise<Db>
  serve(database?: string, webDir?: string): Promise<Process>
  twin(): Promise<Process>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), `viewme-bench-${process.pid}-`))
  chmodSync(root, 0o711)
  const dataDir = join(root, 'data')
  const keysDir = join(root, 'keys')
  const now = new Date()
  const { db, postgres, close } = await openDatabase({ dataDir, log: silentLog, now })
  const { place } = postgres!
  const keys = await openKeys({ dir: keysDir, now, mayCreate: true })
  await checkInstallation(db.owner, keys, keysDir)
  const others: Db[] = []
  const running = new Set<Process>()

  const run = async (file: string, options: object): Promise<Process> => {
    const child = fork(join(import.meta.dirname, file), [JSON.stringify(options)])
    const exited = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
    const { port } = await new Promise<{ port: number }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { port: number }))
      child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    })
    const started: Process = { port, stop: async () => { running.delete(started); if (child.connected) child.disconnect(); await exited } }
    running.add(started)
    return started
  }

  return {
    db, keys, connection: embeddedConnection(place, 'postgres'), keysDir,
    copy: async (name, of = 'viewme') => {
      const admin = openDb({ owner: embeddedConnection(place, 'postgres', 'postgres'), app: embeddedConnection(place, 'postgres', 'postgres') })
      // A database that somebody is connected to cannot be copied; the pools connect again by themselves.
      await admin.owner.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1`, [of])
      await admin.owner.query(`CREATE DATABASE ${name} TEMPLATE ${of}`)
      await admin.close()
      const other = openDb({ owner: embeddedConnection(place, 'postgres', name), app: embeddedConnection(place, 'viewme_app', name) })
      others.push(other)
      return other
    },
    serve: (database = 'viewme', webDir) => run('served.ts', { dataDir, keysDir, database, webDir }),
    twin: () => run('twin.ts', { connection: embeddedConnection(place, 'postgres') }),
    close: async () => {
      for (const one of running) await one.stop()
      for (const other of others) await other.close()
      await close()
      forgetPlace(place)
      rmSync(root, { recursive: true, force: true })
    },
  }
}
