// Devices that may deliver, and the door that finds a device's account before anyone has signed in.
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../platform/db.ts'

const doorOf = (membership: string, device: string) => createHash('sha256').update(`device|${membership}|${device}`).digest()

/** Remembers the public half of a device's signing key. The first key of a membership and device stays: another is refused (false). */
export async function registerDevice(tx: Tx, account: string, membership: string, device: string, signingKey: object, now: Date): Promise<boolean> {
  await tx.query('INSERT INTO viewme.devices (account_id, membership_id, device, signing_key, registered_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [account, membership, device, JSON.stringify(signingKey), now])
  await tx.query("INSERT INTO viewme.doors (secret_hash, account_id, kind, id) VALUES ($1, $2, 'device', $3) ON CONFLICT DO NOTHING", [doorOf(membership, device), account, device])
  const { rows: [row] } = await tx.query('SELECT signing_key FROM viewme.devices WHERE account_id = $1 AND membership_id = $2 AND device = $3', [account, membership, device])
  return row.signing_key.x === (signingKey as { x: string }).x && row.signing_key.y === (signingKey as { y: string }).y
}

/** The signing key registered to this author and device, and its account; null when there is none. */
export async function signingKeyOf(db: Db, membership: string, device: string): Promise<{ account: string; key: JsonWebKey } | null> {
  const { rows: [door] } = await db.app.query('SELECT account_id FROM viewme.doors WHERE secret_hash = $1', [doorOf(membership, device)])
  if (!door) return null
  return db.inAccount(door.account_id, null, async (tx) => {
    const { rows: [row] } = await tx.query('SELECT signing_key FROM viewme.devices WHERE account_id = $1 AND membership_id = $2 AND device = $3', [door.account_id, membership, device])
    return row ? { account: door.account_id, key: row.signing_key } : null
  })
}
