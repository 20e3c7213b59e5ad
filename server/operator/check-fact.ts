// One fact held against its row in the chain of writes: the header, the sealed body, and what no header binds.
import { hash } from 'node:crypto'
import type { Audience } from '@viewme/contract/fact.ts'
import { open } from '../platform/keys/seal.ts'
import { headerHash, openBytes } from '../sync/fact-cipher.ts'
import { headerOf } from '../sync/facts.queries.ts'
import type { FactRow } from '../sync/facts.queries.ts'
import { microsOf } from './chains.ts'
import type { WriteRow } from './chains.ts'
import { asArray } from './check-subjects.ts'

export type CheckKeys = { facts: Buffer; audit: Buffer }
/** `fresh`: nothing has happened to it since it came. The rest: the row of its subject, for one that opens it. */
export type CheckedFact = Omit<FactRow, 'readers'> & {
  readers: string; fresh: boolean; first_kind: string | null; first_author: string | null; groups: string | null; members: string | null
}

/** What a row of the chain says, null when it does not open. */
export function openDetails<Said>(row: { id: string; details: Buffer }, key: Buffer): Said | null {
  try { return JSON.parse(open(key, row.details, Buffer.from(row.id)).toString()) as Said } catch { return null }
}

export function factFault(row: WriteRow, seq: number, fact: CheckedFact | undefined, account: string, keys: CheckKeys): string | null {
  if (!fact) return `fact number ${seq} is missing, its row in the chain is there`
  const header = headerOf(fact, account)
  if (!headerHash(header).equals(row.fact_hash.subarray(0, 32))) return `the header of fact number ${seq} has been changed`
  if (fact.body && !hash('sha256', fact.body, 'buffer').equals(row.fact_hash.subarray(32))) return `the body of fact number ${seq} has been changed`
  if (fact.body) {
    try { openBytes(keys.facts, header, fact.body) } catch { return `fact number ${seq} does not open with its account's key` }
  }
  const said = openDetails<{ receivedAt?: string; audience?: Audience }>(row, keys.audit)
  if (!said) return `the details of number ${row.n} in the chain of writes do not open`
  // When it came, and who may hold its subject, are bound by no header.
  if (said.receivedAt !== fact.received_at.toISOString()) return `when fact number ${seq} came has been changed`
  if (microsOf(said.receivedAt) !== row.at) return `when number ${row.n} in the chain of writes was written has been changed`
  return sameAudience(said.audience, fact.audience) ? null : `who may hold the subject of fact number ${seq} has been changed`
}

/** In the order said: the database gives back the keys of a JSON object in an order of its own. */
export const sameAudience = (said: Audience | undefined | null, kept: Audience | undefined | null) =>
  JSON.stringify(said ? [said.groups, said.members] : null) === JSON.stringify(kept ? [kept.groups, kept.members] : null)

/** It opens a subject, and neither it nor its subject has changed since: nothing more can be said of it. All others are looked at in full. */
export function isPlain(fact: CheckedFact): boolean {
  const { audience } = fact
  if (!fact.fresh || !audience || fact.kind === 'visibility') return false
  return fact.first_kind === fact.kind && fact.first_author === fact.author && fact.groups === asArray(audience.groups) && fact.members === asArray(audience.members)
    && fact.readers === asArray([...audience.groups, ...audience.members])
}
