// One run of the PostgreSQL server process: start, wait until it takes connections, stop. Also those a killed server left behind.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { PlainFault } from '../plain-fault.ts'
import type { Binaries } from './binaries.ts'
import { bareEnvironment, fullDisk } from './cluster.ts'
import { openLogFile, readFrom, sizeOf } from './log-file.ts'
import type { Place } from './place.ts'
import type { RunnerUser } from './runner-user.ts'

export type Postmaster = { child: ChildProcess; exited: Promise<void> }

const patience = 20_000
/** So long helpers of a killed server may take to notice and end. */
const lingering = 3_000

/** Starts the server and waits until it answers. After a kill its helpers may linger for a second or two: tries again. */
export async function startPostmaster(place: Place, binaries: Binaries, user: RunnerUser, settings: string[]): Promise<Postmaster> {
  await stopLeftover(place)
  for (const began = performance.now(); ;) {
    const log = openLogFile(place.logFile)
    const offset = sizeOf(log)
    // Its own session: Ctrl-C in the terminal reaches us only, and we stop it when the last request is done.
    const child = spawn(binaries.postgres, settings, { cwd: '/', env: bareEnvironment, stdio: ['ignore', log, log], detached: true, ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}) })
    closeSync(log)
    const exited = new Promise<void>((resolve, reject) => { child.once('exit', () => resolve()); child.once('error', reject) })
    if (await isReady(place, child, exited)) return { child, exited }
    const said = readFrom(place.logFile, offset)
    const isLingering = /already exists|still in use/.test(said)
    if (!isLingering || performance.now() - began > patience) throw explain(place, said)
    if (performance.now() - began > lingering) endOrphans(place)
    await pause(200)
  }
}

// Recovery after a power cut may take minutes, so there is no end to this wait while the process lives.
async function isReady(place: Place, child: ChildProcess, exited: Promise<void>): Promise<boolean> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const lines = pidFile(place)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await Promise.race([pause(10), exited])
  }
}

/** Fast shutdown (connections end, everything is written); harder after a while. */
export async function stopPostmaster(pid: number, exited: Promise<void>): Promise<void> {
  for (const [signal, wait] of [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    try { process.kill(pid, signal) } catch { return }
    const ended = await Promise.race([exited.then(() => true), pause(wait, false, { ref: false })])
    if (ended) return
  }
}

/** When the server process was killed its database runs on without it. It is stopped cleanly before a new one starts. */
export async function stopLeftover(place: Place): Promise<void> {
  const pid = Number(pidFile(place)[0])
  if (!(pid > 1)) return
  if (isPostgres(pid)) {
    await stopPostmaster(pid, (async () => { while (isPostgres(pid)) await pause(20) })())
  } else if (isAlive(pid)) {
    // The number was given to another program since (a restarted machine or container): the file says nothing any more.
    rmSync(`${place.pgdata}/postmaster.pid`, { force: true })
  }
}

/**
 * Helpers whose server has been killed end by themselves, but for those that wait for a lock which another one held when it was killed too: they
 * would wait for ever, and keep the memory without which no new server starts. Only while no server runs on this folder.
 */
function endOrphans(place: Place): void {
  const pgdata = realpathSync(place.pgdata)
  for (const pid of readdirSync('/proc').map(Number)) {
    try { if (isPostgres(pid) && readlinkSync(`/proc/${pid}/cwd`) === pgdata) process.kill(pid, 'SIGKILL') } catch { /* another user's, or gone */ }
  }
}

function pidFile(place: Place): string[] {
  try { return readFileSync(`${place.pgdata}/postmaster.pid`, 'utf8').split('\n') } catch { return [] }
}

function isAlive(pid: number): boolean {
  try { process.kill(pid, 0); return true } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
}

function isPostgres(pid: number): boolean {
  if (!(pid > 1)) return false
  try { return /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`)) } catch { return false }
}

function explain(place: Place, said: string): PlainFault {
  if (/No space left on device/i.test(said)) return fullDisk(place.dataDir)
  const why = said.split('\n').filter((line) => /FATAL|PANIC/.test(line)).at(-1)?.replace(/^.*?(FATAL|PANIC):\s*/, '')
  return new PlainFault(`The database in ${place.dataDir} did not start: ${why ?? 'it said nothing'}. More in ${place.logFile}.`)
}
