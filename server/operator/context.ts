// What every verb of the operator is given, and the few steps that all of them begin with. Verbs speak plain sentences by `say`,
// never a name, an address or a text from an account, and answer with the exit code.
import { sep } from 'node:path'
import pg from 'pg'
import type { Client, ClientConfig } from 'pg'
import type { Clock } from '../platform/clock.ts'
import { holderOf, lockDataDir } from '../platform/data-dir.ts'
// Counters come as numbers, here as everywhere: db.ts says so to the driver.
import '../platform/db.ts'
import { isNotFound } from '../platform/keys/durable-files.ts'
import { holdsWrappedKeys, openKeys } from '../platform/keys/keys.ts'
import type { Keys, KeyStorePlace } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import type { Place } from '../platform/postgres/place.ts'
import { embeddedConnection, holdsDatabase, knownPlace, startPostgres } from '../platform/postgres/postgres.ts'

export type OperatorConfig = { dataDir: string; keysDir: string; rootKeyFile?: string | undefined; databaseUrl?: string | undefined }
export type OperatorContext = { config: OperatorConfig; clock: Clock; say: (line: string) => void }

export const keyPlace = (config: OperatorConfig): KeyStorePlace => ({ dir: config.keysDir, rootKeyFile: config.rootKeyFile })
export async function openOperatorKeys({ config, clock }: OperatorContext): Promise<Keys> {
  if (!config.databaseUrl && !placeOf(config.dataDir) && !await holdsWrappedKeys(config.keysDir)) throw new PlainFault(`There is no installation here yet (${config.dataDir}).`)
  return openKeys({ ...keyPlace(config), now: clock.real(), mayCreate: false })
}

/** `--to DIR --replace` → { to: 'DIR', replace: true }. Refuses what the verb does not know. */
export function readArgs(args: string[], known: { texts: string[]; flags?: string[] }): Record<string, string | true | undefined> {
  const read: Record<string, string | true> = {}
  for (let at = 0; at < args.length; at++) {
    const name = args[at]!.replace(/^--/, '')
    if (args[at]!.startsWith('--') && known.flags?.includes(name)) read[name] = true
    else if (args[at]!.startsWith('--') && known.texts.includes(name)) {
      const value = args[++at]
      if (!value || value.startsWith('--')) throw new PlainFault(`--${name} needs a value after it.`)
      read[name] = value
    } else throw new PlainFault(`I do not know "${args[at]}". Known here: ${[...known.texts, ...known.flags ?? []].map((one) => `--${one}`).join(' ') || 'nothing more'}.`)
  }
  return read
}

/** What a server that is refused meanwhile is told about us. */
export const operatorAddress = "an operator's command"

/** Where the embedded database of this data directory is; null when there is none yet. */
export function placeOf(dataDir: string): Place | null {
  try { return knownPlace(dataDir) } catch (error) { if (isNotFound(error)) return null; throw error }
}

/** One connection as the database's owner (and how another is made), to the server that is running or to a cluster started for this and stopped after. */
export async function withDatabase<T>(context: OperatorContext, work: (client: Client, connection: ClientConfig) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = context.config
  const connectBy = (connection: ClientConfig) => withClient(new pg.Client(connection), (client) => work(client, connection))
  if (databaseUrl) return connectBy({ connectionString: databaseUrl })
  const place = placeOf(dataDir)
  // A verb looks at what is there: it never makes a new one in its place.
  if (!place || !holdsDatabase(dataDir)) throw new PlainFault(`There is no database in ${dataDir}.`)
  const connect = () => connectBy(embeddedConnection(place, 'postgres') as ClientConfig)
  if (holderOf(dataDir)) return connect()
  const lock = await lockDataDir(dataDir, operatorAddress)
  try {
    const postgres = await startPostgres({ dataDir, log: silentLog, archive: true })
    try { return await connect() } finally { await postgres.stop() }
  } finally {
    lock.release()
  }
}

export async function withClient<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  client.on('error', () => {})
  await client.connect()
  try { return await work(client) } finally { await client.end() }
}

export const isInside = (path: string, folder: string) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
export const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
export const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
