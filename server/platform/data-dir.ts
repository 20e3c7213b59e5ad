// The lock on a data directory: one server at a time. A file with the process's number and birth, so that a lock left by a killed
// server, or by a number that another program has now, does not stop a new start. One that is on its way out is waited for.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeFolders } from './make-folders.ts'
import { isErrorCode, PlainFault } from './plain-fault.ts'

type Holder = { pid: number; born: string; address: string; leaving?: true }
export type DataDirLock = { leaving(): void; release(): void }

// A restart in one breath (stop, start) meets the old server before it has heard the signal, or while it closes its database.
const patience = { staying: 1_000, leaving: 30_000 }

/** Throws a PlainFault when a living process keeps the directory. `address` is told to whoever is refused, in the words of `refusal`. */
export async function lockDataDir(dataDir: string, address: string, refusal: (holder: { pid: number; address: string }) => PlainFault = (holder) => alreadyRunning(dataDir, holder)): Promise<DataDirLock> {
  makeDataDir(dataDir)
  const file = join(dataDir, 'lock')
  const me: Holder = { pid: process.pid, born: birthOf(process.pid), address }
  const isMine = () => { const holder = parse(readText(file)); return holder?.pid === me.pid && holder.born === me.born }
  const half = `${file}.${process.pid}`
  const began = performance.now()
  try {
    for (;;) {
      writeFileSync(half, `${JSON.stringify(me)}\n`, { mode: 0o600 })
      if (take(half, file)) break
      const found = readText(file)
      const holder = parse(found)
      if (holder && isLiving(holder)) {
        if (performance.now() - began > (holder.leaving ? patience.leaving : patience.staying)) throw refusal(holder)
        await pause(50)
      } else {
        clearStale(file, found)
      }
    }
  } finally {
    rmSync(half, { force: true })
  }
  return {
    leaving: () => {
      try {
        if (!isMine()) return
        writeFileSync(half, `${JSON.stringify({ ...me, leaving: true } satisfies Holder)}\n`, { mode: 0o600 })
        renameSync(half, file)
      } catch { /* a full disk: the next start is told that we still run, which is true */ }
    },
    release: () => { if (isMine()) rmSync(file, { force: true }) },
  }
}

// A link appears whole or not at all, and only if the name is free.
function take(half: string, file: string): boolean {
  try { linkSync(half, file); return true } catch (error) { if (isErrorCode(error, 'EEXIST')) return false; throw error }
}

function alreadyRunning(dataDir: string, { pid, address }: { pid: number; address: string }): PlainFault {
  return new PlainFault(`ViewMe is already running on ${dataDir} (process ${pid}, ${address}). Stop that one first, or give this one a DATA_DIR and KEYS_DIR of its own.`)
}

/** The living holder of the directory, if there is one. */
export function holderOf(dataDir: string): Holder | null {
  const holder = parse(readText(join(dataDir, 'lock')))
  return holder && isLiving(holder) ? holder : null
}

// PostgreSQL's user must pass through the directory, never read it.
function makeDataDir(dataDir: string): void {
  try {
    makeFolders(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    if (isErrorCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT')) throw new PlainFault(`The data directory ${dataDir} cannot be made. Check DATA_DIR and who may write there.`)
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
