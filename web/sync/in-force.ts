// What stands of each subject, laid ready in the same transaction as the facts it comes from, so that the moment path reads one row.
import { heads, versionNames } from '@viewme/contract/fold.ts'
import { settleFiles } from './files/settle-files.ts'
import { storeUnderTodaysKey } from './keys/todays-key.ts'
import { bodyOf, encryptAll, isFolded, liesUnder, wantedKey } from './rows.ts'
import type { Copy } from './copy.ts'
import { nameWriters } from './people.ts'
import { type FactRow, type InForceRow, type Store } from './store.ts'

const last = '\uffff'

/** Call inside a transaction over facts and inForce. */
export async function refold(store: Store, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return
  const bySubject = Map.groupBy(await store.facts.where('subject').anyOf([...subjects]).toArray(), (row) => row.subject)
  const stand: InForceRow[] = []
  const fallen: [string, string][] = []
  for (const subject of subjects) {
    const own = bySubject.get(subject) ?? []
    const kinds = new Set(own.map((row) => row.kind).filter(isFolded))
    for (const kind of kinds) {
      const standing = heads(own, kind)
      if (standing.length === 0) { fallen.push([subject, kind]); continue }
      const names = versionNames(own.filter((row) => row.kind === kind && !row.stopped))
      stand.push({ subject, kind, heads: standing, names: Object.fromEntries(standing.map((row) => [row.id, names.get(row.id) ?? ''])) })
    }
    if (kinds.size === 0) await store.inForce.where('[subject+kind]').between([subject, ''], [subject, last]).delete()
  }
  await store.inForce.bulkPut(stand)
  await store.inForce.bulkDelete(fallen)
}

/**
 * Puts bodies under the key their subject now asks for: what has left the moment set leaves the moment key, and the other way.
 * The files that they name go with them, and those who wrote them are named there.
 * What cannot be opened now is done at the next unlock.
 */
export async function settleKeys(copy: Copy, subjects: readonly string[]): Promise<void> {
  const { store } = copy
  const wrong: FactRow[] = []
  for (const own of Map.groupBy(await store.facts.where('subject').anyOf([...subjects]).toArray(), (row) => row.subject).values()) {
    wrong.push(...own.filter((row) => wantedKey(copy, row, own) !== liesUnder(row)))
  }
  if (wrong.length > 0) await encryptAnew(copy, wrong, (row) => liesUnder(row) === 'binder')
  await settleFiles(copy)
  await nameWriters(copy, subjects)
}

/**
 * Encrypts rows again under today's keys. `moment`: which of them go under the moment key. Rows that cannot be opened now stay as they are, and damaged
 * ones. False when something is left for the next unlock.
 */
export async function encryptAnew(copy: Copy, rows: readonly FactRow[], moment: (row: FactRow) => boolean): Promise<boolean> {
  const { store } = copy
  if (rows.length === 0) return true
  const whole = (await Promise.all(rows.map((row) => bodyOf(copy, row).then((body) => ({ id: row.id, moment: moment(row), body }), () => null)))).filter((one) => one !== null)
  const read = whole.filter((one) => one.body !== undefined)
  const done = await storeUnderTodaysKey(copy, [store.facts, store.inForce], async () => {
    const toMoment = await encryptAll(copy, 'moment', read.filter((one) => one.moment))
    const toBinder = await encryptAll(copy, 'binder', read.filter((one) => !one.moment))
    return toMoment && toBinder && [...toMoment, ...toBinder].map(([id, sealed]) => ({ id, ...sealed }))
  }, async (anew) => {
    const known = await store.facts.bulkGet(anew.map((one) => one.id))
    const put = known.flatMap((row, at) => (row ? [{ ...row, ...anew[at]! }] : []))
    await store.facts.bulkPut(put)
    await refold(store, [...new Set(put.filter((row) => isFolded(row.kind)).map((row) => row.subject))])
  })
  return done !== null && read.length === whole.length
}
