// Kills the server and its database at random moments, or fills their disk, while four writers push, and afterwards holds what is there against what
// was promised. For the tests (a few kills) and for the soak (many).
import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeMembers, type Member } from '../bench/accounts.ts'
import { checkBinder } from '../operator/check-binder.ts'
import { openDb, type Db } from '../platform/db.ts'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { embeddedConnection, forgetPlace, knownPlace, type Place } from '../platform/postgres/postgres.ts'
import { serverProcess, type ServerProcess } from './server-process.ts'
import { write, type Promises } from './writers.ts'

/** `disk`: filled to the last byte until writers are refused, then given room again. Only root may: it is a small one made for this. */
export type Victim = 'server' | 'database' | 'both' | 'disk'
export type Outcome = { acknowledged: number; offered: number; present: number; restarts: { victim: Victim; ms: number }[]; faults: string[] }

/** `victims`: who is killed, in this order. `random`: numbers from 0 to 1. `stopped`: ends before the next kill; what was promised until then is counted. */
export async function killAndCount(options: { victims: Victim[]; random(): number; say?(line: string): void; stopped?: AbortSignal }): Promise<Outcome> {
  const { victims, random, say = () => {} } = options
  const root = mkdtempSync(join(tmpdir(), `viewme-test-${process.pid}-`))
  const ownDisk = victims.includes('disk')
  if (ownDisk) execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=700m', 'tmpfs', root])
  chmodSync(root, 0o711)
  const [dataDir, keysDir] = [join(root, 'data'), join(root, 'keys')]
  const server = serverProcess(dataDir, keysDir)
  const promises: Promises = { acknowledged: new Map(), offered: new Map(), full: 0, faults: [] }
  const restarts: Outcome['restarts'] = []
  let place: Place | undefined
  try {
    await server.start()
    place = knownPlace(dataDir)
    const keys = await openKeys({ dir: keysDir, now: new Date(), mayCreate: false })
    const members = await asOwner(place, (db) => makeMembers({ db, keys }, 2))
    const stop = new AbortController()
    // Two in each account: they also wait for each other's lock.
    const writers = [...members, ...members].map((member) => write(member, server.url, random, promises, stop.signal))
    try {
      for (const [at, victim] of victims.entries()) {
        if (options.stopped?.aborted) break
        await progress(promises, 12)
        await pause(random() * 200)
        const began = performance.now()
        if (victim === 'disk') await fillUp(root, promises)
        else await kill(server, victim)
        await server.ready()
        restarts.push({ victim, ms: performance.now() - began })
        if ((at + 1) % 50 === 0) say(`${at + 1} kills, ${promises.acknowledged.size} acknowledged`)
      }
      await progress(promises, 12)
    } finally { stop.abort() }
    await Promise.all(writers)
    // What the server itself has noted of a fault: the answer carries its number and nothing else.
    promises.faults = promises.faults.map((fault) => [fault, ...server.logged().filter((line) => fault.includes(JSON.parse(line).fault ?? 'none'))].join(' '))
    const present = await asOwner(place, (db) => compare({ db, keys, server, members, promises }))
    return { acknowledged: promises.acknowledged.size, offered: promises.offered.size, present, restarts, faults: promises.faults }
  } finally {
    await server.stop()
    if (place) forgetPlace(place)
    if (ownDisk) execFileSync('/bin/umount', [root])
    rmSync(root, { recursive: true, force: true })
  }
}

async function kill(server: ServerProcess, victim: Victim): Promise<void> {
  if (victim !== 'server') server.killDatabase()
  if (victim === 'database') return
  await server.killServer()
  await server.start()
}

/** Until writers have been told so three times. What becomes free meanwhile is taken too. */
async function fillUp(root: string, promises: Promises): Promise<void> {
  const ballast = join(root, 'ballast')
  const file = openSync(ballast, 'a')
  const enough = promises.full + 3
  const piece = Buffer.alloc(1024 * 1024)
  try {
    for (const began = performance.now(); promises.full < enough;) {
      if (performance.now() - began > 60_000) throw new Error('the disk is full, and no writer has been told so for a minute')
      try { for (;;) writeSync(file, piece) } catch (error) { if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error }
      await pause(20)
    }
  } finally {
    closeSync(file)
    rmSync(ballast)
  }
}

/** Until writers have been answered so many times more: each kill hits a server at work. */
async function progress({ acknowledged, faults }: Promises, more: number): Promise<void> {
  const wanted = acknowledged.size + more
  for (const began = performance.now(); acknowledged.size < wanted;) {
    if (performance.now() - began > 60_000) throw new Error(`no writer has got through for a minute; ${faults[0] ?? ''}`)
    await pause(5)
  }
}

async function asOwner<T>(place: Place, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDb({ owner: embeddedConnection(place, 'postgres'), app: embeddedConnection(place, 'viewme_app') })
  try { return await work(db) } finally { await db.close() }
}

/** Adds what is not as it was promised to the faults; returns how many facts there are. */
async function compare(parts: { db: Db; keys: Keys; server: ServerProcess; members: Member[]; promises: Promises }): Promise<number> {
  const { db, keys, server, members, promises: { acknowledged, offered, faults } } = parts
  const found = new Map<string, number>()
  for (const member of members) {
    const { rows } = await db.owner.query<{ id: string; seq: number; feed: number }>('SELECT id, seq, feed FROM viewme.facts WHERE account_id = $1 ORDER BY seq', [member.account])
    for (const [at, { id, seq, feed }] of rows.entries()) {
      if (seq !== at + 1 || feed !== seq) faults.push(`after number ${at} comes number ${seq} (feed ${feed})`)
      if (found.has(id)) faults.push(`${id} is there twice`)
      if (offered.get(id) !== member.account) faults.push(`${id} was never offered to this account`)
      found.set(id, seq)
    }
    const { rows: [head] } = await db.owner.query<{ last_seq: number }>('SELECT last_seq FROM viewme.heads WHERE account_id = $1', [member.account])
    if (head!.last_seq !== rows.length) faults.push(`the account counts ${head!.last_seq} facts and has ${rows.length}`)
    const pulled = await pullAll(server.url(), member)
    if (JSON.stringify(pulled) !== JSON.stringify(rows.map(({ id }) => id))) faults.push(`a phone gets ${pulled.length} facts of ${rows.length}, or in another order`)
  }
  for (const [id, seq] of acknowledged) if (found.get(id) !== seq) faults.push(`${id} was acknowledged as number ${seq} and is ${found.get(id) ?? 'not there'}`)
  const client = await db.owner.connect()
  try {
    const check = await checkBinder(client, keys, { now: new Date(), anchor: null })
    faults.push(...check.faults)
  } finally { client.release() }
  return found.size
}

async function pullAll(url: string, member: Member): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ;) {
    const answer = await fetch(`${url}/api/accounts/${member.account}/facts?limit=500${after && `&after=${after}`}`, { headers: { cookie: member.cookie } })
    const page = await answer.json() as { facts: { id: string }[]; cursor: string; more: boolean }
    ids.push(...page.facts.map(({ id }) => id))
    if (!page.more) return ids
    after = page.cursor
  }
}
