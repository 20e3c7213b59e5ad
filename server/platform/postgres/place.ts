// Where the embedded database lives on disk. To the operator it is all DATA_DIR:
//   DATA_DIR/postgres      a folder with the cluster in `pgdata`     DATA_DIR/wal-archive   finished WAL, for backups
//   DATA_DIR/log           what PostgreSQL says (no care content)
// Trap: as root PostgreSQL runs as `nobody`, who cannot pass a private folder such as /root. Then `postgres` and `wal-archive` are
// symbolic links to a folder of root's own under /var/lib/viewme; PostgreSQL follows its real path and would fail on the links' way.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, rmdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { isErrorCode, PlainFault } from '../plain-fault.ts'
import { rootsOwnPlace } from './binaries.ts'
import { canPass } from './runner-user.ts'
import type { RunnerUser } from './runner-user.ts'

export type Place = { dataDir: string; pgdata: string; walArchive: string; logFile: string; socketDir: string }

/** Makes the folders that are missing and says where they are. */
export function preparePlace(dataDir: string, user: RunnerUser): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const isNear = canPass(dataDir, user) || (canPass(dirname(realpathSync(dataDir)), user) && letPass(dataDir))
  const home = join(dataDir, 'postgres')
  const walArchive = join(dataDir, 'wal-archive')
  if (!isNear) placeFar(dataDir, [home, walArchive])
  for (const folder of [home, walArchive]) own(folder, user)
  mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o700 })
  const place = knownPlace(dataDir)
  makeSocketDir(place.socketDir, user)
  return place
}

/** Where a database that was prepared before is, for those who only connect to it. */
export function knownPlace(dataDir: string): Place {
  const home = realpathSync(join(dataDir, 'postgres'))
  return {
    dataDir,
    pgdata: join(home, 'pgdata'),
    walArchive: realpathSync(join(dataDir, 'wal-archive')),
    logFile: join(dataDir, 'log/postgres.log'),
    socketDir: socketDirOf(home),
  }
}

/** Whether there is a database, or the way to one that should be there and whose absence is told by its own sentence. */
export function holdsDatabase(dataDir: string): boolean {
  const home = join(dataDir, 'postgres')
  return existsSync(join(home, 'pgdata')) || (lstatSync(home, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(home))
}

// The data directory itself is ours to open: passing through, not reading. What lies in it is private folder by folder.
function letPass(dataDir: string): true {
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011)
  return true
}

/** An empty folder, made anew by the next start. */
export function removeSocketDir({ socketDir }: Place): void {
  try { rmdirSync(socketDir) } catch { /* something still lies there: the next start looks at it */ }
}

/** Removes what lies outside the data directory: for databases that are thrown away. */
export function forgetPlace(place: Place): void {
  rmSync(place.socketDir, { recursive: true, force: true })
  const far = dirname(dirname(place.pgdata))
  if (dirname(far) === rootsOwnPlace && existsSync(join(far, 'belongs-to'))) rmSync(far, { recursive: true, force: true })
}

/** A database under root's own folder, and the data directory it was made for. */
export type Stray = { place: string; madeFor: string }

/** Databases there that no data directory leads to any more: its folder is gone, with the clone it lay in perhaps. Looks, and touches nothing. */
export function strayPlaces(parent: string = rootsOwnPlace): Stray[] {
  const known = new Map<string, string[]>()
  const names = (dir: string) => {
    if (!known.has(dir)) { try { known.set(dir, readdirSync(dir)) } catch { known.set(dir, []) } }
    return known.get(dir)!
  }
  const leadsTo = (dataDir: string) => { try { return readlinkSync(join(dataDir, 'postgres')) } catch { return null } }
  return names(parent).filter((name) => name.startsWith('data-')).sort().flatMap((name) => {
    const place = join(parent, name)
    let madeFor: string
    try { madeFor = readFileSync(join(place, 'belongs-to'), 'utf8').trim() } catch { return [] }
    // One that a restore has put aside lies beside it under another name.
    const near = [madeFor, ...names(dirname(madeFor)).filter((one) => one.startsWith(`${basename(madeFor)}.`)).map((one) => join(dirname(madeFor), one))]
    return near.some((one) => leadsTo(one) === join(place, 'postgres')) ? [] : [{ place, madeFor }]
  })
}

function placeFar(dataDir: string, links: string[]): void {
  const [home] = links as [string]
  if (!lstatSync(home, { throwIfNoEntry: false })) {
    const far = join(rootsOwnPlace, `data-${randomBytes(6).toString('hex')}`)
    mkdirSync(far, { recursive: true, mode: 0o711 })
    for (const folder of [rootsOwnPlace, far]) chmodSync(folder, folder === far ? 0o711 : 0o755)
    writeFileSync(join(far, 'belongs-to'), realpathSync(dataDir))
    for (const link of links) {
      const name = link.slice(dataDir.length + 1)
      mkdirSync(join(far, name))
      symlinkSync(join(far, name), link)
    }
    return
  }
  if (!lstatSync(home).isSymbolicLink()) throw new PlainFault(`PostgreSQL, which runs as another user than root, cannot reach ${home}. Open the folders above it with "chmod o+x", or move the data directory.`)
  refuseCopied(dataDir, readlinkSync(home))
}

// Two data directories that point at one cluster would be two installations that write in each other.
function refuseCopied(dataDir: string, target: string): void {
  if (!existsSync(target)) throw new PlainFault(`The database of ${dataDir} should be in ${target}, but is not there. Put it back, or restore a backup to a new DATA_DIR.`)
  const note = join(target, '..', 'belongs-to')
  const owner = readFileSync(note, 'utf8').trim()
  const here = realpathSync(dataDir)
  if (owner === here) return
  const link = lstatSync(join(owner, 'postgres'), { throwIfNoEntry: false })
  if (link?.isSymbolicLink() && readlinkSync(join(owner, 'postgres')) === target) {
    throw new PlainFault(`${here} is a copy of ${owner}, and both point at one database in ${target}. Use "npm run viewme -- backup" and "restore" to make a second installation.`)
  }
  writeFileSync(note, here)
}

function own(folder: string, user: RunnerUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user.isOther) chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
}

// Short, because a socket's path may be 107 bytes at most.
function socketDirOf(home: string): string {
  const parent = tmpdir().length > 60 || (process.getuid?.() === 0 && tmpdir() !== '/tmp') ? '/tmp' : tmpdir()
  return join(parent, `viewme-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
}

function makeSocketDir(folder: string, user: RunnerUser): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (user.isOther) chownSync(folder, user.uid, user.gid)
  } catch (error) {
    if (!isErrorCode(error, 'EEXIST')) throw error
  }
  const { uid, mode } = lstatSync(folder)
  // Anybody may make folders in /tmp; one that somebody else made could hold their server instead of ours.
  if (!lstatSync(folder).isDirectory() || uid !== user.uid || (mode & 0o077) !== 0) {
    throw new PlainFault(`${folder} exists but does not belong to the database's user alone. Remove it and start again.`)
  }
}
