// The moment path's own reader: who am I, what stands, how old is the copy. Raw IndexedDB, no Dexie, no schema library, never the network.
// It opens what lies under the moment key (or under a binder key that this tab already holds), and asks nothing. It writes nothing.
import type { FactHeader } from '@viewme/contract/fact.ts'
import { decryptBytes, decryptValue, type Bytes } from './cipher.ts'
import { done, openExisting } from './idb.ts'
import { clockOf, leaseOf, type ClockState } from './keys/lease.ts'
import { heldKey } from './keys/unlocked.ts'
import { openRegistry, type HomeRow, type Registry } from './registry.ts'

/** One standing fact. `v` may be newer than the reader understands: then only `body.plain` may be shown. `waiting`: not accepted yet. */
export type MomentFact = Pick<FactHeader, 'id' | 'kind' | 'v' | 'author' | 'writtenAt' | 'clockOffset'> & { body: any; waiting: boolean; versionName: string; receivedAt: string | null }
/** What stands of one subject; `siblings` with a body that is locked are left out, `conflict` still says that they are there. */
export type MomentSubject = { subject: string; kind: string; inForce: MomentFact; siblings: MomentFact[]; conflict: boolean }

export type Moment =
  /** Nobody has signed in here, or the copy has been destroyed. */
  | { state: 'nobody' }
  | { state: 'ended' }
  /** The browser has cleared the copy, and nothing has come in its place yet. `lost`: how much that lay here alone went with it; null = nobody knows, undefined = not looked at yet. */
  | { state: 'gone'; lost: number | null | undefined }
  /** The moment key's lease is over, the clock jumped, or the owner has not agreed and the binder is locked. */
  | { state: 'closed'; why: 'lease' | 'clock' | 'locked' }
  | {
      state: 'open'
      human: string; account: string; membership: string
      /** First name of the one it is all about; null until it has been heard once. */
      person: string | null
      /** Names of those who wrote what stands, by membership. */
      names: Record<string, string>
      /** Who chooses between two versions. */
      chooser: string | null
      copyAt: string | null
      /** Every file of the app, the whole binder and its pictures are here. */
      ready: boolean
      /** Pictures that something here names and that have not been fetched. */
      missing: number
      /** Facts and pictures made here that the server has not got. */
      unsent: number
      /** Facts that the server has refused. */
      refused: number
      /** Everything but the moment key's set asks. */
      locked: boolean
      /** Device minus server at last contact, ms; and what there is to say of the clock. */
      offset: number
      clock: ClockState
      /** Something in the network answers in the server's place. */
      captive: boolean
      /** What went when the browser cleared the copy, until it has been read; undefined = it has not. */
      lost: number | null | undefined
      subjects: MomentSubject[]
    }

type SealedRow = { key: string; data: Bytes }
type HeadRow = FactHeader & SealedRow & { seq: number | null; receivedAt: string | null }
type InForce = { subject: string; kind: string; heads: HeadRow[]; names: Record<string, string> }

const registries = new WeakMap<IDBFactory, Registry>()
const registryOf = (factory: IDBFactory): Registry => {
  const known = registries.get(factory) ?? openRegistry(factory)
  registries.set(factory, known)
  return known
}

type Entered = { state: 'in'; db: IDBDatabase; home: HomeRow; keyOf(label: string): CryptoKey | null; locked: boolean; shell: boolean; captive: boolean; clock: ClockState }

/** `want.kinds`: only subjects of these kinds; `want.subject`: only that one. */
export async function readMoment(want: { kinds?: readonly string[]; subject?: string } = {}, factory: IDBFactory = indexedDB, now: number = Date.now()): Promise<Moment> {
  const entered = await enter(factory, now)
  if (entered.state !== 'in') return entered
  try { return await readOpen(entered, want) } finally { entered.db.close() }
}

/** A picture's bytes in clear; null when it is not here, or lies under a key that is not open now. */
export async function readMomentFile(file: string, factory: IDBFactory = indexedDB, now: number = Date.now()): Promise<Bytes | null> {
  const entered = await enter(factory, now)
  if (entered.state !== 'in') return null
  const { db, keyOf } = entered
  try {
    if (!db.objectStoreNames.contains('files')) return null
    const row = await done(db.transaction('files').objectStore('files').get(file) as IDBRequest<SealedRow | undefined>)
    const key = row && keyOf(row.key)
    return key ? await decryptBytes(key, `file ${file}`, row.data).catch(() => null) : null
  } finally { db.close() }
}

/** Who is in, and with which keys. The caller closes the database. */
async function enter(factory: IDBFactory, now: number): Promise<Exclude<Moment, { state: 'open' }> | Entered> {
  const registry = registryOf(factory)
  const { home, shell, net } = await registry.entry()
  if (!home || home.state === 'left') return { state: 'nobody' }
  if (home.state === 'ended') return { state: 'ended' }
  const lease = leaseOf(home.lease, now - (home.offset ?? 0), home.leaseHours)
  if (!home.database || lease.destroy) return { state: 'nobody' }
  const agreed = home.agreed.momentKey && home.momentKey !== null
  if (agreed && lease.moment !== 'open') return { state: 'closed', why: lease.moment }
  const binder = lease.binder === 'open' ? heldKey(home.database, home.binder?.label ?? '') ?? (home.shared ? null : home.binder?.device) ?? null : null
  if (!agreed && !binder) return { state: 'closed', why: lease.binder === 'open' ? 'locked' : lease.binder }
  const keyOf = (label: string): CryptoKey | null =>
    (label.startsWith('m') ? (agreed && label === (home.momentLabel ?? 'm1') ? home.momentKey : null) : !binder ? null : label === home.binder?.label ? binder : heldKey(home.database!, label))
  const db = await openExisting(factory, home.database)
  if (!db) return { state: 'gone', lost: home.cleared?.lost }
  return { state: 'in', db, home, keyOf, locked: binder === null, shell: shell?.ready === true, captive: net?.online === 'captive', clock: clockOf(home.lease, home.offset, now - (home.offset ?? 0)) }
}

