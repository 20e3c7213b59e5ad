// The moment path's own reader: who am I, what stands, how old is the copy. Raw IndexedDB, no Dexie, no schema library, never the network.
// It opens what lies under the moment key (or under a binder key that this tab already holds), and asks nothing. It writes nothing.
import type { FactHeader } from '@viewme/contract/fact.ts'
import { decryptBytes, decryptValue, type Bytes } from './cipher.ts'
import { lessLost } from './files/lost-files.ts'
import { done, openExisting } from './idb.ts'
import { clockOf, leaseOf, type ClockState } from './keys/lease.ts'
import { heldKey } from './keys/unlocked.ts'
import { layBy, type InForce, type Laid, type Rows, type SealedRow, type Want } from './moment-rows.ts'
import { nameOfGone, openRegistry, type Destroyed, type Entry, type HomeRow, type Registry } from './registry.ts'

export { lay, type Laid } from './moment-rows.ts'

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
  | { state: 'closed'; why: 'lease' | 'clock' | 'locked'; gone?: GoneName[] }
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
      /** The server has said that this member is in no group: what is missing here may be what they may not see. */
      noGroup: boolean
      /** The server has said that this member writes no instructions: where there are none here, others may see some. */
      onlyShown: boolean
      /** Device minus server at last contact, ms; and what there is to say of the clock. */
      offset: number
      clock: ClockState
      /** Something in the network answers in the server's place. */
      captive: boolean
      /** What went when the browser cleared the copy, until it has been read; undefined = it has not. */
      lost: number | null | undefined
      /** Other copies of this human's that went away by themselves and have not been read of. Absent: none. */
      gone?: GoneName[]
      subjects: MomentSubject[]
    }

/** First name of the one such a copy was about; null where it cannot be said. */
export type GoneName = string | null

const registries = new WeakMap<IDBFactory, Registry>()
const registryOf = (factory: IDBFactory): Registry => {
  const known = registries.get(factory) ?? openRegistry(factory)
  registries.set(factory, known)
  return known
}

type Entered = { state: 'in'; home: HomeRow; database: string; keyOf(label: string): CryptoKey | null; locked: boolean; shell: boolean; captive: boolean; clock: ClockState }

/** `laid`: what has been read already of what is wanted. */
export async function readMoment(want: Want = {}, factory: IDBFactory = indexedDB, now: number = Date.now(), laid?: Laid): Promise<Moment> {
  const { entry, rows } = laid ?? await layBy(await registryOf(factory).entry(), want, factory)
  const entered = enter(entry, now)
  if (entered.state === 'closed') return { ...entered, ...await goneFrom(entry.gone) }
  if (entered.state !== 'in') return entered
  return rows ? { ...await readOpen(entered, rows), ...await goneFrom(entry.gone) } : { state: 'gone', lost: entered.home.cleared?.lost }
}

const goneFrom = async (gone: readonly Destroyed[]): Promise<{ gone?: GoneName[] }> => (gone.length > 0 ? { gone: await Promise.all(gone.map(nameIn)) } : {})
export const nameIn = async ({ name }: Pick<Destroyed, 'name'>): Promise<GoneName> => (name ? decryptValue(name.key, nameOfGone, name.data).catch(() => null) : null)

/** A picture's bytes in clear; null when it is not here, or lies under a key that is not open now. */
export async function readMomentFile(file: string, factory: IDBFactory = indexedDB, now: number = Date.now()): Promise<Bytes | null> {
  const entered = enter(await registryOf(factory).entry(), now)
  const db = entered.state === 'in' ? await openExisting(factory, entered.database) : null
  if (entered.state !== 'in' || !db) return null
  try {
    if (!db.objectStoreNames.contains('files')) return null
    const row = await done(db.transaction('files').objectStore('files').get(file) as IDBRequest<SealedRow | undefined>)
    const key = row && entered.keyOf(row.key)
    return key ? await decryptBytes(key, `file ${file}`, row.data).catch(() => null) : null
  } finally { db.close() }
}

