// viewme restore --from DIR: the database as it was at a second, into a new data directory, or with --replace in the place of the
// one that is there (which is kept aside, never deleted). Before any port opens the database gets a new history, so that phones
// offer again what it may lack, and the erasure ledger is read again, so that nobody erased comes back.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Client, ClientConfig } from 'pg'
import type { Keys } from '../platform/keys/keys.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import { embeddedConnection } from '../platform/postgres/postgres.ts'
import { realPlace } from '../platform/real-place.ts'
import { dropAnchor } from './anchors.ts'
import { baseFile, baseFolder, backupsIn, walFolder } from './backup-catalogue.ts'
import type { BackupNote } from './backup-catalogue.ts'
import { newPlace, recover, unpackBase } from './base-restore.ts'
import { checkBinder } from './check-binder.ts'
import { openOperatorKeys, plural, readArgs, seconds, withClient, withDatabase } from './context.ts'
import type { OperatorContext } from './context.ts'
import { isBehind } from './database-version.ts'
import { hasLooked, keepOut, readLetIn, recoveredTo } from './endings.ts'
import type { Newest } from './endings.ts'
import { replayErasures } from './erasures.ts'
import { openRestoreKeys } from './restore-keys.ts'
import { openRestorePlace } from './restore-place.ts'
import type { RestorePlace } from './restore-place.ts'
import { copyMissingFiles, filesFolder } from './stored-files.ts'
import { isOnTheWay, noteBirth, timelineAt, timelinesIn } from './timelines.ts'
import { addWal, isBefore, openHistories, openWal, takeWal } from './wal-copies.ts'

export async function run(args: string[], asIs: OperatorContext): Promise<number> {
  const { config, say } = asIs
  const asked = readArgs(args, { texts: ['from', 'keys-from', 'at'], flags: ['replace', 'finish', 'looked'] })
  if (asked.looked) return looked(asIs)
  if (asked.finish) return finishForeign(asIs)
  if (config.databaseUrl) throw new PlainFault('The database is reached by DATABASE_URL: restore it with its own tools while ViewMe is stopped, then run: restore --finish')
  if (typeof asked.from !== 'string') throw new PlainFault('Say where from: restore --from DIR [--at 2026-11-24T10:15:00Z] [--keys-from DIR] [--replace]')
  const from = realPlace(asked.from)
  const at = typeof asked.at === 'string' ? momentOf(asked.at, asIs.clock.real()) : null
  const began = performance.now()

  const backups = await backupsIn(from)
  if (backups.length === 0) throw new PlainFault(`There is no finished backup in ${from}. Nothing has been changed.`)
  const keyRoom = await openRestoreKeys(asIs, typeof asked['keys-from'] === 'string' ? realPlace(asked['keys-from']) : null)
  const context = { ...asIs, config: keyRoom.config }
  let room: RestorePlace | undefined
  try {
    const keys = await openOperatorKeys(context)
    if (backups.at(-1)!.installation !== keys.installation) throw new PlainFault('The backup belongs to another key store than the one in KEYS_DIR. Nothing has been changed.')
    room = await openRestorePlace(realPlace(config.dataDir), asked.replace === true)
    // First, so that what has been erased since goes from them too.
    for (const folder of [filesFolder(from), ...room.old ? [filesFolder(room.old.dataDir)] : []]) await copyMissingFiles(folder, filesFolder(room.staging))
    await restoreInto(room, { from, at, backups, keys }, context, began)
  } catch (error) {
    await keyRoom.giveUp()
    if (room) {
      await room.giveUp()
      say('The restore was not finished. What was there before is as it was.')
    }
    throw error
  }
  await keyRoom.putInPlace()
  const aside = await room.putInPlace(context.clock.real())
  if (aside) say(`What was there before is kept in ${aside}. Delete it when you no longer need it.`)
  say('Start the server now. Phones will send again what they have written in the last 35 days.')
  return 0
}

