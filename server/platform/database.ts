// The database as the server and the tools open it: the embedded one of a data directory, or another by its address.
// Brought to this version's shape before anybody sees it.
import pg from 'pg'
import type { PoolConfig } from 'pg'
import { openDb } from './db.ts'
import type { Db } from './db.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { PlainFault } from './plain-fault.ts'
import { embeddedConnection, embeddedDatabase, startPostgres } from './postgres/postgres.ts'
import type { Postgres } from './postgres/postgres.ts'

export type Database = {
  db: Db
  /** A direct connection, for LISTEN and the queue. */
  listen: PoolConfig
  postgres: Postgres | null
  /** Closes the pools, then stops what was started. */
  close(): Promise<void>
}

export type DatabaseOptions = { dataDir: string; databaseUrl?: string | undefined; databaseListenUrl?: string | undefined; log: Log; now: Date }

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl ? openRemote(options.databaseUrl, options) : openEmbedded(options)
}

async function openEmbedded({ dataDir, log, now }: DatabaseOptions): Promise<Database> {
  const postgres = await startPostgres({ dataDir, log, archive: true })
  let db: Db | undefined
  try {
    await makeDatabase(embeddedConnection(postgres.place, 'postgres', 'postgres'))
    const listen = embeddedConnection(postgres.place, 'viewme_app')
    db = openDb({ owner: embeddedConnection(postgres.place, 'postgres'), app: listen })
    await migrate(db.owner, { appMayLogIn: true, now })
    const opened = db
    return { db, listen, postgres, close: async () => { await opened.close().catch(() => {}); await postgres.stop() } }
  } catch (error) {
    await db?.close().catch(() => {})
    await postgres.stop()
    throw error
  }
}

async function openRemote(databaseUrl: string, { databaseListenUrl, now }: DatabaseOptions): Promise<Database> {
  const connection = { connectionString: databaseUrl }
  const listen: PoolConfig = { connectionString: databaseListenUrl ?? databaseUrl }
  const db = openDb({ owner: connection, app: { ...connection, role: 'viewme_app' } })
  try {
    await db.owner.query('SELECT 1').catch((error: Error & { code?: string }) => {
      throw new PlainFault(`The database of DATABASE_URL does not answer (${error.code ?? error.message}). Check the address, and that it is running.`)
    })
    await migrate(db.owner, { appMayLogIn: false, now })
    return { db, listen, postgres: null, close: () => db.close() }
  } catch (error) {
    await db.close().catch(() => {})
    throw error
  }
}

async function makeDatabase(connection: PoolConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [embeddedDatabase])
    if (!rowCount) await client.query(`CREATE DATABASE ${embeddedDatabase}`)
  } finally {
    await client.end()
  }
}
