// Everything that lies under one key, put under today's: after a change of key, and after what came in while the binder was locked.
// One pass is enough: once a key is no longer today's, nothing more is stored under it (see todays-key.ts).
import type { Table } from 'dexie'
import { decryptValue, encryptValue, type Bytes } from '../cipher.ts'
import { isMomentLabel, momentLabels, readingKey, writingKey, type Copy } from '../copy.ts'
import { encryptFilesAnew } from '../files/settle-files.ts'
import { encryptAnew } from '../in-force.ts'
import { unpackAll } from '../packs.ts'
import { momentMeta } from '../people.ts'
import type { FactRow } from '../store.ts'
import { storeUnderTodaysKey } from './todays-key.ts'

/** All facts and files under one key, put under today's. Goes on where it was interrupted. False when something is left that could not be opened now. */
export async function encryptEverythingAnew(copy: Copy, from: string): Promise<boolean> {
  await unpackAll(copy.store)
  const ids = await copy.store.facts.toCollection().primaryKeys()
  let all = true
  for (let at = 0; at < ids.length; at += 500) {
    const rows = (await copy.store.facts.bulkGet(ids.slice(at, at + 500))).filter((row) => row?.key === from)
    if (rows.length > 0) all = await encryptAnew(copy, rows as FactRow[], () => false) && all
    await new Promise((resolve) => setTimeout(resolve))
  }
  all = await encryptFilesAnew(copy, await copy.store.files.where('key').equals(from).primaryKeys(), 'binder') && all
  return await encryptSmallAnew(copy, (label) => label === from) && all
}

type Small = { key: string; data: Bytes }
type Place = { table: Table<unknown, string>; at: string; id: string; row: Small }

/** Names and half-written texts. False when something is left that could not be opened now. */
export async function encryptSmallAnew(copy: Copy, which: (label: string) => boolean): Promise<boolean> {
  const { store } = copy
  const places: Place[] = [
    ...(await store.people.toArray()).map((row) => ({ table: store.people as Table, at: row.id, id: `person ${row.id}`, row })),
    ...(await store.drafts.toArray()).map((row) => ({ table: store.drafts as Table, at: row.name, id: `draft ${row.name}`, row })),
  ]
  for (const [at, id] of Object.entries(momentMeta)) {
    const row = await store.meta.get(at) as Small | undefined
    if (row) places.push({ table: store.meta, at, id, row })
  }
  const asked = places.filter(({ row }) => which(row.key))
  if (asked.length === 0) return true
  const whole = (await Promise.all(asked.map((place) => openPlace(copy, place).catch(() => null)))).filter((one) => one !== null)
  const read = whole.filter((one) => one.key !== null)
  const done = await storeUnderTodaysKey(copy, [store.people, store.drafts], async () => {
    const writing = await writingKey(copy, false)
    return writing && Promise.all(read.map(async ({ place, value }) => ({ place, key: writing.label, data: await encryptValue(writing.key, place.id, value) })))
  }, async (anew) => {
    // What has been written or deleted meanwhile is newer.
    for (const { place: { table, at, row }, key, data } of anew) if (isSame(await table.get(at) as Small | undefined, row)) await table.update(at, { key, data })
  })
  return done !== null && read.length === whole.length
}

async function openPlace(copy: Copy, place: Place): Promise<{ place: Place; key: CryptoKey | null; value: unknown }> {
  const key = await readingKey(copy, place.row.key)
  return { place, key, value: key && await decryptValue(key, place.id, place.row.data) }
}

/** The same nonce is the same ciphertext. */
const isSame = (a: Small | undefined, b: Small): boolean => a !== undefined && b.data.subarray(0, 12).every((byte, at) => byte === a.data[at])

/** What lies under a moment key that the owner has withdrawn. False as above. */
export async function encryptMomentAnew(copy: Copy): Promise<boolean> {
  const rows = await copy.store.facts.where('apart').startsWith(momentLabels).toArray()
  const all = await encryptAnew(copy, rows, () => false)
  const files = await encryptFilesAnew(copy, await copy.store.files.where('key').startsWith(momentLabels).primaryKeys(), 'binder')
  return await encryptSmallAnew(copy, isMomentLabel) && all && files
}
