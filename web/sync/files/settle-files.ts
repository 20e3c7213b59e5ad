// Files follow the facts that name them: under the moment key while something there names them, else under the binder key, and gone when no
// fact here names them any more.
import { momentLabels, type Copy } from '../copy.ts'
import { storeUnderTodaysKey } from '../keys/todays-key.ts'
import { dropFiles, lookAtFiles, namedFiles } from './count-files.ts'
import { fileRow, openRow } from './kept-files.ts'

/** After facts have come, gone or been moved. What cannot be opened now is done at the next unlock. */
export async function settleFiles(copy: Copy): Promise<void> {
  const { store } = copy
  if (await store.files.count() === 0) return
  await dropUnnamed(copy)
  const { wanted } = await lookAtFiles(copy)
  const underMoment = new Set(await store.files.where('key').startsWith(momentLabels).primaryKeys())
  await encryptFilesAnew(copy, [...underMoment].filter((id) => !wanted.get(id)?.moment), 'binder')
  await encryptFilesAnew(copy, [...wanted].filter(([id, one]) => one.moment && !underMoment.has(id)).map(([id]) => id), 'moment')
}

/** What no fact here names leaves this phone, but for what was made here and has not been sent. */
async function dropUnnamed(copy: Copy): Promise<void> {
  const { store } = copy
  const { named, locked } = await namedFiles(copy)
  const own = new Set((await store.uploads.filter((row) => row.state !== 'sent').primaryKeys()))
  // While the binder is locked only what lies in the open is judged: what is locked cannot be read either.
  const judged = locked ? await store.files.where('key').startsWith(momentLabels).primaryKeys() : await store.files.toCollection().primaryKeys()
  await dropFiles(store, judged.filter((id) => !named.has(id) && !own.has(id)))
}

/** One at a time: a picture is large. Files that are not here are passed over, and damaged ones. False when something is left for the next unlock. */
export async function encryptFilesAnew(copy: Copy, ids: readonly string[], under: 'moment' | 'binder'): Promise<boolean> {
  const { store } = copy
  let all = true
  for (const id of ids) {
    const row = await store.files.get(id)
    const bytes = row && await openRow(copy, row).catch(() => null)
    if (bytes === undefined && row) all = false
    if (!row || !bytes) continue
    const done = await storeUnderTodaysKey(copy, [store.files], async () => {
      const anew = await fileRow(copy, id, bytes, under)
      return anew && [{ ...anew, at: row.at }]
    }, async ([anew]) => { if (await store.files.get(id)) await store.files.put(anew!) })
    all = done !== null && all
  }
  return all
}
