// Makes a new database cluster: UTF-8, Swedish sorting by ICU, checksums on every page.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { isErrorCode, PlainFault } from '../plain-fault.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import type { RunnerUser } from './runner-user.ts'

/** The only environment PostgreSQL sees: nothing of ours is passed on. */
export const bareEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Makes the cluster if there is none. An unfinished one (killed midway) is thrown away: it has never held anything. */
export async function ensureCluster(place: Place, binaries: Binaries, user: RunnerUser): Promise<void> {
  refuseFullDisk(place)
  if (existsSync(place.pgdata)) return refuseOtherVersion(place, binaries)
  const half = `${place.pgdata}.new`
  rmSync(half, { recursive: true, force: true })
  const { code, said } = await initdb(binaries.initdb, half, user)
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true })
    if (/No space left|disk quota/i.test(said)) throw fullDisk(place.dataDir)
    throw new PlainFault(`A new database could not be made in ${place.pgdata}: ${said.trim().split('\n').filter((line) => /error|FATAL/i.test(line)).join(' ') || said.trim().slice(-300)}`)
  }
  renameSync(half, place.pgdata)
}

export function fullDisk(dataDir: string): PlainFault {
  return new PlainFault(`The disk with ${dataDir} is full. Nothing has been lost: make room and start again.`)
}

function refuseFullDisk(place: Place): void {
  const { bavail, bsize } = statfsSync(place.pgdata.replace(/\/pgdata$/, ''))
  const needed = existsSync(place.pgdata) ? 32 : 200
  if (bavail * bsize < needed * 1024 * 1024) throw fullDisk(place.dataDir)
}

function refuseOtherVersion(place: Place, binaries: Binaries): void {
  let version = ''
  try {
    version = readFileSync(`${place.pgdata}/PG_VERSION`, 'utf8').trim()
  } catch (error) {
    if (!isErrorCode(error, 'ENOENT')) throw error
    throw new PlainFault(`${place.pgdata} is not a database of ViewMe: it has no PG_VERSION. Restore a backup to a new DATA_DIR, or move that folder away.`)
  }
  if (version !== binaries.major) {
    throw new PlainFault(`The database in ${place.dataDir} was made by PostgreSQL ${version}, and this ViewMe has ${binaries.major}. Start it with the ViewMe that made it, take a backup there and restore it here.`)
  }
  if (!existsSync(`${place.pgdata}/global/pg_control`)) {
    throw new PlainFault(`The database in ${place.dataDir} is not whole: ${place.pgdata}/global/pg_control is missing. Nothing has been changed. Put it back, or restore a backup: npm run viewme -- restore --from DIR --replace`)
  }
}

async function initdb(command: string, pgdata: string, user: RunnerUser): Promise<{ code: number | null; said: string }> {
  const args = ['-D', pgdata, '-U', 'postgres', '--auth=trust', '--data-checksums', '--encoding=UTF8', '--no-instructions',
    '--locale-provider=icu', '--icu-locale=sv-SE', '--text-search-config=swedish']
  const first = await run([...args, '--locale=C.UTF-8'])
  // An older C library has no C.UTF-8. ICU sorts either way.
  return first.code !== 0 && /invalid locale/i.test(first.said) ? run([...args, '--locale=C']) : first

  async function run(withArgs: string[]): Promise<{ code: number | null; said: string }> {
    const child = spawn(command, withArgs, { cwd: '/', env: bareEnvironment, stdio: ['ignore', 'pipe', 'pipe'], ...(user.isOther ? { uid: user.uid, gid: user.gid } : {}) })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { said += bytes.toString() })
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve({ code, said }))
    })
  }
}
