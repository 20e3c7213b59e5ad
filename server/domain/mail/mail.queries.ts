// Letters that wait. Nothing else touches the table.
import type { Db, Tx } from '../../platform/db.ts'
export type { Db, Tx } from '../../platform/db.ts'

export type Waiting = { id: string; letter: string; sealed: Buffer; tries: number }

export async function insertMail(tx: Tx, { id, letter, sealed, now, expiresAt }: { id: string; letter: string; sealed: Buffer; now: Date; expiresAt: Date }): Promise<void> {
  await tx.query('INSERT INTO signin.outgoing_mail (id, letter, sealed, next_try_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [id, letter, sealed, now, expiresAt])
}

/** Takes one that is due for itself: nobody else tries it before `until`. */
export async function claimMail(db: Db, now: Date, until: Date): Promise<Waiting | null> {
  const { rows } = await db.app.query<Waiting>(
    `UPDATE signin.outgoing_mail SET tries = tries + 1, next_try_at = $2
     WHERE id = (SELECT id FROM signin.outgoing_mail WHERE next_try_at <= $1 AND expires_at > $1 ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, letter, sealed, tries`, [now, until])
  return rows[0] ?? null
}

export async function putOffMail(db: Db, id: string, until: Date): Promise<void> {
  await db.app.query('UPDATE signin.outgoing_mail SET next_try_at = $2 WHERE id = $1', [id, until])
}

export async function deleteMail(db: Db, id: string): Promise<void> {
  await db.app.query('DELETE FROM signin.outgoing_mail WHERE id = $1', [id])
}

export async function deleteSpentMail(db: Db, now: Date): Promise<void> {
  await db.app.query('DELETE FROM signin.outgoing_mail WHERE expires_at <= $1', [now])
}

export async function deleteAllMail(tx: Pick<Tx, 'query'>): Promise<void> {
  await tx.query('DELETE FROM signin.outgoing_mail')
}

/** How many have been tried so often without being sent. None where the table is not there yet. */
export async function countStuckMail(tx: Pick<Tx, 'query'>, tries: number): Promise<number> {
  if (!(await tx.query(`SELECT to_regclass('signin.outgoing_mail') IS NOT NULL AS there`)).rows[0].there) return 0
  return (await tx.query<{ count: number }>('SELECT count(*)::integer AS count FROM signin.outgoing_mail WHERE tries >= $1', [tries])).rows[0]!.count
}
