// Sync: the outside contract of the binder. Facts in, facts out, notices, deliveries.
// Used by app.ts and by slices that write as the server. It never knows a care word and never decides a right by itself:
// the pure rules of the contract are asked for each fact, on every arrival.
import type { FactResult } from '@viewme/contract/sync.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { acceptFacts, type Wakes } from './accept.ts'

export { openHub, type Hub } from './changes.ts'
export { registerSync } from './sync.routes.ts'
export { chainReads } from './reads.ts'
export { findJobs, findWork, moveDue, prepareQueue, startQueue, type Job, type Work } from './todo.ts'
export { filesFolder } from './files/file-store.ts'
export { storeFile, sweepStoredFiles } from './files/files.ts'
export { headerHash } from './fact-cipher.ts'
export { groupsAmong, headerOf, type FactRow } from './facts.queries.ts'
export { doorOfDevice, findDevices, findDoors, type ChainedDevice } from './devices.queries.ts'
export { findPhoneRules, phoneRulesOf, setPhoneRules } from './phone-rules.queries.ts'
export { waitingPrint } from './quarantine-chain.ts'
export { couldGoOn } from './could-go-on.ts'
export { rejudgeSoon } from './rejudge.ts'
export { chainChange } from './writes.ts'
export type { AccountSettings, SyncParts } from './parts.ts'
export type { Wakes } from './accept.ts'

/** Writes facts as the server itself: the demo, imports. Headers come ready made; throws unless every one is accepted or already there. */
export async function acceptAsSystem(parts: { db: Db; keys: Keys; wakes?: Wakes }, request: { account: string; facts: OfferedFact[]; now: Date }): Promise<FactResult[]> {
  const results = await acceptFacts({ ...parts, wakes: parts.wakes ?? (() => []) }, { ...request, human: null, senderNow: async () => ({ system: true }) })
  const failed = results.find((one) => one.result !== 'accepted' && one.result !== 'already')
  if (failed) throw new Error(`the server's own fact was not accepted: ${failed.result} ${failed.reason ?? ''}`)
  return results
}
