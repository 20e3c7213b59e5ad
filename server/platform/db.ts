// How the server reaches PostgreSQL. Only queries files use it. It never interpolates anything but checked UUIDs.
// `app` is a role that owns nothing and stands under row-level security; `owner` migrates and backs up.
import pg from 'pg'
import type { Pool, PoolClient, PoolConfig } from 'pg'

export type Tx = PoolClient
export type Db = {
  app: Pool
  owner: Pool
  inAccount<T>(account: string, human: string | null, work: (tx: Tx) => Promise<T>): Promise<T>
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// bigint columns (seq, feed) are counters far below 2^53: plain numbers in the code.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Opens both pools. `app.role`, when set, is taken by SET ROLE (for DATABASE_URL, where one login serves both). */
export function openDb(options: { owner: PoolConfig; app: PoolConfig & { role?: string } }): Db {
  const owner = new pg.Pool({ max: 3, ...options.owner })
  const { role, ...appConfig } = options.app
  const app = new pg.Pool({
    max: 10,
    // Then it is answered to come again.
    connectionTimeoutMillis: 15_000,
    ...appConfig,
    ...(role ? { onConnect: async (client: pg.ClientBase) => { await client.query(`SET ROLE ${pg.escapeIdentifier(role)}`) } } : {}),
  } as PoolConfig)
  // An idle connection that the server ends (restart, kill) must not take the process with it.
  for (const pool of [app, owner]) {
    pool.on('error', () => {})
    pool.on('connect', (client) => { client.on('error', () => {}) })
  }

  const run = async <T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const tx = await app.connect()
    let broken: Error | undefined
    try {
      await tx.query(begin)
      const result = await work(tx)
      await tx.query('COMMIT')
      return result
    } catch (error) {
      try { await tx.query('ROLLBACK') } catch (rollbackError) { broken = rollbackError as Error }
      throw error
    } finally {
      tx.release(broken)
    }
  }

  return {
    app,
    owner,
    inAccount: (account, human, work) => run(beginIn(account, human), work),
    system: (work) => run(`BEGIN; SET LOCAL lock_timeout = '${longestWait}'`, work),
    close: async () => { await Promise.all([app.end(), owner.end()]) },
  }
}

/** For a lock that another holds, so that the connection is not kept from everybody else; `viewme.append` sets its own. */
const longestWait = '10s'

/** Begin and the settings in one message: one round trip instead of four. */
export function beginIn(account: string, human: string | null): string {
  if (!uuid.test(account)) throw new Error('an account id must be a UUID')
  if (human !== null && !uuid.test(human)) throw new Error('a human id must be a UUID')
  return `BEGIN; SELECT set_config('app.account','${account}',true), set_config('app.human','${human ?? ''}',true), set_config('lock_timeout','${longestWait}',true)`
}
