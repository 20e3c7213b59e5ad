// Sync: the outside contract of the binder. Facts in, facts out, notices, deliveries.
// Used by app.ts and by slices that write as the server. It never knows a care word and never decides a right by itself:
// the pure rules of the contract are asked for each fact, on every arrival.
import type { FactResult } from '@viewme/contract/sync.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { Access } from '../platform/access.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import type { Log } from '../platform/log.ts'
import { acceptFacts, rejudge, type Wakes } from './accept.ts'
import type { Hub } from './changes.ts'

export { openHub, type Hub } from './changes.ts'
export { registerSync } from './sync.routes.ts'
export { chainReads, readHash } from './reads.ts'
export { moveDue, prepareQueue, startQueue } from './todo.ts'
export { openBody, headerHash } from './fact-cipher.ts'
export { phoneRulesOf, setPhoneRules } from './phone-rules.queries.ts'
export { viewOf } from './view.ts'
export type { Wakes } from './accept.ts'

export type AccountSettings = {
  lease: { binderHours: number; momentHours: number }
  agreed: { momentKey: boolean; deviceLock: boolean }
}

export type SyncParts = {
  db: Db; keys: Keys; clock: Clock; log: Log; access: Access; hub: Hub
  wakes: Wakes
  settingsOf(account: string): Promise<AccountSettings>
  streams: Set<() => void>
}

/** Writes facts as the server itself: the demo, imports. Headers come ready made; throws unless every one is accepted or already there. */
export async function acceptAsSystem(parts: { db: Db; keys: Keys; wakes?: Wakes }, request: { account: string; facts: OfferedFact[]; now: Date }): Promise<FactResult[]> {
  const results = await acceptFacts({ ...parts, wakes: parts.wakes ?? (() => []) }, { ...request, human: null, senderNow: async () => ({ system: true }) })
  const failed = results.find((one) => one.result !== 'accepted' && one.result !== 'already')
  if (failed) throw new Error(`the server's own fact was not accepted: ${failed.result} ${failed.reason ?? ''}`)
  return results
}

/** Judges what waits in quarantine again, when there is any. Called when something was accepted and when rights have changed. */
export async function rejudgeSoon(parts: Pick<SyncParts, 'db' | 'keys' | 'wakes' | 'access' | 'hub'>, account: string, now: Date): Promise<number> {
  const { rows: [head] } = await parts.db.app.query('SELECT quarantined FROM viewme.heads WHERE account_id = $1', [account])
  if (!head || head.quarantined === 0) return 0
  const accepted = await rejudge(parts, account, (membership) => parts.access.standingOfMembership(membership, account, now), now)
  if (accepted > 0) parts.hub.told(account)
  return accepted
}
