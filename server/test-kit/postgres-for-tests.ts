// One embedded PostgreSQL for a whole run of tests, with a migrated template that each test file copies. vitest's global set-up, of several
// of its projects: begun for the first of them, stopped after the last.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { PoolConfig } from 'pg'
import { silentLog } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { embeddedConnection, forgetPlace, knownPlace, startPostgres } from '../platform/postgres/postgres.ts'
import { stopLeftover } from '../platform/postgres/postmaster.ts'

declare module 'vitest' {
  export interface ProvidedContext { postgresOwner: PoolConfig; postgresApp: PoolConfig }
}

export const templateDatabase = 'viewme_template'

/** It is thrown away after the run, so nothing of it has to outlive a power cut. What is durable is tried on clusters of their own. */
const thrownAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB', checkpoint_timeout: '1h' }

type Running = { owner: PoolConfig; app: PoolConfig; stop(): Promise<void> }
// vitest loads this file anew for each project.
const run = globalThis as typeof globalThis & { viewmeForTests?: { users: number; running: Promise<Running> } }

export default async function setup(project: { provide(key: 'postgresOwner' | 'postgresApp', value: PoolConfig): void }): Promise<() => Promise<void>> {
  const shared = run.viewmeForTests ??= { users: 0, running: start() }
  shared.users++
  const { owner, app, stop } = await shared.running
  project.provide('postgresOwner', owner)
  project.provide('postgresApp', app)
  return async () => { if (--shared.users === 0) { delete run.viewmeForTests; await stop() } }
}

async function start(): Promise<Running> {
  await removeLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `viewme-test-${process.pid}-`))
  const postgres = await startPostgres({ dataDir, log: silentLog, archive: false, settings: thrownAway })
  const owner = (database: string) => embeddedConnection(postgres.place, 'postgres', database)
  await withPool(owner('postgres'), (pool) => pool.query(`CREATE DATABASE ${templateDatabase}`))
  await withPool(owner(templateDatabase), (pool) => migrate(pool, { appMayLogIn: true, now: new Date() }))
  return {
    owner: owner('postgres'), app: embeddedConnection(postgres.place, 'viewme_app', 'postgres'),
    stop: async () => {
      await postgres.stop()
      forgetPlace(postgres.place)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function withPool(config: PoolConfig, work: (pool: pg.Pool) => Promise<unknown>): Promise<void> {
  const pool = new pg.Pool({ max: 1, ...config })
  try { await work(pool) } finally { await pool.end() }
}

// A run that was killed leaves its database running: found by the dead process number in the folder's name.
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^viewme-test-(\d+)-/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    const dataDir = join(tmpdir(), name)
    try {
      const place = knownPlace(dataDir)
      await stopLeftover(place)
      forgetPlace(place)
    } catch { /* never came as far as a database */ }
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try { process.kill(pid, 0); return true } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
}
