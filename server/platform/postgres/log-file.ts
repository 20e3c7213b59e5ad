// The file that PostgreSQL writes to, kept small: at the cap it becomes `.1` and starts over.
import { closeSync, copyFileSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync, truncateSync } from 'node:fs'

const cap = 2 * 1024 * 1024

/** Opened for append by us and inherited, so that the database's user needs no right to the folder. */
export function openLogFile(path: string): number {
  if (existsSync(path) && statSync(path).size > cap) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** While PostgreSQL holds the file open it cannot be renamed; append mode makes copying and cutting safe. */
export function capLogFile(path: string): void {
  try {
    if (statSync(path).size <= cap) return
    copyFileSync(path, `${path}.1`)
    truncateSync(path, 0)
  } catch { /* a missing file, or a full disk: no reason to stop a server */ }
}

export function sizeOf(file: number): number {
  return fstatSync(file).size
}

/** What was written after a place in the file, at most 16 kB of it. */
export function readFrom(path: string, offset: number): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(16_384)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, offset))
  } finally {
    closeSync(file)
  }
}
