// Which files the facts here name, and which of them are here. What "ready for offline" says of pictures is counted from this.
import type { FileRef } from '@viewme/contract/files.ts'
import { filesIn } from '@viewme/contract/kind.ts'
import { kindOf, kinds } from '@viewme/contract/kinds.ts'
import { momentAllowed, type Copy } from '../copy.ts'
import { bodyOf } from '../rows.ts'
import type { FactRow, FilesMeta, Store } from '../store.ts'
import { lessLost } from './lost-files.ts'

const namingKinds = kinds.filter((kind) => kind.files).map((kind) => kind.kind)

/** Null when the fact cannot be read now. */
async function refsOf(copy: Copy, row: FactRow): Promise<FileRef[] | null> {
  const body = await bodyOf(copy, row).catch(() => undefined)
  return body === undefined ? null : filesIn(kindOf(row.kind), row.v, body)
}

/** `wanted`: named by what stands here and can be read; `moment`: by something under the moment key. `locked`: something could not be read. */
export type Looked = { wanted: Map<string, { ref: FileRef; moment: boolean }>; here: Set<string>; kinds: NonNullable<FilesMeta['kinds']>; locked: boolean }

export async function lookAtFiles(copy: Copy): Promise<Looked> {
  const { store } = copy
  const looked: Looked = { wanted: new Map(), here: new Set(await store.files.toCollection().primaryKeys()), kinds: {}, locked: false }
  for (const row of await store.inForce.where('kind').anyOf(namingKinds).toArray()) {
    const moment = momentAllowed(copy.home) && row.heads.some((head) => head.moment)
    const refs = await Promise.all(row.heads.map((head) => refsOf(copy, head)))
    const counted = looked.kinds[row.kind] ??= { subjects: 0, whole: 0 }
    counted.subjects++
    if (refs.includes(null)) looked.locked = true
    else if (refs.flat().every((ref) => looked.here.has(ref!.file))) counted.whole++
    for (const ref of refs.flat()) if (ref) looked.wanted.set(ref.file, { ref, moment: moment || looked.wanted.get(ref.file)?.moment === true })
  }
  return looked
}

/** Every file that a fact on this phone names, also one that no longer stands. `locked` as above. */
export async function namedFiles(copy: Copy): Promise<{ named: Set<string>; locked: boolean }> {
  const named = new Set<string>()
  let locked = false
  for (const kind of namingKinds) {
    for (const row of await copy.store.facts.where('[kind+at]').between([kind, ''], [kind, '\uffff']).toArray()) {
      const refs = await refsOf(copy, row)
      if (!refs) locked = true
      for (const ref of refs ?? []) named.add(ref.file)
    }
  }
  return { named, locked }
}

/** Counts anew. While something is locked the last count stands. `full`: there was no room for what is missing. */
export async function countFiles(copy: Copy, full = false): Promise<void> {
  const { wanted, here, kinds, locked } = await lookAtFiles(copy)
  if (locked) return
  const missing = [...wanted.keys()].filter((id) => !here.has(id)).length
  const { store } = copy
  await store.transaction('rw', [store.files, store.meta], async () => {
    await store.meta.put({ kinds, files: wanted.size, missing, here: await store.files.count(), ...(full && missing > 0 ? { full } : {}) } satisfies FilesMeta, 'files')
  })
}

/** What was counted, and what of it is still here. */
export const readCounted = (store: Store): Promise<FilesMeta | undefined> =>
  store.transaction('r', [store.files, store.meta], async () => lessLost(await store.meta.get('files') as FilesMeta | undefined, await store.files.count()))

/** Lets go of files on purpose: they are not missed. */
export async function dropFiles(store: Store, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await store.transaction('rw', [store.files, store.meta], async () => {
    const before = await store.files.count()
    await store.files.bulkDelete([...ids])
    const counted = await store.meta.get('files') as FilesMeta | undefined
    if (counted?.here !== undefined) await store.meta.put({ ...counted, here: counted.here - (before - await store.files.count()) } satisfies FilesMeta, 'files')
  })
}

/** Inside the transaction that takes in a fact which names files: nothing is promised before they have been looked for. */
export async function noteStale(store: Store): Promise<void> {
  const known = await store.meta.get('files') as FilesMeta | undefined
  await store.meta.put({ ...(known ?? { files: 0, missing: 0 }), stale: true } satisfies FilesMeta, 'files')
}

/** Nothing that names files has ever come, or all of them are here. */
export const areThere = (files: FilesMeta | undefined): boolean => files === undefined || (!files.stale && files.missing === 0)
