// Copies of the key store, in a target of their own: whoever has a database backup must not have the keys beside it.
// A copy holds the root key only when that lies in the key store itself. Copies live 35 days; only the newest is ever restored.
import { copyFile, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isNotFound, makePrivateFolder, syncFolder, writeDurably } from '../platform/keys/durable-files.ts'
import { keyStoreParts, rootKeyFileOf } from '../platform/keys/keys.ts'
import type { KeyStorePlace } from '../platform/keys/keys.ts'
import { backupKeptDays } from './backup-catalogue.ts'

export type KeyCopy = { id: string; takenAt: string; installation: string; withRootKey: boolean; path: string }

const holds = async (path: string) => {
  try { await stat(path); return true } catch (error) { if (isNotFound(error)) return false; throw error }
}

/** A copy of a key that has been destroyed meanwhile is a key come back: the marks of what is destroyed are copied after the keys. */
const orderedParts = [...keyStoreParts.filter((part) => part !== 'destroyed' && part !== 'ledger.jsonl'), 'destroyed', 'ledger.jsonl']

export async function copyKeys(place: KeyStorePlace, to: string, about: { id: string; takenAt: Date; installation: string }): Promise<KeyCopy> {
  const final = join(to, about.id)
  const half = `${final}.half`
  await makePrivateFolder(to)
  await rm(half, { recursive: true, force: true })
  await makePrivateFolder(half)
  for (const part of orderedParts) {
    if (await holds(join(place.dir, part))) await cp(join(place.dir, part), join(half, part), { recursive: true, filter: (source) => !basename(source).includes('.tmp-') })
  }
  const withRootKey = rootKeyFileOf(place) === join(place.dir, 'root.key')
  if (withRootKey) await copyFile(rootKeyFileOf(place), join(half, 'root.key'))
  const copy = { id: about.id, takenAt: about.takenAt.toISOString(), installation: about.installation, withRootKey }
  await writeDurably(join(half, 'copy.json'), JSON.stringify({ format: 1, ...copy }) + '\n')
  await syncEverything(half)
  await rename(half, final)
  await syncFolder(to)
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
  const names = await readdir(to).catch((error) => { if (isNotFound(error)) return []; throw error })
  for (const name of names.filter((one) => !one.endsWith('.half'))) {
    const text = await readFile(join(to, name, 'copy.json'), 'utf8').catch(() => null)
    if (text) copies.push({ ...JSON.parse(text), path: join(to, name) } as KeyCopy)
  }
  return copies.sort((a, b) => a.takenAt < b.takenAt ? -1 : 1)
}

export async function dropOldKeyCopies(to: string, now: Date): Promise<number> {
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
