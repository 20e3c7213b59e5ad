// Watches the pools: whoever has asked for a connection and not given it back asks for no second. A request that does can stall for
// ever, when as many of its kind hold what the others wait for.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import type { Db } from '../platform/db.ts'

type Asker = { name: string; open: number }
type Callback = (error: Error | undefined, client: PoolClient | undefined, release: (broken?: Error | boolean) => void) => void

export type Watched = {
  /** What was asked for while something was held, by name, each once. */
  twice(): string[]
  /** How often whoever goes by this name has asked for a connection. */
  asked(name: string): number
  /** All that is asked for meanwhile, and by what it begins, is asked for by one. */
  as<T>(name: string, work: () => T): T
  /** Begun by one, and waited for by nobody: asks by itself. */
  apart<T>(work: () => T): T
}

/** To be called before anything uses the pools. */
export function watchConnections(db: Pick<Db, 'app' | 'owner'>): Watched {
  const askers = new AsyncLocalStorage<Asker>()
  const twice = new Set<string>()
  const counts = new Map<string, number>()
  for (const pool of [db.app, db.owner]) watchPool(pool)

  function watchPool(pool: Pool): void {
    const connect = pool.connect.bind(pool) as (callback: Callback) => void
    const watched = (callback: Callback): void => {
      const asker = askers.getStore()
      if (!asker) return connect(callback)
      counts.set(asker.name, (counts.get(asker.name) ?? 0) + 1)
      if (asker.open++ > 0) twice.add(asker.name)
      connect((error, client, release) => {
        if (!client) { asker.open--; return callback(error, client, release) }
        const letGo = client.release.bind(client)
        client.release = (broken) => { asker.open--; letGo(broken) }
        return callback(error, client, client.release)
      })
    }
    pool.connect = ((callback?: Callback) => (callback ? watched(callback)
      : new Promise<PoolClient>((resolve, reject) => watched((error, client) => (client ? resolve(client) : reject(error)))))) as Pool['connect']
  }

  return {
    twice: () => [...twice].toSorted(),
    asked: (name) => counts.get(name) ?? 0,
    as: (name, work) => askers.run({ name, open: 0 }, work),
    apart: (work) => askers.exit(work),
  }
}
