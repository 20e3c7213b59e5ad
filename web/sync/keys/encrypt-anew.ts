// Everything that lies under one key, put under today's: after a change of key, and after what came in while the binder was locked.
import { decryptValue, encryptValue, type Bytes } from '../cipher.ts'
import { readingKey, writingKey, type Copy } from '../copy.ts'
import { encryptAnew } from '../in-force.ts'
import { unpackAll } from '../packs.ts'
import type { FactRow } from '../store.ts'

/** All facts under one key, put under today's. Goes on where it was interrupted. */
export async function encryptEverythingAnew(copy: Copy, from: string): Promise<void> {
  await unpackAll(copy.store)
  const ids = await copy.store.facts.toCollection().primaryKeys()
  for (let at = 0; at < ids.length; at += 500) {
    const rows = (await copy.store.facts.bulkGet(ids.slice(at, at + 500))).filter((row) => row?.key === from)
    if (rows.length > 0) await encryptAnew(copy, rows as FactRow[], () => false)
    await new Promise((resolve) => setTimeout(resolve))
  }
  await encryptSmallAnew(copy, (label) => label === from)
}

/** Names and half-written texts. */
export async function encryptSmallAnew(copy: Copy, which: (label: string) => boolean): Promise<void> {
  const { store } = copy
  const anew = async <Row extends { key: string; data: Bytes }>(rows: Row[], idOf: (row: Row) => string): Promise<Row[]> => {
    const writing = rows.length > 0 ? await writingKey(copy, false) : null
    const made = await Promise.all(rows.map(async (row): Promise<Row | null> => {
      const key = await readingKey(copy, row.key)
      return key && writing ? { ...row, key: writing.label, data: await encryptValue(writing.key, idOf(row), await decryptValue(key, idOf(row), row.data)) } : null
    }))
    return made.filter((row) => row !== null)
  }
  await store.people.bulkPut(await anew(await store.people.filter((row) => which(row.key)).toArray(), (row) => `person ${row.id}`))
  await store.drafts.bulkPut(await anew(await store.drafts.filter((row) => which(row.key)).toArray(), (row) => `draft ${row.name}`))
}
