// viewme backup --to DIR --keys-to DIR2: database and files to one target, the key store to another, while the server works or
// stands still. Whoever finds one of the two can read nothing. Deletes what is older than 35 days in both. Never touches the data.
import { access, constants, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { isNotFound, makePrivateFolder, writeDurably } from '../platform/keys/durable-files.ts'
import { rootKeyFileOf } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import type { Place } from '../platform/postgres/place.ts'
import { realPlace } from '../platform/real-place.ts'
import { baseFile, baseFolder, backupsIn, databaseFolder, dropHalfBackups, dropOld, walFolder, writeNote } from './backup-catalogue.ts'
import type { BackupNote } from './backup-catalogue.ts'
import { freeId, lockTargets, noteTargets } from './backup-targets.ts'
import { copyBase } from './base-backup.ts'
import { isInside, keyPlace, megabytes, openOperatorKeys, placeOf, plural, readArgs, seconds, withDatabase } from './context.ts'
import type { OperatorContext } from './context.ts'
import { copyKeys, dropHalfKeyCopies, dropOldKeyCopies } from './key-copies.ts'
import { copyMissingFiles, filesFolder } from './stored-files.ts'
import { pruneArchive, pruneSealed, takeWal, walIn } from './wal-copies.ts'

export async function run(args: string[], context: OperatorContext): Promise<number> {
  const { config } = context
  const asked = readArgs(args, { texts: ['to', 'keys-to'] })
  if (typeof asked.to !== 'string') throw new PlainFault('Say where to: backup --to DIR --keys-to ANOTHER-DIR')
  const to = targetPlace(asked.to)
  const keysTo = typeof asked['keys-to'] === 'string' ? targetPlace(asked['keys-to']) : null
  checkTargets(to, keysTo, config)

  for (const target of keysTo ? [to, keysTo] : [to]) await makeTarget(target)
  const lock = await lockTargets({ to, keysTo })
  try { await backUp(to, keysTo, context) } finally { lock.release() }
  return 0
}

async function backUp(to: string, keysTo: string | null, context: OperatorContext): Promise<void> {
  const { config, clock, say } = context
  const began = performance.now()
  const keys = await openOperatorKeys(context)
  await noteTargets(config.dataDir, { to, keysTo })
  const halves = await dropHalfBackups(to) + (keysTo ? await dropHalfKeyCopies(keysTo) : 0)
  if (halves > 0) say(`${plural(halves, 'copy', 'copies')} that had been cut off half way deleted.`)
  if (config.databaseUrl) {
    say('The database is reached by DATABASE_URL: it is backed up by its own tools, not here. Files and keys are copied.')
  } else {
    const note = await withDatabase(context, (client) => backUpDatabase(client, to, keys, context))
    say(`The database is backed up as ${note.id}: ${megabytes(note.bytes)} in ${seconds(began)}. It can be restored to any second from ${note.completeAt} on, as far as the WAL in the backup reaches.`)
  }
  const files = await copyMissingFiles(filesFolder(config.dataDir), filesFolder(to))
  if (files > 0) say(`${plural(files, 'new file')} copied.`)

  // After the database, so that every account in the backup has its key in the copy.
  if (keysTo) {
    const { id, at: now } = await freeId(clock, (one) => isThere(join(keysTo, one)))
    const copy = await copyKeys(keyPlace(config), keysTo, { id, takenAt: now, installation: keys.installation })
    const gone = await dropOldKeyCopies(keysTo, now)
    say(`The key store is copied to ${keysTo}. ${copy.withRootKey ? 'The copy holds the root key: keep that place as safe as the keys themselves.' : 'The root key lies elsewhere and is not in the copy: keep a copy of it in a safe.'}`)
    if (gone > 0) say(`${plural(gone, 'copy', 'copies')} of the key store older than 35 days deleted.`)
  } else {
    say('The key store was not copied: without it this backup cannot be read. Add --keys-to DIR, a place apart from this one.')
  }
  await writeDurably(join(config.dataDir, 'last-backup.json'), JSON.stringify({ at: clock.real().toISOString(), keysToo: keysTo !== null }) + '\n')
}

function checkTargets(to: string, keysTo: string | null, config: OperatorContext['config']): void {
  if (keysTo && (isInside(keysTo, to) || isInside(to, keysTo))) throw new PlainFault('The keys must not lie beside the data they open: give --keys-to a place outside --to, and the other way round. Nothing has been copied.')
  for (const target of [to, keysTo]) {
    for (const own of [config.dataDir, config.keysDir, rootKeyFileOf(keyPlace(config))]) {
      if (target && isInside(realPlace(own), target)) throw new PlainFault(`${target} is a folder that holds ${own}: a copy would lie beside what it is a copy of, and keys beside data. Choose another disk or machine. Nothing has been copied.`)
      if (target && isInside(target, realPlace(own))) throw new PlainFault(`${target} lies inside what is to be backed up. Choose another disk or machine. Nothing has been copied.`)
    }
  }
}

/** Before anything is copied: a mistyped place is the most common mistake. */
async function makeTarget(target: string): Promise<void> {
  try {
    await makePrivateFolder(target)
    await access(target, constants.W_OK)
  } catch (error) {
    throw noPlace(target, error)
  }
}

function targetPlace(asked: string): string {
  try { return realPlace(asked) } catch (error) { throw noPlace(asked, error) }
}

const noPlace = (target: string, error: unknown) =>
  new PlainFault(`${target} cannot be made, or not written to (${(error as NodeJS.ErrnoException).code}). Choose a folder on a disk of yours. Nothing has been copied.`)

async function backUpDatabase(client: Client, to: string, keys: Keys, context: OperatorContext): Promise<BackupNote> {
  const { config, clock, say } = context
  const place = placeOf(config.dataDir)!
  const key = await keys.secret('backup')
  const { rows: [db] } = await client.query(`SELECT (SELECT keys FROM viewme.installation) AS keys, current_setting('archive_mode') AS archiving,
    current_setting('server_version') AS version, (SELECT system_identifier::text FROM pg_control_system()) AS system`)
  if (db.keys !== keys.installation) throw new PlainFault('The database belongs to another key store than the one in KEYS_DIR. Nothing has been copied.')
  if (db.archiving === 'off') throw new PlainFault('The database does not keep its WAL (archive_mode is off). Nothing has been copied.')
  for (const known of await backupsIn(to)) {
    if (known.systemIdentifier !== db.system || known.installation !== keys.installation) throw new PlainFault(`${to} holds backups of another installation. Choose an empty folder. Nothing has been copied.`)
  }

  await makePrivateFolder(databaseFolder(to))
  const { id } = await freeId(clock, (one) => isThere(baseFolder(to, one)))
  await makePrivateFolder(baseFolder(to, id))
  let note: BackupNote
  try {
    note = await writeBackup(client, place, { to, id, key, installation: keys.installation, db })
  } catch (error) {
    // What is not finished can never be restored: it would only take room.
    await rm(baseFolder(to, id), { recursive: true, force: true })
    throw error
  }
  const dropped = await dropOld(to, clock.real())
  if (dropped.length > 0) say(`${plural(dropped.length, 'backup')} older than 35 days deleted.`)
  await pruneSealed(walFolder(to), (await backupsIn(to))[0]!.startFile)
  await pruneArchive(place.walArchive, walFolder(to), clock.real().getTime())
  return note
}

const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, (error) => { if (isNotFound(error)) return false; throw error })

