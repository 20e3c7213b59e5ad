// What is half written, on this phone alone: encrypted rows by name. Each has a stamp that changes with every writing, so that one tab never writes over,
// or lets go of, what another has written since it looked.
import { decryptValue, encryptValue } from './cipher.ts'
import { noteOnlyHere } from './cleared.ts'
import { readingKey, writingKey, type Copy } from './copy.ts'
import { storeUnderTodaysKey } from './keys/todays-key.ts'
import { NotSaved } from './not-saved.ts'
import type { DraftRow } from './store.ts'

/** What lay under a name: `stamp` of it, null = nothing. */
export type Stamp = string | null
const stampOf = (row: DraftRow | undefined): Stamp => (row ? row.stamp ?? '' : null)

/**
 * `after`: the stamp of what its writer last knew to lie there; undefined = whatever lies there. Gives the stamp of what lies there now, or `overtaken`
 * when it was something else: then that is left as it is. Rejects with NotSaved, and then nothing was kept.
 */
export async function keepDraft(copy: Copy, name: string, draft: unknown, after?: Stamp): Promise<{ stamp: Stamp } | 'overtaken'> {
  const { store } = copy
  let set = false
  const unlessOvertaken = async (change: () => Promise<unknown>, left: boolean): Promise<boolean> => {
    const before = await store.drafts.get(name)
    if (after !== undefined && stampOf(before) !== after) return false
    set = (before !== undefined) !== left
    await change()
    return true
  }
  let stamp: Stamp = null
  let kept: boolean
  if (draft === null) kept = await store.transaction('rw', store.drafts, () => unlessOvertaken(() => store.drafts.delete(name), false))
  else {
    stamp = crypto.randomUUID()
    const row = { name, stamp }
    const done = await storeUnderTodaysKey(copy, [store.drafts], async () => {
      const writing = await writingKey(copy, false)
      return writing && [{ ...row, key: writing.label, data: await encryptValue(writing.key, `draft ${name}`, draft) }]
    }, ([whole]) => unlessOvertaken(() => store.drafts.put(whole!), true))
    if (!done) throw new NotSaved('locked')
    kept = done.stored
  }
  if (!kept) return 'overtaken'
  await noteOnlyHere(copy)
  // Which drafts there are is shown, in other tabs too; each key typed is not.
  if (set) copy.tell()
  return { stamp }
}

/** Null: nothing lies there. `draft` null: it cannot be opened now. */
export async function readKept(copy: Copy, name: string): Promise<{ stamp: Stamp; draft: any } | null> {
  const row = await copy.store.drafts.get(name)
  if (!row) return null
  const key = await readingKey(copy, row.key).catch(() => null)
  return { stamp: stampOf(row), draft: key && await decryptValue(key, `draft ${name}`, row.data).catch(() => null) }
}
