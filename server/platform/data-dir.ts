// The lock on a data directory: one server at a time. A file with the process's number and birth, so that a lock left by a killed
// server, or by a number that another program has now, does not stop a new start.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErrorCode, PlainFault } from './plain-fault.ts'

type Holder = { pid: number; born: string; address: string }
export type DataDirLock = { release(): void }

/** Throws a PlainFault when a living process has the directory. `address` is told to whoever is refused. */
export function lockDataDir(dataDir: string, address: string): DataDirLock {
  makeDataDir(dataDir)
  const file = join(dataDir, 'lock')
  const mine = `${JSON.stringify({ pid: process.pid, born: birthOf(process.pid), address } satisfies Holder)}\n`
  const half = `${file}.${process.pid}`
  writeFileSync(half, mine, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        // A link appears whole or not at all, and only if the name is free.
        linkSync(half, file)
        return { release: () => { if (readText(file) === mine) rmSync(file, { force: true }) } }
      } catch (error) {
        if (!isErrorCode(error, 'EEXIST')) throw error
      }
      const found = readText(file)
      const holder = parse(found)
      if (holder && isLiving(holder)) throw new PlainFault(`ViewMe is already running on ${dataDir} (process ${holder.pid}, ${holder.address}). Stop that one first, or give this one a DATA_DIR and KEYS_DIR of its own.`)
      clearStale(file, found)
    }
    throw new PlainFault(`${file} could not be taken. Is another start going on? Try again in a moment.`)
  } finally {
    rmSync(half, { force: true })
  }
}

/** The living holder of the directory, if there is one. */
export function holderOf(dataDir: string): Holder | null {
  const holder = parse(readText(join(dataDir, 'lock')))
  return holder && isLiving(holder) ? holder : null
}

// PostgreSQL's user must pass through the directory, never read it.
function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    if (isErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST')) throw new PlainFault(`The data directory ${dataDir} cannot be made. Check DATA_DIR and who may write there.`)
    throw error
  }
}

// Two starts may find the same dead lock: each moves it aside and looks again, and what was not the dead one is put back.
function clearStale(file: string, stale: string | null): void {
  const aside = `${file}.stale-${process.pid}`
  try { renameSync(file, aside) } catch (error) { if (isErrorCode(error, 'ENOENT')) return; throw error }
  if (readText(aside) !== stale) {
    try { linkSync(aside, file) } catch (error) { if (!isErrorCode(error, 'EEXIST')) throw error }
  }
  rmSync(aside, { force: true })
}

function readText(file: string): string | null {
  try { return readFileSync(file, 'utf8') } catch (error) { if (isErrorCode(error, 'ENOENT')) return null; throw error }
}

function parse(text: string | null): Holder | null {
  try { return text ? JSON.parse(text) as Holder : null } catch { return null }
}

const isLiving = ({ pid, born }: Holder) => birthOf(pid) === born

/** The machine's boot and the process's start in it: together never the same twice. Empty when there is no such process. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    return ''
  }
}
