// The phone's copy for one human and one account: Dexie over one database with a random name. Headers in the clear for the indexes, every body encrypted.
import { Dexie, type Table } from 'dexie'
import type { Audience, Fact, FactHeader } from '@viewme/contract/fact.ts'
import type { SealedFact } from '@viewme/contract/sync.ts'
import type { Bytes } from './cipher.ts'
import type { Parts } from './parts.ts'

export type FactRow = FactHeader & {
  seq: number | null; feed: number | null; depth: number; receivedAt: string | null
  stopped?: Fact['stopped']
  /** receivedAt, else writtenAt: what the index by kind is ordered by. */
  at: string
  /** Its own body belongs in the moment set (its subject decides in the end). */
  moment: boolean
  /** Which key: "m1", "b2", or "i…" (see inbox.ts). */
  key: string
  /** The key again where it is not the binder's own: the index holds those few only. Ten thousand entries more would be a second more at the first fill. */
  apart: string | undefined
  data: Bytes
}

/** `counter` gives the order written; `place` is only the row's. */
export type OutboxRow = {
  place?: number
  id: string; kind: string; subject: string; writtenAt: string
  state: 'waiting' | 'stopped'
  result?: 'quarantined' | 'refused'; reason?: string
  /** Null until the server's delivery key is known. */
  sealed: SealedFact | null
  counter: number
  /** Own facts that were stopped, and that this one was written in place of: the server takes them back when it has this one. */
  insteadOf?: string[]
}

/** Rows of a first fill, many in one record, until they are taken apart: see packs.ts. */
export type PackRow = { place?: number; rows: FactRow[] }

/** What this phone has sent, kept 35 days: offered again after another history. */
export type SentRow = { id: string; sentAt: number; audience?: Audience; counter: number; sealed: SealedFact | null; insteadOf?: string[] }
export type PersonRow = { id: string; key: string; data: Bytes }
/** What stands of a subject, folded and ready for the moment path: rows as they lie in `facts`, in-force first. */
export type InForceRow = { subject: string; kind: string; heads: FactRow[]; names: Record<string, string> }
/** A picture or another file that a fact names, encrypted whole. `at`: when it was put here, ms. */
export type FileRow = { id: string; key: string; data: Bytes; at: number }
/** A file made here. `draft`: no fact names it yet. `refused`: the server will never take it. `at`: when it came into this state, server time, ms. */
export type UploadRow = { id: string; state: 'draft' | 'waiting' | 'sent' | 'refused'; reason?: string; at: number }
export type OpeningRow = { subject: string; minute: string }
/** `stamp`: random, another at each writing. */
export type DraftRow = { name: string; key: string; data: Bytes; stamp?: string }

export class Store extends Dexie {
  declare facts: Table<FactRow, string>
  declare packs: Table<PackRow, number>
  declare outbox: Table<OutboxRow, number>
  declare sent: Table<SentRow, string>
  declare people: Table<PersonRow, string>
  declare inForce: Table<InForceRow, [string, string]>
  declare openings: Table<OpeningRow, [string, string]>
  declare drafts: Table<DraftRow, string>
  declare pageKeys: Table<{ label: string; key: string; data: Bytes }, string>
  declare files: Table<FileRow, string>
  declare uploads: Table<UploadRow, string>
  declare meta: Table<unknown, string>

  constructor(name: string, parts: Pick<Parts, 'indexedDB' | 'IDBKeyRange'>) {
    // Strict: "saved" on the screen means on the disk, also when the browser is killed the moment after.
    super(name, { indexedDB: parts.indexedDB, IDBKeyRange: parts.IDBKeyRange, chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      facts: '&id, subject, [kind+at], apart',
      outbox: '++place, &id, [state+counter]',
      sent: '&id, sentAt',
      people: '&id',
      inForce: '[subject+kind], kind',
      openings: '[subject+minute]',
      drafts: '&name',
      pageKeys: '&label',
      meta: '',
    })
    this.version(2).stores({ packs: '++place' })
    this.version(3).stores({ files: '&id, key', uploads: '&id, state' })
    // Another tab deletes this copy: Dexie would open it again, empty, at the next question. An upgrade may be opened again.
    this.on('versionchange', (event) => {
      this.close({ disableAutoOpen: event.newVersion === null })
      return false
    })
  }
}

/** `complete`: the first fill (or the last reset's) has come to its end. `at`: server time of the last complete pull, ms. */
export type CopyMeta = { at: number | null; complete: boolean }
/** `filling`: pages of a first or new fill are still to come. `first`: it is this copy's first. */
export type CursorMeta = { cursor: string; view: string; filling: boolean; first?: true }
/** During a reset's fill (meta 'unseen'): ids that were here before and have not come again. What is left at its end is swept. */
export type UnseenMeta = string[]
/** What the app knew by which this copy was last folded and its keys settled: the contract's number, and each kind with its schema. */
export type ContractMeta = { number: number; kinds: Record<string, number> }
/**
 * What stands here and may name files, by kind; how much of that is here with every file, how many files it names and how many are missing.
 * `stale`: something has come since it was counted. `full`: there is no room for what is missing. `here`: rows of files when it was counted, less those let
 * go of since: fewer than that, and some have been lost.
 */
export type FilesMeta = { kinds?: Record<string, { subjects: number; whole: number }>; files: number; missing: number; here?: number; stale?: true; full?: true }
export type RightsMeta = { roles: string[]; groups: string[]; membership: string; kinds: Record<string, string> }

export const headerOf = (row: FactRow): FactHeader => ({
  id: row.id, account: row.account, kind: row.kind, v: row.v, subject: row.subject, basedOn: row.basedOn, author: row.author, device: row.device, writtenAt: row.writtenAt,
  ...(row.clockOffset === undefined ? {} : { clockOffset: row.clockOffset }), ...(row.audience ? { audience: row.audience } : {}),
})

const least = Number.NEGATIVE_INFINITY
/** Outbox rows in the order written. Usable inside a transaction. */
export const waitingRows = (store: Store, most = Number.POSITIVE_INFINITY): Promise<OutboxRow[]> => {
  const all = store.outbox.where('[state+counter]').between(['waiting', least], ['waiting', Number.POSITIVE_INFINITY])
  return (Number.isFinite(most) ? all.limit(most) : all).toArray()
}
export const stoppedRows = (store: Store): Promise<OutboxRow[]> =>
  store.outbox.where('[state+counter]').between(['stopped', least], ['stopped', Number.POSITIVE_INFINITY]).toArray()

/** What is remembered of a fact once it has been accepted. */
export const sentRow = (row: OutboxRow, fact: FactRow | undefined, sentAt: number): SentRow =>
  ({ id: row.id, sentAt, counter: row.counter, sealed: row.sealed, ...(fact?.audience ? { audience: fact.audience } : {}), ...(row.insteadOf ? { insteadOf: row.insteadOf } : {}) })
