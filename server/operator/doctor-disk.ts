// What the doctor sees on the disk: who may read what, and how much room is left.
import { lstat, readdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { rootKeyFileOf } from '../platform/keys/keys.ts'
import { strayPlaces } from '../platform/postgres/postgres.ts'
import { halfDone } from './backup-targets.ts'
import { keyPlace, megabytes, placeOf, plural } from './context.ts'
import type { OperatorConfig } from './context.ts'
import type { Finding } from './doctor.ts'

/** A full disk stops PostgreSQL; below this much room it is time, below the other it is late. */
const room = { late: 500e6, soon: 5e9, soonShare: 0.2 }

export async function permissionFindings(config: OperatorConfig): Promise<Finding[]> {
  const open: string[] = []
  const pgdata = placeOf(config.dataDir)?.pgdata
  const entries = await readdir(config.keysDir, { recursive: true }).catch(() => [])
  const paths = [config.keysDir, ...entries.map((name) => join(config.keysDir, name)), rootKeyFileOf(keyPlace(config)), ...pgdata ? [pgdata] : []]
  for (const path of new Set(paths)) {
    const info = await lstat(path).catch(() => null)
    if (info && (info.mode & 0o077) !== 0) open.push(path)
  }
  if (entries.length === 0 && !pgdata) return []
  if (open.length === 0) return [{ is: 'well', words: 'Only the server may read the keys and the database.' }]
  return [{ is: 'wrong', words: `Others than the server may read ${open[0]}${open.length > 1 ? ` and ${plural(open.length - 1, 'other place')}` : ''}. Take that right away: chmod go= ${open[0]}` }]
}

/** What restores have left: whole copies of the data that are easily forgotten. */
export async function leftoverFindings({ dataDir }: OperatorConfig): Promise<Finding[]> {
  const name = basename(dataDir)
  const left = (await readdir(dirname(dataDir)).catch(() => [])).filter((one) => one === `${name}.restoring` || one.startsWith(`${name}.before-`))
  return left.length === 0 ? [] : [{ is: 'look', words: `${plural(left.length, 'older copy', 'older copies')} of the data ${left.length === 1 ? 'lies' : 'lie'} beside it, left by restores (${left[0]}). Erasing reaches the keys of what is in there, not the copy: delete it when it is no longer needed.` }]
}

/** What a backup that was cut off has left. Half a copy of the keys may hold the root key, and nobody counts it among the copies. */
export async function halfDoneFindings({ dataDir }: OperatorConfig): Promise<Finding[]> {
  const { keys, databases } = await halfDone(dataDir)
  return [
    ...keys.length > 0 ? [{ is: 'wrong' as const, words: `A copy of the key store was cut off and lies half done in ${keys[0]}. It holds keys: delete it, or take a backup, which does.` }] : [],
    ...databases.length > 0 ? [{ is: 'look' as const, words: `A backup was cut off and lies half done in ${databases[0]}. The next backup deletes it.` }] : [],
  ]
}

/** As root a database may lie apart from its data directory: when that is deleted, it stays. */
export function strayFindings(): Finding[] {
  const stray = strayPlaces()
  if (stray.length === 0) return []
  const told = stray.slice(0, 5).map(({ place, madeFor }) => `${place} (of ${madeFor})`).join(', ') + (stray.length > 5 ? ` and ${plural(stray.length - 5, 'other')}` : '')
  return [{ is: 'look', words: `${plural(stray.length, 'database')} of data directories that do not lead there any more: ${told}. Nothing deletes them. If you have moved such a directory, start it there once; else delete what you do not need with rm -r.` }]
}

export async function diskFindings(config: OperatorConfig): Promise<Finding[]> {
  const findings: Finding[] = []
  const seen = new Set<number>()
  for (const dir of [placeOf(config.dataDir)?.pgdata ?? config.dataDir, config.dataDir, config.keysDir]) {
    const device = (await stat(dir).catch(() => null))?.dev
    if (device === undefined || seen.has(device)) continue
    seen.add(device)
    const disk = await statfs(dir)
    const free = disk.bavail * disk.bsize
    const share = disk.bavail / disk.blocks
    const words = `The disk with ${dir} has ${megabytes(free)} left (${Math.round(share * 100)} %).`
    findings.push({ is: free < room.late ? 'wrong' : free < room.soon && share < room.soonShare ? 'look' : 'well', words })
  }
  return findings
}
