// Tables of the schema signin. Nothing else touches them, but for the sign-in library itself.
import { Kysely, PostgresDialect } from 'kysely'
import type { FoundSession } from '../../platform/access.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Named } from './identity.ts'
export type { Db, Tx } from '../../platform/db.ts'

export type Human = { id: string; firstName: string; lastName: string }

/** What the sign-in library writes through: the same pool, the schema set on every statement. */
export const libraryDatabase = (db: Db) => ({ db: new Kysely<never>({ dialect: new PostgresDialect({ pool: db.app }) }), type: 'postgres' as const, schemaName: 'signin' })

export async function insertHuman(tx: Tx, human: Named & { nameProof: Buffer; emailIndex: string; emailSealed: Buffer; emailVerified: boolean; passwordHash: string | null }): Promise<void> {
  const { id, name, firstName, lastName, nameProof, emailIndex, emailSealed, emailVerified, passwordHash, createdAt } = human
  await tx.query(
    `INSERT INTO signin.humans (id, name, first_name, last_name, name_proof, email_index, email_sealed, email_verified, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [id, name, firstName, lastName, nameProof, emailIndex, emailSealed, emailVerified, createdAt])
  if (passwordHash === null) return
  await tx.query(
    `INSERT INTO signin.credentials (human_id, account_id, provider_id, password, created_at, updated_at) VALUES ($1, $2, 'credential', $3, $4, $4)`,
    [id, id, passwordHash, createdAt])
}

export async function findHumanByIndex(tx: Pick<Tx, 'query'>, emailIndex: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM signin.humans WHERE email_index = $1', [emailIndex])
  return rows[0]?.id ?? null
}

/** Everyone's name with its proof, hash and sealed address, in the order of ids: a page after an id. */
export async function humansAfter(tx: Pick<Tx, 'query'>, after: string | null, limit: number): Promise<(Named & { proof: Buffer | null; index: string; sealed: Buffer })[]> {
  const { rows } = await tx.query(
    'SELECT id, name, first_name AS "firstName", last_name AS "lastName", created_at AS "createdAt", name_proof AS proof, email_index AS index, email_sealed AS sealed FROM signin.humans WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2', [after, limit])
  return rows
}

export async function findHumans(tx: Pick<Tx, 'query'>, ids: readonly string[]): Promise<Human[]> {
  const { rows } = await tx.query<Human>(
    'SELECT id, first_name AS "firstName", last_name AS "lastName" FROM signin.humans WHERE id = ANY ($1::uuid[])', [ids])
  return rows
}

/** Which of these are nobody that signs in. */
export async function unknownHumans(tx: Pick<Tx, 'query'>, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query('SELECT id FROM unnest($1::uuid[]) AS wanted (id) WHERE NOT EXISTS (SELECT FROM signin.humans h WHERE h.id = wanted.id) ORDER BY id', [ids])
  return rows.map((row) => row.id)
}

export async function findSession(db: Db, token: string): Promise<FoundSession | null> {
  const { rows } = await db.app.query<FoundSession>(
    // Named: asked by every request, so it is planned once a connection.
    { name: 'session', text: 'SELECT id, human_id AS human, expires_at AS "expiresAt", updated_at AS "seenAt" FROM signin.sessions WHERE token = $1', values: [token] })
  return rows[0] ?? null
}

export async function seenToday(db: Db, session: string, now: Date): Promise<void> {
  await db.app.query('UPDATE signin.sessions SET updated_at = $2 WHERE id = $1', [session, now])
}

export async function deleteSession(db: Db, session: string): Promise<void> {
  await db.app.query('DELETE FROM signin.sessions WHERE id = $1', [session])
}

export async function deleteSessionsOf(tx: Pick<Tx, 'query'>, human: string): Promise<number> {
  return (await tx.query('DELETE FROM signin.sessions WHERE human_id = $1', [human])).rowCount ?? 0
}

/** Every session there is, and every one-time token. Says how many sessions. */
export async function deleteAllSignIns(tx: Pick<Tx, 'query'>): Promise<number> {
  await tx.query('DELETE FROM signin.verifications')
  return (await tx.query('DELETE FROM signin.sessions')).rowCount ?? 0
}

export async function deleteSpentSessions(db: Db, now: Date): Promise<void> {
  await db.app.query('DELETE FROM signin.sessions WHERE expires_at <= $1', [now])
}

/** What tries were counted by, when it counts no more. */
export async function deleteSpentTries(db: Db, before: Date): Promise<void> {
  await db.app.query('DELETE FROM signin.failed_tries WHERE at <= $1', [before])
  await db.app.query('DELETE FROM signin.rate_limits WHERE last_request <= $1', [before.getTime()])
}

/** Failed tries of an address since a moment: how many, and the oldest. */
export async function failedTries(db: Db, addressHash: Buffer, since: Date): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.app.query<{ count: number; oldest: Date | null }>(
    'SELECT count(*)::integer AS count, min(at) AS oldest FROM signin.failed_tries WHERE address_hash = $1 AND at > $2', [addressHash, since])
  return rows[0]!
}

export async function noteFailedTry(db: Db, addressHash: Buffer, at: Date, forgetBefore: Date): Promise<void> {
  await db.app.query(
    'WITH swept AS (DELETE FROM signin.failed_tries WHERE at <= $3) INSERT INTO signin.failed_tries (address_hash, at) VALUES ($1, $2)', [addressHash, at, forgetBefore])
}

export async function forgetTries(db: Db, addressHash: Buffer): Promise<void> {
  await db.app.query('DELETE FROM signin.failed_tries WHERE address_hash = $1', [addressHash])
}
