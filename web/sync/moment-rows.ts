// What the moment path reads, as it lies on the phone: encrypted, and nothing opened. Small and alone, for it also stands in the start page itself
// and begins while the app's own file is still on its way.
import type { FactHeader } from '@viewme/contract/fact.ts'
import type { Bytes } from './cipher.ts'
import { done, openExisting } from './idb.ts'
import { entryIn, openHomes, type Entry } from './registry.ts'
import type { FilesMeta } from './store.ts'

/** Subjects of these kinds, and this subject; neither: all. */
export type Want = { kinds?: readonly string[]; subject?: string }
export type SealedRow = { key: string; data: Bytes }
export type HeadRow = FactHeader & SealedRow & { seq: number | null; receivedAt: string | null }
export type InForce = { subject: string; kind: string; heads: HeadRow[]; names: Record<string, string> }
export type Rows = {
  names: SealedRow | undefined
  person: SealedRow | undefined
  copy: { at: number | null; complete: boolean } | undefined
  rights: { groups: string[]; kinds: Record<string, string> } | undefined
  files: FilesMeta | undefined
  /** How many files lie here. */
  kept: number
  uploads: number
  standing: InForce[]
  outbox: { result?: string }[]
}
/** `rows`: null where there is no such copy. */
export type Laid = { entry: Entry; rows: Rows | null }

/** Read from the beginning, with connections of its own that it closes. */
export async function lay(want: Want, factory: IDBFactory = indexedDB): Promise<Laid> {
  const homes = await openHomes(factory)
  try { return await layBy(await entryIn(homes), want, factory) } finally { homes.close() }
}

export async function layBy(entry: Entry, want: Want, factory: IDBFactory): Promise<Laid> {
  const db = entry.home?.state === 'in' && entry.home.database ? await openExisting(factory, entry.home.database) : null
  try { return { entry, rows: db && await rowsIn(db, want) } } finally { db?.close() }
}

async function rowsIn(db: IDBDatabase, want: Want): Promise<Rows> {
  // A copy from before there were pictures has none of them, until the rest of the app has opened it.
  const knowsFiles = db.objectStoreNames.contains('uploads')
  const tx = db.transaction(['inForce', 'meta', 'outbox', ...knowsFiles ? ['uploads', 'files'] : []])
  const meta = tx.objectStore('meta')
  const [names, person, copy, rights, files, kept, uploads, standing, outbox] = await Promise.all([
    done(meta.get('momentNames') as IDBRequest<SealedRow | undefined>),
    done(meta.get('person') as IDBRequest<SealedRow | undefined>),
    done(meta.get('copy') as IDBRequest<{ at: number | null; complete: boolean } | undefined>),
    done(meta.get('rights') as IDBRequest<Rows['rights']>),
    done(meta.get('files') as IDBRequest<FilesMeta | undefined>),
    knowsFiles ? done(tx.objectStore('files').count()) : 0,
    knowsFiles ? done(tx.objectStore('uploads').index('state').count('waiting')) : 0,
    standingIn(tx.objectStore('inForce'), want),
    // What was stopped is told apart by its row; there are few.
    done(tx.objectStore('outbox').getAll() as IDBRequest<{ result?: string }[]>),
  ])
  return { names, person, copy, rights, files, kept, uploads, standing, outbox }
}

async function standingIn(store: IDBObjectStore, { kinds, subject }: Want): Promise<InForce[]> {
  if (!kinds && !subject) return done(store.getAll() as IDBRequest<InForce[]>)
  const ofKinds = (kinds ?? []).map((kind) => done(store.index('kind').getAll(kind) as IDBRequest<InForce[]>))
  const one = subject ? [done(store.getAll(IDBKeyRange.bound([subject, ''], [subject, '\uffff'])) as IDBRequest<InForce[]>)] : []
  return (await Promise.all([...one, ...ofKinds])).flat()
}
