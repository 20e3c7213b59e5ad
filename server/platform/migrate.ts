// Brings a database to the shape this version knows: server/migrations/*.sql in name order, each in a transaction of its own.
// Runs as the owner, before anything else is served. It never goes backwards and never touches a database that it does not know.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { isErrorCode, PlainFault } from './plain-fault.ts'

export type Migration = { name: string; sql: string; sha256: string }

export const migrationsDir = join(import.meta.dirname, '../migrations')

// One starter at a time over all processes that share the database ("ViewMe" as a number).
const lockId = 0x56696577

export function readMigrations(dir: string = migrationsDir): Migration[] {
  return readdirSync(dir).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const sql = readFileSync(join(dir, name), 'utf8')
    if (!/^-- \S/.test(sql)) throw new PlainFault(`The migration ${name} does not say why in its first line ("-- why").`)
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Returns the names that were applied now. `appMayLogIn`: in the embedded database the app's role logs in by itself. */
export async function migrate(owner: Pool, options: { appMayLogIn: boolean; now: Date; migrations?: Migration[] }): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations()
  const client = await owner.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockId])
    await prepare(client, options.appMayLogIn)
    const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM viewme.migrations')
    refuseUnknown(rows, migrations)
    const done = new Set(rows.map((row) => row.name))
    const applied: string[] = []
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await apply(client, migration, options.now)
      applied.push(migration.name)
    }
    return applied
  } finally {
    // Closing the connection gives the lock back, whatever state it is in.
    client.release(true)
  }
}

async function prepare(client: PoolClient, appMayLogIn: boolean): Promise<void> {
  const { rows: [found] } = await client.query<{ known: boolean; role: boolean }>(`
    SELECT to_regclass('viewme.migrations') IS NOT NULL AS known, EXISTS (SELECT FROM pg_roles WHERE rolname = 'viewme_app') AS role`)
  if (!found?.role) {
    await client.query(`CREATE ROLE viewme_app ${appMayLogIn ? 'LOGIN' : 'NOLOGIN'} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`)
  }
  if (!appMayLogIn) await client.query('GRANT viewme_app TO CURRENT_USER')
  if (found?.known) return
  await client.query(`
    BEGIN;
    CREATE SCHEMA IF NOT EXISTS viewme;
    CREATE SCHEMA IF NOT EXISTS signin;
    GRANT USAGE ON SCHEMA viewme, signin TO viewme_app;
    CREATE TABLE viewme.migrations (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL);
    GRANT SELECT ON viewme.migrations TO viewme_app;
    COMMIT`)
}

export function refuseUnknown(rows: { name: string; sha256: string }[], migrations: Migration[]): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]))
  const newer = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (newer.length > 0) {
    throw new PlainFault(`The database was used by a newer version of ViewMe than this one (it has ${newer.join(', ')}). Start that version or a later one; nothing has been changed.`)
  }
  const changed = rows.filter(({ name, sha256 }) => known.get(name) !== sha256).map(({ name }) => name)
  if (changed.length > 0) {
    throw new PlainFault(`The database was made by another version of ViewMe: ${changed.join(', ')} changed after it was applied. Start the version that made it; nothing has been changed.`)
  }
}

async function apply(client: PoolClient, { name, sql, sha256 }: Migration, now: Date): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query('INSERT INTO viewme.migrations (name, sha256, applied_at) VALUES ($1, $2, $3)', [name, sha256, now])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    // One that refuses (RAISE EXCEPTION) says so in a whole sentence.
    if (isErrorCode(error, 'P0001')) throw new PlainFault((error as Error).message)
    throw new Error(`The migration ${name} failed and was undone: ${(error as Error).message}`, { cause: error })
  }
}
