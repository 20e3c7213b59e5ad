// Those who have asked to be let in and not yet pressed the link. Nothing else touches these tables.
import type { Db, Tx } from '../../platform/db.ts'
export type { Db, Tx } from '../../platform/db.ts'

export type Asked = { id: string; emailIndex: string; sealed: Buffer; terms: Buffer; notice: Buffer; consent: Buffer | null }

const columns = `id, email_index AS "emailIndex", sealed, terms, notice, consent`

export async function insertRegistration(tx: Tx, asked: Asked & { tokenHash: Buffer; expiresAt: Date }): Promise<void> {
  const { id, tokenHash, emailIndex, sealed, terms, notice, consent, expiresAt } = asked
  await tx.query('INSERT INTO signin.registrations (id, token_hash, email_index, sealed, terms, notice, consent, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, tokenHash, emailIndex, sealed, terms, notice, consent, expiresAt])
}

export async function findRegistration(tx: Pick<Tx, 'query'>, tokenHash: Buffer, now: Date): Promise<Asked | null> {
  const { rows } = await tx.query<Asked>(`SELECT ${columns} FROM signin.registrations WHERE token_hash = $1 AND expires_at > $2`, [tokenHash, now])
  return rows[0] ?? null
}

/** Whoever else makes a human of this address waits until the transaction ends. */
export async function holdAddress(tx: Tx, emailIndex: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [Buffer.from(emailIndex.slice(0, 16), 'hex').readBigInt64BE()])
}

/** Of several at once one gets it. */
export async function takeRegistration(tx: Tx, tokenHash: Buffer, now: Date): Promise<Asked | null> {
  const { rows } = await tx.query<Asked>(`DELETE FROM signin.registrations WHERE token_hash = $1 AND expires_at > $2 RETURNING ${columns}`, [tokenHash, now])
  return rows[0] ?? null
}

export async function isRegistrationThere(db: Db, id: string): Promise<boolean> {
  return ((await db.app.query('SELECT FROM signin.registrations WHERE id = $1', [id])).rowCount ?? 0) > 0
}

export async function deleteRegistration(db: Db, id: string): Promise<void> {
  await db.app.query('DELETE FROM signin.registrations WHERE id = $1', [id])
}

export async function deleteRegistrationsOf(tx: Tx, emailIndex: string): Promise<void> {
  await tx.query('DELETE FROM signin.registrations WHERE email_index = $1', [emailIndex])
}

export async function deleteSpentRegistrations(db: Db, now: Date, triesBefore: Date): Promise<void> {
  await db.app.query('DELETE FROM signin.registrations WHERE expires_at <= $1', [now])
  await db.app.query('DELETE FROM signin.registration_tries WHERE at <= $1', [triesBefore])
}

export async function deleteAllRegistrations(tx: Pick<Tx, 'query'>): Promise<void> {
  await tx.query('DELETE FROM signin.registrations')
}

/** Tries of a caller since a moment: how many, and the oldest. Until the transaction ends nobody else counts the same caller. */
export async function countTries(tx: Tx, caller: Buffer, since: Date): Promise<{ count: number; oldest: Date | null }> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [caller.readBigInt64BE()])
  const { rows } = await tx.query<{ count: number; oldest: Date | null }>('SELECT count(*)::integer AS count, min(at) AS oldest FROM signin.registration_tries WHERE caller_hash = $1 AND at > $2', [caller, since])
  return rows[0]!
}

export async function noteTry(tx: Tx, caller: Buffer, at: Date): Promise<void> {
  await tx.query('INSERT INTO signin.registration_tries (caller_hash, at) VALUES ($1, $2)', [caller, at])
}
