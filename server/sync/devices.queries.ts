// Devices that may deliver, and the door that finds a device's account before anyone has signed in.
import { createHash } from 'node:crypto'
import type { Db, Tx } from '../platform/db.ts'
import { chainChange } from './writes.ts'

const doorOf = (membership: string, device: string) => createHash('sha256').update(`device|${membership}|${device}`).digest()

/**
 * Remembers the public half of a device's signing key, and chains it. The first key of a membership and device stays: another is refused
 * (false). `audit`: the account's sub-key for audit.
 */
export async function registerDevice(tx: Tx, audit: Buffer, account: string, membership: string, device: string, signingKey: object, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query('INSERT INTO viewme.devices (account_id, membership_id, device, signing_key, registered_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [account, membership, device, JSON.stringify(signingKey), now])
  if (rowCount === 1) await chainChange(tx, audit, account, now, { what: 'device-registered', by: membership, ...(await findDevices(tx, account, { membership, device }))[0]! })
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

/** All that decides whose a device is. In this shape it stands in the chain of writes: never take a field away. */
export type ChainedDevice = { deviceOf: string; device: string; key: [name: string, value: unknown][]; registeredAt: string }

export async function findDevices(tx: Pick<Tx, 'query'>, account: string, only: { membership: string; device: string } | null = null): Promise<ChainedDevice[]> {
  const { rows } = await tx.query('SELECT membership_id, device, signing_key, registered_at FROM viewme.devices WHERE account_id = $1 AND ($2::uuid IS NULL OR membership_id = $2 AND device = $3) ORDER BY membership_id, device',
    [account, only?.membership ?? null, only?.device ?? null])
  return rows.map((row) => ({ deviceOf: row.membership_id, device: row.device, key: Object.entries(row.signing_key).toSorted(([a], [b]) => (a < b ? -1 : 1)), registeredAt: row.registered_at.toISOString() }))
}

/** A door as it is kept. `secret`: hexadecimal fingerprint of what opens it. */
export type Door = { secret: string; kind: string; id: string }

/** The doors that lead to an account. */
export async function findDoors(tx: Pick<Tx, 'query'>, account: string): Promise<Door[]> {
  return (await tx.query(`SELECT encode(secret_hash, 'hex') AS secret, kind, id FROM viewme.doors WHERE account_id = $1 ORDER BY kind, id, secret_hash`, [account])).rows
}

/** The one door that a device has from its first sign-in on. */
export const doorOfDevice = ({ deviceOf, device }: Pick<ChainedDevice, 'deviceOf' | 'device'>): Door => ({ secret: doorOf(deviceOf, device).toString('hex'), kind: 'device', id: device })
