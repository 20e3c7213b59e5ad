// viewme doctor: looks at an installation and says what is well, what to look at, and what is wrong. Mends nothing.
// Ends with 1 when something is wrong. Counts only: never an account's name or anything in it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { stuckMail } from '../domain/mail/mail.ts'
import { epochDays } from '../platform/keys/epochs.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { readMigrations } from '../platform/migrate.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import { openOperatorKeys, placeOf, plural, readArgs, withDatabase } from './context.ts'
import type { OperatorContext } from './context.ts'
import { diskFindings, halfDoneFindings, leftoverFindings, permissionFindings, strayFindings } from './doctor-disk.ts'
import { unsureAfterRestore } from './endings.ts'

export type Finding = { is: 'well' | 'look' | 'wrong'; words: string }
export const well = (words: string): Finding => ({ is: 'well', words })
export const look = (words: string): Finding => ({ is: 'look', words })
export const wrong = (words: string): Finding => ({ is: 'wrong', words })

export async function run(args: string[], context: OperatorContext): Promise<number> {
  readArgs(args, { texts: [] })
  const findings: Finding[] = []
  const keys = await tryTo(findings, () => openOperatorKeys(context))
  if (keys) findings.push(...await keyFindings(keys, context))
  await tryTo(findings, () => withDatabase(context, async (client) => { findings.push(...await databaseFindings(client, keys, context)) }))
  findings.push(...await permissionFindings(context.config), ...await diskFindings(context.config), ...await leftoverFindings(context.config), ...await halfDoneFindings(context.config), ...strayFindings(), ...await restoreFindings(context), await backupFinding(context))

  const order = ['wrong', 'look', 'well'] as const
  for (const is of order) for (const { words } of findings.filter((one) => one.is === is)) context.say(`${is === 'well' ? 'Well: ' : is === 'look' ? 'Look at this: ' : 'Wrong: '}${words}`)
  const count = findings.filter((one) => one.is === 'wrong').length
  context.say(count === 0 ? 'Nothing is wrong.' : `${plural(count, 'thing')} wrong.`)
  return count === 0 ? 0 : 1
}

/** A sentence that stops a start is a finding here; anything else is a fault of ours and goes on up. */
async function tryTo<T>(findings: Finding[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    const code = (error as { code?: string }).code
    if (!(error instanceof PlainFault) && !code) throw error
    findings.push(wrong(error instanceof PlainFault ? error.message : `The database does not answer (${code}).`))
    return null
  }
}

async function keyFindings(keys: Keys, { clock }: OperatorContext): Promise<Finding[]> {
  const epochs = await keys.epochs()
  const days = Math.floor((clock.real().getTime() - (epochs.at(-1)?.createdAt.getTime() ?? 0)) / 86_400_000)
  return [
    well(`The key store opens. ${plural((await keys.accounts()).length, 'account key')}, ${plural((await keys.ledger.lines()).length, 'line')} in the erasure ledger.`),
    days > epochDays + 2 ? look(`The epoch key is ${days} days old. The server changes it by itself when it runs; or say: keys rotate`) : well(`The epoch key is ${plural(days, 'day')} old.`),
  ]
}

async function databaseFindings(client: Client, keys: Keys | null, { config }: OperatorContext): Promise<Finding[]> {
  const { rows: [set] } = await client.query<Record<string, string>>(`SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
    current_setting('full_page_writes') AS full_page_writes, current_setting('data_checksums') AS data_checksums, current_setting('archive_mode') AS archive_mode,
    current_setting('server_version') AS version, to_regclass('viewme.migrations') IS NOT NULL AS known`)
  if (!set?.known) return [wrong('The database answers, but ViewMe has never been started on it.')]
  const loose = (['fsync', 'synchronous_commit', 'full_page_writes'] as const).filter((name) => ['off', 'local'].includes(set[name]!))
  return [
    loose.length > 0 ? wrong(`The database may lose what it has said is saved: ${loose.join(', ')} should be on.`) : well(`The database answers (PostgreSQL ${set.version}) and saves before it says so.`),
    ...set.data_checksums === 'off' ? [look('The database has no checksums on its pages: a failing disk may go unnoticed.')] : [],
    await migrationFinding(client),
    ...await mailFindings(client),
    ...keys ? await belongingFindings(client, keys) : [],
    ...config.databaseUrl ? [] : await archiveFindings(client, set.archive_mode!),
  ]
}

async function migrationFinding(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM viewme.migrations')
  const here = new Map(readMigrations().map(({ name, sha256 }) => [name, sha256]))
  const newer = rows.filter(({ name }) => !here.has(name)).length
  const changed = rows.filter(({ name, sha256 }) => here.has(name) && here.get(name) !== sha256).length
  const missing = here.size - (rows.length - newer)
  if (newer + changed > 0) return wrong('The database was used by another version of ViewMe: start that one or a later one.')
  return missing > 0 ? look(`${plural(missing, 'change')} of the database's shape will be made at the next start.`) : well('The database has the shape that this version knows.')
}

async function mailFindings(client: Client): Promise<Finding[]> {
  const stuck = await stuckMail(client)
  return stuck > 0 ? [look(`${plural(stuck, 'letter waits', 'letters wait')} and cannot be sent. Does SMTP_URL lead to a mail server that takes them? The log says why: mail.not-sent.`)] : []
}

async function belongingFindings(client: Client, keys: Keys): Promise<Finding[]> {
  const { rows: [installation] } = await client.query('SELECT keys FROM viewme.installation')
  if (installation?.keys !== keys.installation) return [wrong('The key store does not belong to this database.')]
  const erased = new Set((await keys.ledger.lines()).filter((line) => line.erased === 'account').map((line) => line.account))
  const { rows } = await client.query<{ account_id: string }>('SELECT account_id FROM viewme.heads')
  let missing = 0
  for (const { account_id: account } of rows) if (!erased.has(account) && !await keys.account(account).then(() => true, () => false)) missing += 1
  return [missing > 0 ? wrong(`${plural(missing, 'account has', 'accounts have')} lost the key: put the newest copy of the key store back.`) : well('The key store belongs to this database, and no account lacks its key.')]
}

async function archiveFindings(client: Client, mode: string): Promise<Finding[]> {
  if (mode === 'off') return [look('The database does not keep its WAL: it can be restored to a backup, not to the seconds after it.')]
  const { rows: [archiver] } = await client.query('SELECT last_failed_time > coalesce(last_archived_time, \'-infinity\') AS failing FROM pg_stat_archiver')
  return archiver.failing ? [wrong('The database cannot put its WAL aside for backups. Is the disk full, or the folder wal-archive gone?')] : []
}

async function restoreFindings({ config }: OperatorContext): Promise<Finding[]> {
  const unsure = await unsureAfterRestore(config.dataDir)
  return unsure ? [look(unsure)] : []
}

async function backupFinding({ config, clock }: OperatorContext): Promise<Finding> {
  const text = await readFile(join(config.dataDir, 'last-backup.json'), 'utf8').catch(() => null)
  if (!text || !placeOf(config.dataDir) && !config.databaseUrl) return look('No backup has been made: backup --to DIR --keys-to ANOTHER-DIR')
  const last = JSON.parse(text) as { at: string; keysToo: boolean }
  const hours = Math.floor((clock.real().getTime() - Date.parse(last.at)) / 3_600_000)
  if (hours > 26) return look(`The last backup is ${hours >= 48 ? plural(Math.floor(hours / 24), 'day') : plural(hours, 'hour')} old.`)
  return last.keysToo ? well(`The last backup is ${plural(hours, 'hour')} old.`) : look('The last backup did not take the key store with it (--keys-to).')
}