type Into = { to: string; id: string; key: Buffer; installation: string; db: { system: string; version: string } }
/** Base, then WAL, then the note that makes it a backup. */
async function writeBackup(client: Client, place: Place, { to, id, key, installation, db }: Into): Promise<BackupNote> {
  const file = join(baseFolder(to, id), baseFile)
  const position = await copyBase(client, place.pgdata, { file, key, name: `base|${id}`, label: id })
  await waitForWal(client, place.walArchive, position.stopFile)
  await takeWal(place.walArchive, walFolder(to), key)

  const note: BackupNote = { format: 1, id, completeAt: position.stoppedAt, installation, systemIdentifier: db.system, serverVersion: db.version,
    startFile: position.startFile, stopFile: position.stopFile, stop: position.stop, bytes: (await stat(file)).size }
  await writeNote(to, note)
  return note
}

/** Without the last segment the base backup cannot be brought to a consistent state. */
async function waitForWal(client: Client, archive: string, name: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await walIn(archive)).includes(name)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { rows: [archiver] } = await client.query('SELECT failed_count, last_failed_time FROM pg_stat_archiver')
  throw new PlainFault(`The database has not handed over its WAL within a minute (${plural(Number(archiver.failed_count), 'failed attempt')}). Is the disk full? This backup is not complete and will not be used.`)
}
