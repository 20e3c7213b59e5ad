// Copies of the key store, in a target of their own: whoever has a database backup must not have the keys beside it.
// A copy holds the root key only when that lies in the key store itself. Copies live 35 days; only the newest is ever restored.
import { copyFile, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isNotFound, makePrivateFolder, syncFolder, writeDurably } from '../platform/keys/durable-files.ts'
import { keyStoreParts, rootKeyFileOf } from '../platform/keys/keys.ts'
import type { KeyStorePlace } from '../platform/keys/keys.ts'
import { backupKeptDays } from './backup-catalogue.ts'

/** Half of a copy is a copy of keys too: what a full disk or a kill has left must not stay. The caller holds the target's lock. */
export async function dropHalfKeyCopies(to: string): Promise<number> {
  const halves = await halfKeyCopiesIn(to)
  for (const name of halves) await rm(join(to, name), { recursive: true, force: true })
  if (halves.length > 0) await syncFolder(to)
  return halves.length
}

export const halfKeyCopiesIn = async (to: string): Promise<string[]> => (await namesIn(to)).filter((name) => name.endsWith('.half'))

export type KeyCopy = { id: string; takenAt: string; installation: string; withRootKey: boolean; path: string }

const namesIn = async (dir: string): Promise<string[]> => {
  try { return await readdir(dir) } catch (error) { if (isNotFound(error)) return []; throw error }
}
const holds = async (path: string) => {
  try { await stat(path); return true } catch (error) { if (isNotFound(error)) return false; throw error }
}

/** A copy of a key that has been destroyed meanwhile is a key come back: the marks of what is destroyed are copied after the keys. */
const orderedParts = [...keyStoreParts.filter((part) => part !== 'destroyed' && part !== 'ledger.jsonl'), 'destroyed', 'ledger.jsonl']

/** The caller holds the target's lock. One that fails leaves nothing behind. */
export async function copyKeys(place: KeyStorePlace, to: string, about: { id: string; takenAt: Date; installation: string }): Promise<KeyCopy> {
  await makePrivateFolder(to)
  await dropHalfKeyCopies(to)
  const half = join(to, `${about.id}.half`)
  try {
    await makePrivateFolder(half)
    return await writeCopy(place, half, join(to, about.id), about)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }
}

async function writeCopy(place: KeyStorePlace, half: string, final: string, about: { id: string; takenAt: Date; installation: string }): Promise<KeyCopy> {
  for (const part of orderedParts) {
    if (await holds(join(place.dir, part))) await cp(join(place.dir, part), join(half, part), { recursive: true, filter: (source) => !basename(source).includes('.tmp-') })
  }
  const withRootKey = rootKeyFileOf(place) === join(place.dir, 'root.key')
  if (withRootKey) await copyFile(rootKeyFileOf(place), join(half, 'root.key'))
  const copy = { id: about.id, takenAt: about.takenAt.toISOString(), installation: about.installation, withRootKey }
  await writeDurably(join(half, 'copy.json'), JSON.stringify({ format: 1, ...copy }) + '\n')
  await syncEverything(half)
  await rename(half, final)
  await syncFolder(dirname(final))
  return { ...copy, path: final }
}

async function syncEverything(dir: string): Promise<void> {
  const { open } = await import('node:fs/promises')
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    const handle = await open(join(entry.parentPath, entry.name), 'r')
    try { await handle.sync() } finally { await handle.close() }
  }
}

/** Oldest first. */
export async function keyCopiesIn(to: string): Promise<KeyCopy[]> {
  const copies: KeyCopy[] = []
  for (const name of (await namesIn(to)).filter((one) => !one.endsWith('.half'))) {
    const text = await readFile(join(to, name, 'copy.json'), 'utf8').catch(() => null)
    if (text) copies.push({ ...JSON.parse(text), path: join(to, name) } as KeyCopy)
  }
  return copies.sort((a, b) => a.takenAt < b.takenAt ? -1 : 1)
}

/** The caller holds the target's lock. */
export async function dropOldKeyCopies(to: string, now: Date): Promise<number> {
  await dropHalfKeyCopies(to)
  const limit = new Date(now.getTime() - backupKeptDays * 86_400_000).toISOString()
  const old = (await keyCopiesIn(to)).slice(0, -1).filter((copy) => copy.takenAt < limit)
  for (const copy of old) await rm(copy.path, { recursive: true, force: true })
  return old.length
}

/** Puts a copy where no key store is. */
export async function putKeysBack(copy: KeyCopy, place: KeyStorePlace): Promise<void> {
  await makePrivateFolder(place.dir)
  for (const part of keyStoreParts) {
    if (await holds(join(copy.path, part))) await cp(join(copy.path, part), join(place.dir, part), { recursive: true })
  }
  if (copy.withRootKey && !await holds(rootKeyFileOf(place))) await copyFile(join(copy.path, 'root.key'), rootKeyFileOf(place))
  await syncEverything(place.dir)
  await syncFolder(place.dir)
}
