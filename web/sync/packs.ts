// A first fill brings thousands of journal facts, and a record each is most of the time it takes. So they are first laid down many to a record,
// on the disk and encrypted one by one like all others, and taken apart when the fill is done. Until then whoever reads looks in both places.
import { keepingOf } from './rows.ts'
import type { FactRow, Store } from './store.ts'

// Chromium puts a value of 64 kB or more in a file of its own.
const mostBytes = 48_000
const headerBytes = 500
const stepPacks = 5

/** Only what is in no fold, and needs no key but the binder's own to be found by. */
export const mayBePacked = (row: FactRow): boolean => keepingOf(row.kind) === 'log' && row.apart === undefined

/** Call inside a transaction over packs. */
export async function pack(store: Store, rows: readonly FactRow[]): Promise<void> {
  let pile: FactRow[] = []
  let bytes = 0
  const piles = [pile]
  for (const row of rows) {
    const size = row.data.byteLength + headerBytes
    if (pile.length > 0 && bytes + size > mostBytes) {
      piles.push(pile = [])
      bytes = 0
    }
    pile.push(row)
    bytes += size
  }
  await store.packs.bulkAdd(piles.filter((one) => one.length > 0).map((one) => ({ rows: one })))
}

export const anyPacked = async (store: Store): Promise<boolean> => await store.packs.count() > 0

/** Takes some apart; false when there was nothing left. What has come again meanwhile in its own record is the newer one. */
export const unpackSome = (store: Store): Promise<boolean> => store.transaction('rw', [store.facts, store.packs], async () => {
  const packs = await store.packs.orderBy(':id').limit(stepPacks).toArray()
  const rows = newest(packs.flatMap((one) => one.rows))
  const known = await store.facts.bulkGet(rows.map((row) => row.id))
  await store.facts.bulkPut(rows.filter((row, at) => !supersedes(known[at], row)))
  await store.packs.bulkDelete(packs.map((one) => one.place!))
  return packs.length > 0
})

/** Before anything that must find every row by an index. */
export async function unpackAll(store: Store): Promise<void> {
  while (await unpackSome(store));
}

/** Call inside a transaction over packs: what this human may no longer read leaves these too. */
export async function dropPacked(store: Store, ids: readonly string[]): Promise<void> {
  const gone = new Set(ids)
  for (const one of await store.packs.toArray()) {
    const rows = one.rows.filter((row) => !gone.has(row.id))
    if (rows.length < one.rows.length) await store.packs.put({ ...one, rows })
  }
}

/** Packed rows that `wanted` names. Ask BEFORE the facts themselves: what is taken apart in between is then found twice, never not at all. */
export async function packedRows(store: Store, wanted: (row: FactRow) => boolean): Promise<FactRow[]> {
  if (!await anyPacked(store)) return []
  const rows: FactRow[] = []
  await store.packs.each((one) => { rows.push(...one.rows.filter(wanted)) })
  return rows
}

/** Each fact once. */
export const together = (packed: readonly FactRow[], rows: FactRow[]): FactRow[] => (packed.length === 0 ? rows : newest([...packed, ...rows]))

/** All rows of one subject. */
export async function rowsOfSubject(store: Store, subject: string): Promise<FactRow[]> {
  const packed = await packedRows(store, (row) => row.subject === subject)
  return together(packed, await store.facts.where('subject').equals(subject).toArray())
}

const newest = (rows: readonly FactRow[]): FactRow[] => {
  const byId = new Map<string, FactRow>()
  for (const row of rows) if (!supersedes(byId.get(row.id), row)) byId.set(row.id, row)
  return [...byId.values()]
}
// A row without a feed number is this phone's own, offered and not yet come back.
const supersedes = (known: FactRow | undefined, row: FactRow): boolean => known !== undefined && (known.feed ?? -1) > (row.feed ?? -1)
