// What lies in a backup target: one folder per base backup with `backup.json` written last. Without it the backup never was.
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotFound, writeDurably } from '../platform/keys/durable-files.ts'

export type BackupNote = {
  format: 1
  id: string
  /** From when on this backup can be restored to. */
  completeAt: string
  installation: string
  systemIdentifier: string
  serverVersion: string
  startFile: string
  stopFile: string
  /** The place in the WAL where it became complete. */
  stop: string
  bytes: number
}

export const databaseFolder = (to: string) => join(to, 'database')
export const walFolder = (to: string) => join(to, 'database', 'wal')
export const baseFolder = (to: string, id: string) => join(to, 'database', id)
export const baseFile = 'base.tar.gz.sealed'
const idShape = /^\d{4}-\d\d-\d\dT\d{6}Z$/
export const noteIdOf = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '')

/** Folders of base backups that never were finished: a full disk or a kill has left them. */
export async function halfBackupsIn(to: string): Promise<string[]> {
  const names = await readdir(databaseFolder(to)).catch((error) => { if (isNotFound(error)) return []; throw error })
  const halves: string[] = []
  for (const name of names.filter((one) => idShape.test(one))) {
    if (!await stat(join(databaseFolder(to), name, 'backup.json')).then(() => true, (error) => { if (isNotFound(error)) return false; throw error })) halves.push(name)
  }
  return halves
}

/** The caller holds the target's lock: nobody is writing one of them. */
export async function dropHalfBackups(to: string): Promise<number> {
  const halves = await halfBackupsIn(to)
  for (const id of halves) await rm(baseFolder(to, id), { recursive: true, force: true })
  return halves.length
}

/** Oldest first. */
export async function backupsIn(to: string): Promise<BackupNote[]> {
  const notes: BackupNote[] = []
  const names = await readdir(databaseFolder(to)).catch((error) => { if (isNotFound(error)) return []; throw error })
  for (const name of names.sort()) {
    const text = await readFile(join(databaseFolder(to), name, 'backup.json'), 'utf8').catch(() => null)
    if (text) notes.push(JSON.parse(text) as BackupNote)
  }
  return notes.sort((a, b) => a.completeAt < b.completeAt ? -1 : 1)
}

export const writeNote = (to: string, note: BackupNote) => writeDurably(join(baseFolder(to, note.id), 'backup.json'), JSON.stringify(note, null, 2) + '\n')

/** Promise: no backup older than this many days when a newer one is there. */
export const backupKeptDays = 35

export async function dropOld(to: string, now: Date): Promise<string[]> {
  const limit = new Date(now.getTime() - backupKeptDays * 86_400_000).toISOString()
  const notes = await backupsIn(to)
  const old = notes.slice(0, -1).filter((note) => note.completeAt < limit)
  for (const note of old) await rm(baseFolder(to, note.id), { recursive: true, force: true })
  return old.map((note) => note.id)
}
