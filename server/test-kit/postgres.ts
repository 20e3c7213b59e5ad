// A database of its own for a test file: `const { db, drop } = await testDatabase()`. Real PostgreSQL, migrated, empty.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { PoolConfig } from 'pg'
import { inject } from 'vitest'
import { openDb } from '../platform/db.ts'
import type { Db } from '../platform/db.ts'
import { templateDatabase } from './postgres-for-tests.ts'

export type TestDatabase = {
  db: Db
  /** For what opens its own connections (the job queue, the bench). */
  connections: { owner: PoolConfig; app: PoolConfig }
  drop(): Promise<void>
}

/** `template: null` gives a database without our schema, for tests of the migrations themselves. */
export async function testDatabase(options: { template?: string | null } = {}): Promise<TestDatabase> {
  const owner = inject('postgresOwner')
  const database = `test_${randomBytes(8).toString('hex')}`
  const template = options.template === undefined ? templateDatabase : options.template ?? 'template1'
  await asOwner(owner, `CREATE DATABASE ${database} TEMPLATE ${template}`)
  const connections = { owner: { ...owner, database }, app: { ...inject('postgresApp'), database } }
  const db = openDb(connections)
  return {
    db,
    connections,
    drop: async () => {
      await db.close()
      await asOwner(owner, `DROP DATABASE ${database} WITH (FORCE)`)
    },
  }
}

async function asOwner(owner: PoolConfig, sql: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try { await client.query(sql) } finally { await client.end() }
}