async function restoreInto(room: RestorePlace, want: { from: string; at: Date | null; backups: BackupNote[]; keys: Keys }, context: OperatorContext, began: number): Promise<void> {
  const { from, at, backups, keys } = want
  const { say, clock } = context
  const key = await keys.secret('backup')
  const place = await newPlace(room.staging)
  const old = room.old?.place ?? null
  await openHistories(walFolder(from), place.recoveryWal, key)
  if (old) {
    await saveLast(old.walArchive, room.old!.dataDir, from, key, context)
    await addWal(old.walArchive, place.recoveryWal, null)
  }
  const timelines = await timelinesIn(place.recoveryWal)
  const { base, timeline } = chooseBase(backups, timelines, at)
  const newestBase = at ? tryToChoose(backups, timelines) : null
  const first = newestBase && isBefore(newestBase.base.startFile, base.startFile) ? newestBase.base.startFile : base.startFile
  await openWal(walFolder(from), place.recoveryWal, key, first)
  for (const folder of old ? [old.walArchive, join(old.pgdata, 'pg_wal')] : []) await addWal(folder, place.recoveryWal, first)
  const unpack = (one: BackupNote) => unpackBase(join(baseFolder(from, one.id), baseFile), key, `base|${one.id}`, place.pgdata)

  let newest: Newest | null = null
  if (newestBase) {
    await unpack(newestBase.base)
    newest = await readNewest(room, place, newestBase.timeline)
    await rm(place.pgdata, { recursive: true, force: true })
  }
  await unpack(base)

  const { postgres, reachedTarget } = await recover(room.staging, place, timeline, at)
  try {
    await withClient(new pg.Client(embeddedConnection(place, 'postgres') as ClientConfig), async (client) => {
      const reached = (await recoveredTo(client) ?? new Date(base.completeAt)).toISOString()
      // Without the data directory that was there, somebody may still have what came after in another place.
      if (!reachedTarget && !old) throw new PlainFault(`The WAL in ${from} ends at ${reached}, before that moment: what was written later is in no backup here. Leave out --at to restore what there is.`)
      if (!at) newest = { letIn: new Map(), until: old ? null : await recoveredTo(client) }
      await finish(client, keys, { at, newest, dataDir: room.staging }, context)
      const { rows: [{ timeline: born }] } = await client.query('SELECT timeline_id AS timeline FROM pg_control_checkpoint()')
      await noteBirth(place.walArchive, Number(born), clock.real())
      say(`Restored from backup ${base.id}${at && reachedTarget ? ` to ${at.toISOString()}` : ` to ${reached}, where its WAL ends`}, in ${seconds(began)}.`)
      if (!reachedTarget) say(`Nothing was saved between then and ${at!.toISOString()}.`)
      await tell(client, keys, context, filesFolder(room.staging))
    })
  } finally {
    await postgres.stop()
  }
  await rm(place.recoveryWal, { recursive: true, force: true })
  await rm(place.socketDir, { recursive: true, force: true })
}

/** The end of all WAL there is, only to look who is let in then. Null when it cannot be read: the restore does not depend on it. */
async function readNewest(room: RestorePlace, place: Awaited<ReturnType<typeof newPlace>>, timeline: number): Promise<Newest | null> {
  try {
    const { postgres } = await recover(room.staging, place, timeline, null, false)
    try {
      return await withClient(new pg.Client(embeddedConnection(place, 'postgres') as ClientConfig), async (client) =>
        // What the old data directory does not tell either has never been.
        ({ letIn: await readLetIn(client), until: room.old?.place ? null : await recoveredTo(client) }))
    } finally {
      await postgres.stop()
    }
  } catch {
    return null
  }
}

function tryToChoose(backups: BackupNote[], timelines: Awaited<ReturnType<typeof timelinesIn>>): ReturnType<typeof chooseBase> | null {
  try { return chooseBase(backups, timelines, null) } catch { return null }
}

function momentOf(text: string, now: Date): Date {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new PlainFault('Write the moment with its time zone, as 2026-11-24T10:15:00Z or 2026-11-24T11:15:00+01:00.')
  }
  if (new Date(text) > now) throw new PlainFault('That moment has not come yet. Nothing has been changed.')
  return new Date(text)
}

