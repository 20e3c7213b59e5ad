// The folder of finished WAL must not grow for ever: kept for backups, and only as long as a backup may need it. For the server's
// hourly round. A backup deletes by itself what it has taken along.
import { readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { backupKeptDays } from './backup-catalogue.ts'
import { placeOf } from './context.ts'
import { walIn } from './wal-copies.ts'

const day = 86_400_000

/** Without any backup WAL is of use to nobody, and goes after a day; else after 35 days, whatever happens. Returns how many went. */
export async function tendWalArchive({ dataDir, now }: { dataDir: string; now: Date }): Promise<number> {
  const place = placeOf(dataDir)
  if (!place) return 0
  const hasBackup = await readFile(join(dataDir, 'last-backup.json')).then(() => true, () => false)
  let gone = 0
  for (const name of await walIn(place.walArchive)) {
    const file = join(place.walArchive, name)
    if (!/^[0-9A-F]{24}$/.test(name) || now.getTime() - (await stat(file)).mtimeMs < (hasBackup ? backupKeptDays : 1) * day) continue
    await unlink(file)
    gone += 1
  }
  return gone
}
