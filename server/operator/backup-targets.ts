// Where backups go: a lock on each target, so that two never write into one another, and a note beside the data of where the last ones went,
// so that the doctor can look there for what was left half done.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import { holderOf, lockDataDir } from '../platform/data-dir.ts'
import type { DataDirLock } from '../platform/data-dir.ts'
import { isNotFound, writeDurably } from '../platform/keys/durable-files.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import { halfBackupsIn, noteIdOf } from './backup-catalogue.ts'
import { operatorAddress } from './context.ts'
import { halfKeyCopiesIn } from './key-copies.ts'

export type Targets = { to: string; keysTo: string | null }
const noteFile = (dataDir: string) => join(dataDir, 'backup-targets.json')

/** Both targets, or a sentence and neither. They are there already. */
export async function lockTargets({ to, keysTo }: Targets): Promise<{ release(): void }> {
  const locks: DataDirLock[] = []
  const release = () => { for (const lock of locks) lock.release() }
  try {
    for (const target of keysTo ? [to, keysTo] : [to]) {
      locks.push(await lockDataDir(target, operatorAddress, ({ pid }) => new PlainFault(`Another backup is being written to ${target} (process ${pid}). Wait until it is done, and say it again. Nothing has been copied.`)))
    }
  } catch (error) {
    release()
    throw error
  }
  return { release }
}

/** Where the keys went before is remembered through a backup that takes none. */
export async function noteTargets(dataDir: string, { to, keysTo }: Targets): Promise<void> {
  const before = await readTargets(dataDir)
  await writeDurably(noteFile(dataDir), `${JSON.stringify({ to, keysTo: keysTo ?? before?.keysTo ?? null })}\n`)
}

async function readTargets(dataDir: string): Promise<Targets | null> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch((error) => { if (isNotFound(error)) return null; throw error })
  return text ? JSON.parse(text) as Targets : null
}

/** Names go by the second: one that is taken by a finished copy is waited out. */
export async function freeId(clock: Clock, isTaken: (id: string) => Promise<boolean>): Promise<{ id: string; at: Date }> {
  for (;;) {
    const at = clock.real()
    if (!await isTaken(noteIdOf(at))) return { id: noteIdOf(at), at }
    await pause(100)
  }
}

/** What lies half done where the last backup went, and nobody is writing: whole paths. */
export async function halfDone(dataDir: string): Promise<{ keys: string[]; databases: string[] }> {
  const { to, keysTo } = await readTargets(dataDir) ?? { to: null, keysTo: null }
  const left = async (target: string | null, names: (target: string) => Promise<string[]>, under: string) =>
    (target === null || holderOf(target) ? [] : (await names(target)).map((name) => join(target, under, name)))
  return { keys: await left(keysTo, halfKeyCopiesIn, ''), databases: await left(to, halfBackupsIn, 'database') }
}
