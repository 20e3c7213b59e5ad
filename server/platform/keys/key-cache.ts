// Sub-keys in memory for a few seconds only. Promise: 5 seconds after an account's key is destroyed, by any process on this
// key store, no process hands it out or holds it here.
import type { AccountKeys } from './account-keys.ts'

const freshMs = 3_000
const sweepMs = 1_000

type Entry = { keys: Promise<AccountKeys>; readAt: number }

/** `read` asks the store on disk. Time is the monotonic clock: this is about memory, not about a rule. */
export function keyCache(read: (account: string) => Promise<AccountKeys>) {
  const held = new Map<string, Entry>()
  let timer: NodeJS.Timeout | undefined

  const sweep = () => {
    const limit = performance.now() - freshMs
    for (const [account, entry] of held) if (entry.readAt < limit) held.delete(account)
    timer = held.size > 0 ? setTimeout(sweep, sweepMs).unref() : undefined
  }

  return {
    get: (account: string): Promise<AccountKeys> => {
      const known = held.get(account)
      if (known && performance.now() - known.readAt < freshMs) return known.keys
      const entry: Entry = { keys: read(account), readAt: performance.now() }
      held.set(account, entry)
      entry.keys.catch(() => { if (held.get(account) === entry) held.delete(account) })
      timer ??= setTimeout(sweep, sweepMs).unref()
      return entry.keys
    },
    drop: (account: string) => { held.delete(account) },
    size: () => held.size,
  }
}
