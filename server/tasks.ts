// The jobs by name: each calls one verb and may run twice.
import type { TaskList } from 'graphile-worker'
import { turnMembers } from './domain/client-account/client-account.ts'
import { rejudgeSoon, type SyncParts } from './sync/sync.ts'

export function tasks(parts: SyncParts): TaskList {
  return {
    'turn-members': async (payload) => {
      const { account } = payload as { account: string }
      // Erased meanwhile: nobody is left to be told.
      if (!await parts.keys.has(account)) return
      if (await turnMembers({ db: parts.db, keys: parts.keys, account, now: parts.clock.now() }) > 0) parts.hub.told(account)
    },
    rejudge: async (payload) => {
      const { account, fact, subject } = payload as { account: string; fact?: string | null; subject?: string | null }
      await rejudgeSoon(parts, account, [fact, subject].filter((one) => typeof one === 'string'), parts.clock.now())
    },
  }
}
