// The jobs by name: each calls one verb and may run twice.
import type { TaskList } from 'graphile-worker'
import { rejudgeSoon, type SyncParts } from './sync/sync.ts'

export function tasks(parts: SyncParts): TaskList {
  return {
    rejudge: async (payload) => {
      const { account } = payload as { account: string }
      await rejudgeSoon(parts, account, parts.clock.now())
    },
  }
}
