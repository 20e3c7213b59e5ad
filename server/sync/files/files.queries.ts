// The only file that touches the tables of files and of which facts use them.
import type { Tx } from '../../platform/db.ts'

export type FileRow = { id: string; author: string; place: string; bytes: number; details: Buffer }
export type Kept = { result: 'stored' | 'already' | 'full'; row: FileRow | null }

/** Puts the row there, unless there is one or the account's room is used up. */
export async function keepFile(tx: Tx, account: string, row: FileRow, at: Date, room: number): Promise<Kept> {
  const { rows: [kept] } = await tx.query('SELECT viewme.keep_file($1, $2, $3, $4, $5, $6, $7, $8) AS result', [account, row.id, row.author, row.place, row.bytes, row.details, at, room])
  return { result: kept.result, row: kept.result === 'already' ? await fileOf(tx, account, row.id) : null }
}

export async function fileOf(tx: Pick<Tx, 'query'>, account: string, id: string): Promise<FileRow | null> {
  return (await tx.query('SELECT id, author, place, bytes, details FROM viewme.files WHERE account_id = $1 AND id = $2', [account, id])).rows[0] ?? null
}

export type Use = { kind: string; author: string; readers: string[] }

/**
 * Accepted facts that use the file, on things where whoever sent it has used it: naming another's file in a thing of one's own gives nobody
 * a way to it. What has been destroyed uses nothing.
 */
export async function usesOf(tx: Tx, account: string, id: string): Promise<Use[]> {
  return (await tx.query(`SELECT f.kind, f.author, f.readers FROM viewme.file_uses u JOIN viewme.facts f ON f.account_id = u.account_id AND f.id = u.fact
    WHERE u.account_id = $1 AND u.file = $2 AND f.body IS NOT NULL AND EXISTS (
      SELECT FROM viewme.file_uses own JOIN viewme.facts g ON g.account_id = own.account_id AND g.id = own.fact JOIN viewme.files s ON s.account_id = own.account_id AND s.id = own.file
        WHERE own.account_id = $1 AND own.file = $2 AND own.subject = u.subject AND g.author = s.author)`, [account, id])).rows
}

/** The places that its rows name; null for an account that this database does not know. */
export async function placesOf(tx: Tx, account: string): Promise<ReadonlySet<string> | null> {
  if ((await tx.query('SELECT FROM viewme.heads WHERE account_id = $1', [account])).rowCount === 0) return null
  return new Set((await tx.query('SELECT place FROM viewme.files WHERE account_id = $1', [account])).rows.map((row) => row.place as string))
}
