// A session that was ended without network, while no tab is open to tell the server of it.
import { now } from '../platform/clock.ts'
import type { Parts } from '../sync/parts.ts'
import { openRegistry } from '../sync/registry.ts'
import { endOwed } from '../sync/session-end.ts'

/** False: it is still to be ended. */
export async function endHeldSession(factory: IDBFactory, send: Parts['fetch']): Promise<boolean> {
  const registry = openRegistry(factory)
  try {
    const { is } = await endOwed(registry, { fetch: send, now: () => now().getTime(), locks: typeof navigator === 'undefined' ? null : navigator.locks ?? null })
    return is === 'ended' || is === 'nothing-owed'
  } finally { registry.close() }
}
