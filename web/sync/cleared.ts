// A browser may clear what a site keeps: when the phone is full, or (Safari) when it has not been used for a week. Nobody is asked, and nothing is told.
// So how much lies here alone is noted beside the databases, as numbers by the databases' random names, and said when a copy is found to be gone.
import { me } from '@viewme/contract/me.ts'
import { changeHome, type Copy } from './copy.ts'
import { ask } from './http.ts'
import { deleteDatabase, done, openExisting } from './idb.ts'
import type { Parts } from './parts.ts'
import type { LeftBehind, Registry } from './registry.ts'
import { stoppedRows, type OutboxRow } from './store.ts'

const place = 'viewme-only-here'

function notesIn(notes: Parts['notes']): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(notes?.getItem(place) ?? '{}')
    return Object.fromEntries(Object.entries(kept ?? {}).filter((one): one is [string, number] => typeof one[1] === 'number'))
  } catch { return {} }
}

function note(notes: Parts['notes'], change: (noted: Record<string, number>) => void): void {
  const before = notesIn(notes)
  const after = { ...before }
  change(after)
  if (JSON.stringify(after) === JSON.stringify(before)) return
  // Full, or not allowed: then it cannot be said how much went.
  try { notes?.setItem(place, JSON.stringify(after)) } catch { /* nothing to do */ }
}

/** After every change: texts that the server has not, half-written ones and pictures. */
export async function noteOnlyHere(copy: Copy): Promise<void> {
  const { store, database, parts } = copy
  // Where nothing can be noted, nothing is counted.
  if (!parts.notes) return
  const held = (await stoppedRows(store)).filter((row) => row.result === 'quarantined').length
  const count = await store.outbox.count() - held + await store.drafts.count() + await store.uploads.where('state').anyOf('waiting', 'refused').count()
  if (copy.home.database === database && copy.home.state === 'in') note(parts.notes, (noted) => { noted[database] = count })
}

/** The copy has been deleted on purpose. */
export const forgetNote = ({ notes }: Parts, database: string): void => note(notes, (noted) => { delete noted[database] })

/** Called while an empty copy is being made in the place of one that was here. */
export function noteCleared(copy: Copy): void {
  const lost = notesIn(copy.parts.notes)[copy.database] ?? null
  forgetNote(copy.parts, copy.database)
  // Not within the transaction that makes the copy.
  setTimeout(() => void changeHome(copy, (row) => { row.cleared = { lost: lost === null ? null : lost + (row.cleared?.lost ?? 0) } }).then(() => copy.tell()).catch(() => {}))
}

/** It has been read. */
export const readCleared = (copy: Copy): Promise<void> => changeHome(copy, (row) => { delete row.cleared })

const databasesIn = async ({ indexedDB }: Parts): Promise<string[]> => (await indexedDB.databases?.())?.flatMap(({ name }) => (name?.startsWith('viewme-') ? [name] : [])) ?? []

/** Nobody has a copy here, and none has gone on purpose: who signed in last stands in the registry from the first sign-in on, and only a clearing takes it away. */
const isBare = async (registry: Registry): Promise<boolean> => (await registry.homes()).length === 0 && await registry.setting('signedIn') === undefined

/**
 * Nobody's keys are here any more, and a copy was: how much went with it. Null: nobody knows; undefined while the copy itself is still here, and what
 * waits in it can be delivered. Null in all where none was. Where not even a note is left (Safari), a session that still lives says that a copy was here.
 */
export async function clearedHere(registry: Registry, parts: Parts): Promise<{ lost: number | null | undefined } | null> {
  if (!await isBare(registry)) return null
  const noted = notesIn(parts.notes)
  if (Object.keys(noted).length > 0) {
    const here = await databasesIn(parts)
    return { lost: here.some((name) => name in noted) ? undefined : Object.values(noted).reduce((sum, count) => sum + count, 0) }
  }
  const who = await ask(parts, '/api/me', me)
  // Somebody may have signed in meanwhile, in another tab.
  return who.is === 'ok' && who.value.memberships.length > 0 && await isBare(registry) ? { lost: null } : null
}

/** Copies whose keys are gone, so that nobody can read them: what waits in them is sealed and can still be delivered; then they go. */
export async function takeFromKeyless(registry: Registry, parts: Parts): Promise<void> {
  const { indexedDB, notes } = parts
  // Some browsers do not say which databases there are. Asked before the registry: a copy that is made meanwhile stands in it.
  const names = await databasesIn(parts)
  const known = new Set((await registry.homes()).map((home) => home.database))
  for (const name of names.filter((one) => !known.has(one))) {
    const db = await openExisting(indexedDB, name)
    if (!db) continue
    const rows = db.objectStoreNames.contains('outbox') ? await done(db.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<OutboxRow[]>) : []
    db.close()
    await registry.leaveBehind(rows.flatMap(({ id, writtenAt, state, sealed }): LeftBehind[] =>
      (state === 'waiting' && sealed ? [{ id, human: '', account: sealed.header.account, device: sealed.header.device, writtenAt, sealed, state: 'waiting', reason: null }] : [])))
    await deleteDatabase(indexedDB, name)
  }
  note(notes, (noted) => { for (const name of Object.keys(noted)) if (!known.has(name)) delete noted[name] })
}