async function readOpen({ db, home, keyOf, locked, shell, captive, clock }: Entered, want: { kinds?: readonly string[]; subject?: string }): Promise<Moment> {
  // A copy from before there were pictures has none of them, until the rest of the app has opened it.
  const knowsFiles = db.objectStoreNames.contains('uploads')
  const tx = db.transaction(['inForce', 'meta', 'outbox', ...knowsFiles ? ['uploads'] : []])
  const meta = tx.objectStore('meta')
  const [names, person, copy, files, uploads, rows, waiting] = await Promise.all([
    done(meta.get('momentNames') as IDBRequest<SealedRow | undefined>),
    done(meta.get('person') as IDBRequest<SealedRow | undefined>),
    done(meta.get('copy') as IDBRequest<{ at: number | null; complete: boolean } | undefined>),
    done(meta.get('files') as IDBRequest<{ missing: number; stale?: true } | undefined>),
    knowsFiles ? done(tx.objectStore('uploads').index('state').count('waiting')) : 0,
    rowsOf(tx.objectStore('inForce'), want),
    // What was stopped is told apart by its row; there are few.
    done(tx.objectStore('outbox').getAll() as IDBRequest<{ result?: string }[]>),
  ])
  const refused = waiting.filter((row) => row.result === 'refused').length
  const opened = async (id: string, row: SealedRow | undefined): Promise<any> => {
    const key = row && keyOf(row.key)
    return key ? decryptValue(key, id, row.data).catch(() => null) : null
  }
  const [said, who, subjects] = await Promise.all([opened('names', names), opened('person', person), Promise.all(rows.map((row) => subjectOf(row, opened)))])
  if (home.cleared && copy?.at == null) return { state: 'gone', lost: home.cleared.lost }
  return {
    state: 'open', offset: home.offset ?? 0, clock, captive, lost: home.cleared?.lost, human: home.human, account: home.account, membership: home.membership, person: who, names: said?.names ?? {}, chooser: said?.chooser ?? null,
    copyAt: copy?.at == null ? null : new Date(copy.at).toISOString(), ready: shell && copy?.complete === true && !files?.stale && !files?.missing, missing: files?.missing ?? 0, unsent: waiting.length - refused + uploads, refused, locked,
    subjects: subjects.filter((one) => one !== null),
  }
}

async function rowsOf(store: IDBObjectStore, want: { kinds?: readonly string[]; subject?: string }): Promise<InForce[]> {
  if (want.subject) return done(store.getAll(IDBKeyRange.bound([want.subject, ''], [want.subject, '\uffff'])) as IDBRequest<InForce[]>)
  if (!want.kinds) return done(store.getAll() as IDBRequest<InForce[]>)
  return (await Promise.all(want.kinds.map((kind) => done(store.index('kind').getAll(kind) as IDBRequest<InForce[]>)))).flat()
}

/** Null when what is in force cannot be opened now: an older version or a sibling must never stand in its place. */
async function subjectOf(row: InForce, opened: (id: string, row: SealedRow) => Promise<any>): Promise<MomentSubject | null> {
  const facts = await Promise.all(row.heads.map(async (head): Promise<MomentFact | null> => {
    const body = await opened(head.id, head)
    if (body === null) return null
    const { id, kind, v, author, writtenAt, clockOffset, receivedAt } = head
    return { id, kind, v, author, writtenAt, ...(clockOffset === undefined ? {} : { clockOffset }), receivedAt, body, waiting: head.seq === null, versionName: row.names[id] ?? '' }
  }))
  const [inForce, ...siblings] = facts
  return inForce ? { subject: row.subject, kind: row.kind, inForce, siblings: siblings.filter((one) => one !== null), conflict: row.heads.length > 1 } : null
}

export const watchMoment = (want: { kinds?: readonly string[]; subject?: string }, give: (moment: Moment) => void, fail: (fault: unknown) => void): (() => void) =>
  watchChanges(() => readMoment(want), give, fail)

/** Reads now and whenever this or another tab has changed the copy. */
export function watchChanges<T>(ask: () => Promise<T>, give: (value: T) => void, fail: (fault: unknown) => void): () => void {
  let stopped = false
  let running = false
  let again = false
  const read = async (): Promise<void> => {
    if (running) { again = true; return }
    running = true
    do {
      again = false
      try {
        const value = await ask()
        if (!stopped) give(value)
      } catch (fault) { if (!stopped) fail(fault) }
    } while (again && !stopped)
    running = false
  }
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('viewme')
  if (channel) channel.onmessage = () => void read()
  const turned = () => { if (document.visibilityState === 'visible') void read() }
  document.addEventListener('visibilitychange', turned)
  void read()
  return () => {
    stopped = true
    channel?.close()
    document.removeEventListener('visibilitychange', turned)
  }
}
