// Which key store a database belongs to. With another one beside it every account would be unreadable, so the start is refused.
import type { Pool } from 'pg'
import { accountKeysIn } from './platform/keys/keys.ts'
import type { Keys } from './platform/keys/keys.ts'
import { PlainFault } from './platform/plain-fault.ts'
import { holdsDatabase } from './platform/postgres/postgres.ts'

/** A new key store may be made only while there is nothing that an older one would have to open: no account, and nobody who signs in. */
export async function holdsAccounts(owner: Pool): Promise<boolean> {
  const { rows: [row] } = await owner.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM viewme.heads) OR EXISTS (SELECT FROM signin.humans) AS some')
  return row?.some ?? false
}

type Places = { dataDir: string; keysDir: string; databaseUrl?: string | undefined }

/** Before a database is made: where keys of accounts are, their data was. A folder that is empty, mistyped or not mounted starts no new life in silence. */
export async function refuseLostDatabase({ dataDir, keysDir, databaseUrl }: Places): Promise<void> {
  if (databaseUrl || holdsDatabase(dataDir)) return
  const keys = await accountKeysIn(keysDir)
  if (keys > 0) throw lostData(`there is no database in ${dataDir}`, keys, keysDir, 'DATA_DIR')
}

/** The same of a database that is there and holds nothing. */
export async function refuseEmptyDatabase(owner: Pool, { keysDir, dataDir, databaseUrl }: Places): Promise<void> {
  const keys = await accountKeysIn(keysDir)
  if (keys > 0 && !await holdsAccounts(owner)) throw lostData(`the database of ${databaseUrl ? 'DATABASE_URL' : dataDir} holds no account`, keys, keysDir, databaseUrl ? 'DATABASE_URL' : 'DATA_DIR')
}

const lostData = (what: string, keys: number, keysDir: string, setting: string) => new PlainFault(
  `The key store in ${keysDir} holds the ${keys === 1 ? 'key of 1 account' : `keys of ${keys} accounts`}, and ${what}. Nothing has been changed. Point ${setting} at the data, or put it back from a backup: npm run viewme -- restore --from DIR. To begin anew and empty, give a new KEYS_DIR too.`)

/**
 * Accounts whose key is gone though nobody erased them: how many. Throws a sentence when that is all there are: a server that can read nothing
 * would look as if it served.
 */
export async function accountsWithoutKey(owner: Pool, keys: Pick<Keys, 'accounts' | 'ledger'>, keysDir: string): Promise<number> {
  const { rows } = await owner.query<{ account: string }>('SELECT account_id AS account FROM viewme.heads')
  const erased = new Set((await keys.ledger.lines()).filter((line) => line.erased === 'account').map((line) => line.account))
  const held = new Set(await keys.accounts())
  const living = rows.filter(({ account }) => !erased.has(account))
  const lost = living.filter(({ account }) => !held.has(account)).length
  if (lost > 0 && lost === living.length) throw new PlainFault(`The database holds ${lost === 1 ? '1 account' : `${lost} accounts`}, and the key store in ${keysDir} has the key of none: nothing could be read. Nothing has been changed. Put the newest copy of the key store back.`)
  return lost
}

/** Throws a sentence when the two do not belong together, or when the store lacks what those who sign in are known by. */
export async function checkInstallation(owner: Pool, keys: Pick<Keys, 'installation' | 'secret'>, keysDir: string): Promise<void> {
  await checkSameStore(owner, keys.installation, keysDir)
  await keys.secret('identity')
}

async function checkSameStore(owner: Pool, keys: string, keysDir: string): Promise<void> {
  const { rows: [known] } = await owner.query<{ keys: string }>('SELECT keys FROM viewme.installation')
  if (known?.keys === keys) return
  if (known && await holdsAccounts(owner)) {
    throw new PlainFault(`The key store in ${keysDir} does not belong to this database: it cannot open what is stored there. Nothing has been changed. Point KEYS_DIR at the right key store, or DATA_DIR at the data it belongs to.`)
  }
  await owner.query('INSERT INTO viewme.installation (keys) VALUES ($1) ON CONFLICT (id) DO UPDATE SET keys = excluded.keys', [keys])
}