/** Who removed a thing that no longer stands here, and when; null where nobody did: it has not come, or may no longer be held. Nothing of it is opened, so a locked binder tells it too. */
export async function readRemoval(subject: string, factory: IDBFactory = indexedDB, now: number = Date.now()): Promise<Pick<FactHeader, 'author' | 'writtenAt' | 'clockOffset'> | null> {
  const entered = enter(await registryOf(factory).entry(), now)
  const db = entered.state === 'in' ? await openExisting(factory, entered.database) : null
  if (!db) return null
  try {
    const rows = await done(db.transaction('facts').objectStore('facts').index('subject').getAll(subject) as IDBRequest<(FactHeader & { stopped?: string })[]>)
    return rows.filter((row) => row.kind === 'withdrawal' && !row.stopped).sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))[0] ?? null
  } finally { db.close() }
}

/** Who is in, and with which keys. A jump that locks the binder is said of the clock too: here nothing else would say it. */
function enter({ home, shell, net }: Entry, now: number): Exclude<Moment, { state: 'open' }> | Entered {
  if (!home || home.state === 'left') return { state: 'nobody' }
  if (home.state === 'ended') return { state: 'ended' }
  const { database } = home
  const lease = leaseOf(home.lease, now - (home.offset ?? 0), home.leaseHours)
  if (lease.ended) return { state: 'ended' }
  if (!database || lease.destroy) return { state: 'nobody' }
  const agreed = home.agreed.momentKey && home.momentKey !== null
  if (agreed && lease.moment !== 'open') return { state: 'closed', why: lease.moment }
  const binder = lease.binder === 'open' ? heldKey(database, home.binder?.label ?? '') ?? (home.shared ? null : home.binder?.device) ?? null : null
  if (!agreed && !binder) return { state: 'closed', why: lease.binder === 'open' ? 'locked' : lease.binder }
  const keyOf = (label: string): CryptoKey | null =>
    (label.startsWith('m') ? (agreed && label === (home.momentLabel ?? 'm1') ? home.momentKey : null) : !binder ? null : label === home.binder?.label ? binder : heldKey(database, label))
  return { state: 'in', home, database, keyOf, locked: binder === null, shell: shell?.ready === true, captive: net?.online === 'captive', clock: clockOf(home.lease, home.offset, now - (home.offset ?? 0)) ?? (lease.binder === 'clock' ? { by: null } : null) }
}

async function readOpen({ home, keyOf, locked, shell, captive, clock }: Entered, { names, person, copy, rights, files: counted, kept, uploads, standing, outbox }: Rows): Promise<Moment> {
  const files = lessLost(counted, kept)
  const refused = outbox.filter((row) => row.result === 'refused').length
  const opened = async (id: string, row: SealedRow | undefined): Promise<any> => {
    const key = row && keyOf(row.key)
    return key ? decryptValue(key, id, row.data).catch(() => null) : null
  }
  const [said, who, subjects] = await Promise.all([opened('names', names), opened('person', person), Promise.all(standing.map((row) => subjectOf(row, opened)))])
  if (home.cleared && copy?.at == null) return { state: 'gone', lost: home.cleared.lost }
  return {
    state: 'open', offset: home.offset ?? 0, clock, captive, lost: home.cleared?.lost, human: home.human, account: home.account, membership: home.membership, person: who, names: said?.names ?? {}, chooser: said?.chooser ?? null,
    copyAt: copy?.at == null ? null : new Date(copy.at).toISOString(), ready: shell && copy?.complete === true && !files?.stale && !files?.missing, missing: files?.missing ?? 0, unsent: outbox.length - refused + uploads, refused, locked, noGroup: rights?.groups.length === 0, onlyShown: rights !== undefined && rights.kinds['instruction-version'] !== 'write',
    subjects: subjects.filter((one) => one !== null),
  }
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

export const watchMoment = (want: Want, give: (moment: Moment) => void, fail: (fault: unknown) => void): (() => void) =>
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
