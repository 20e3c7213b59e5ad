// Which key store a database belongs to. With another one beside it every account would be unreadable, so the start is refused.
import type { Pool } from 'pg'
import type { Keys } from './platform/keys/keys.ts'
import { PlainFault } from './platform/plain-fault.ts'

/** A new key store may be made only while there is nothing that an older one would have to open: no account, and nobody who signs in. */
export async function holdsAccounts(owner: Pool): Promise<boolean> {
  const { rows: [row] } = await owner.query<{ some: boolean }>('SELECT EXISTS (SELECT FROM viewme.heads) OR EXISTS (SELECT FROM signin.humans) AS some')
  return row?.some ?? false
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
