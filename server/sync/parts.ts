// What sync is handed when the server is put together.
import type { Access } from '../platform/access.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import type { Log } from '../platform/log.ts'
import type { Wakes } from './accept.ts'
import type { Hub } from './changes.ts'

export type AccountSettings = {
  lease: { binderHours: number; momentHours: number }
  agreed: { momentKey: boolean; deviceLock: boolean }
}

export type SyncParts = {
  db: Db; keys: Keys; clock: Clock; log: Log; access: Access; hub: Hub
  wakes: Wakes
  /** Where stored files lie. */
  filesDir: string
  settingsOf(account: string): Promise<AccountSettings>
  streams: Map<() => void, string>
}