/** What was written after the last backup goes to the target too: a restore to too early a moment can then be mended by another. */
async function saveLast(archive: string, dataDir: string, from: string, key: Buffer, { say }: OperatorContext): Promise<void> {
  try {
    await takeWal(archive, walFolder(from), key)
    await copyMissingFiles(filesFolder(dataDir), filesFolder(from))
  } catch {
    say('The folder of the backup cannot be written to: what was written after the last backup stays in what is kept aside only.')
  }
}

function chooseBase(backups: BackupNote[], timelines: Awaited<ReturnType<typeof timelinesIn>>, at: Date | null): { base: BackupNote; timeline: number } {
  const timeline = timelineAt(timelines, at)
  const base = backups.filter((note) => (!at || new Date(note.completeAt) <= at) && isOnTheWay(note, timeline, timelines)).at(-1)
  if (!base) throw new PlainFault(`No backup here is old enough: the first can be restored to ${backups[0]!.completeAt} or later.`)
  return { base, timeline }
}

/** The new history id, the ledger, who stays out, the trace: before any port opens. */
async function finish(client: Client, keys: Keys, { at, newest, dataDir }: { at: Date | null; newest: Newest | null; dataDir: string }, { clock, say }: OperatorContext): Promise<void> {
  const { rows: [before] } = await client.query('SELECT keys, history FROM viewme.installation')
  if (before?.keys !== keys.installation) throw new PlainFault('The restored database belongs to another key store.')
  const { rows: [after] } = await client.query('UPDATE viewme.installation SET history = gen_random_uuid() RETURNING history')
  const { rows: [known] } = await client.query("SELECT to_regclass('viewme.restorations') IS NOT NULL AS yes")
  if (known.yes) await client.query('INSERT INTO viewme.restorations (restored_at, restored_to, history_before, history_after) VALUES ($1, $2, $3, $4)', [clock.real(), at, before.history, after.history])
  const replay = await replayErasures(client, keys, filesFolder(dataDir))
  if (replay.accounts + replay.facts + replay.files > 0) say(`The erasure ledger was read again: ${plural(replay.accounts, 'account')} and ${plural(replay.facts, 'fact')}${replay.files > 0 ? ` and ${plural(replay.files, 'file')}` : ''} stay erased, ${plural(replay.rows, 'row')} removed.`)
  for (const line of await keepOut(client, keys, { newest, dataDir, at, now: clock.real() })) say(line)
  await client.query('CHECKPOINT')
}

async function tell(client: Client, keys: Keys, { say, clock, config }: OperatorContext, filesDir: string): Promise<void> {
  if (await isBehind(client)) {
    say('It was made by an earlier version of ViewMe, and has not been looked through: start the server of this one, which brings it up to date, and run verify then.')
    return
  }
  // The chains end earlier now, and this restore is why: the mark from before does not hold.
  const check = await checkBinder(client, keys, { now: clock.real(), anchor: null, filesDir })
  const facts = check.accounts.reduce((total, one) => total + one.facts, 0)
  const newest = check.accounts.flatMap((one) => one.newest ? [one.newest.getTime()] : []).reduce((a, b) => Math.max(a, b), 0)
  say(`It holds ${plural(facts, 'fact')} in ${plural(check.accounts.length - check.erased, 'account')}${newest ? `; the newest was received at ${new Date(newest).toISOString()}` : ''}.`)
  if (check.faults.length === 0) await dropAnchor(config.keysDir, check.anchor)
  if (check.faults.length === 0) say('Both audit chains are whole, and every fact and file opens with its key.')
  for (const fault of check.faults) say(fault)
}

/** After another tool has restored a database of its own: the same last steps, while ViewMe is stopped. */
async function finishForeign(context: OperatorContext): Promise<number> {
  const keys = await openOperatorKeys(context)
  await withDatabase(context, async (client) => {
    await finish(client, keys, { at: null, newest: null, dataDir: context.config.dataDir }, context)
    await tell(client, keys, context, filesFolder(context.config.dataDir))
  })
  context.say('The database has a new history. Start the server now.')
  return 0
}

async function looked({ config, say }: OperatorContext): Promise<number> {
  await hasLooked(config.dataDir)
  say('Good: the doctor asks no more.')
  return 0
}
