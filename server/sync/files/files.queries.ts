// The only file that touches the tables of files and of which facts use them.
import type { Tx } from '../../platform/db.ts'

export type FileRow = { id: string; author: string; place: string; bytes: number; details: Buffer }
/** The last three: what has been decided of the account as a whole. */
export type Kept = { result: 'stored' | 'already' | 'full' | 'read-only' | 'erasing' | 'erased'; row: FileRow | null }

/** Puts the row there, unless its sender has one of that id or the account's room is used up. */
export async function keepFile(tx: Tx, account: string, row: FileRow, at: Date, room: number): Promise<Kept> {
  const { rows: [kept] } = await tx.query('SELECT viewme.keep_file($1, $2, $3, $4, $5, $6, $7, $8) AS result', [account, row.id, row.author, row.place, row.bytes, row.details, at, room])
  return { result: kept.result, row: kept.result === 'already' ? await fileOf(tx, account, row.id, row.author) : null }
}

const columns = 'id, author, place, bytes, details'

/** What one sender has sent under that id. */
export async function fileOf(tx: Pick<Tx, 'query'>, account: string, id: string, author: string): Promise<FileRow | null> {
  return (await tx.query(`SELECT ${columns} FROM viewme.files WHERE account_id = $1 AND id = $2 AND author = $3`, [account, id, author])).rows[0] ?? null
}

/** One, but where somebody has sent another under an id that they have read. */
export async function filesCalled(tx: Tx, account: string, id: string): Promise<FileRow[]> {
  return (await tx.query(`SELECT ${columns} FROM viewme.files WHERE account_id = $1 AND id = $2 ORDER BY received_at, author`, [account, id])).rows
}

/** A lost file has come again, to another place. False when another request was first. No file more than before: phones find it at their next round. */
export async function replaceFile(tx: Tx, account: string, { id, author, place }: FileRow, by: string): Promise<boolean> {
  return (await tx.query('UPDATE viewme.files SET place = $5 WHERE account_id = $1 AND id = $2 AND author = $3 AND place = $4', [account, id, author, place, by])).rowCount === 1
}

export type Use = { kind: string; author: string; groups: string[]; members: string[] }

/**
 * Accepted facts that use the file, on things where whoever sent it has used it: naming another's file in a thing of one's own gives nobody
 * a way to it. What has been destroyed uses nothing; but a later version that stands keeps the picture it took from one that has been.
 */
export async function usesOf(tx: Tx, account: string, { id, author }: Pick<FileRow, 'id' | 'author'>): Promise<Use[]> {
  return (await tx.query(`SELECT f.kind, f.author, s.groups, s.members FROM viewme.file_uses u JOIN viewme.facts f ON f.account_id = u.account_id AND f.id = u.fact
    JOIN viewme.subjects s ON s.account_id = f.account_id AND s.subject = f.subject
    WHERE u.account_id = $1 AND u.file = $2 AND f.body IS NOT NULL AND EXISTS (
      SELECT FROM viewme.file_uses own JOIN viewme.facts g ON g.account_id = own.account_id AND g.id = own.fact
        WHERE own.account_id = $1 AND own.file = $2 AND own.subject = u.subject AND g.author = $3)`, [account, id, author])).rows
}

/** The places that its rows name; null for an account that this database does not know. */
export async function placesOf(tx: Tx, account: string): Promise<ReadonlySet<string> | null> {
  if ((await tx.query('SELECT FROM viewme.heads WHERE account_id = $1', [account])).rowCount === 0) return null
  return new Set((await tx.query('SELECT place FROM viewme.files WHERE account_id = $1', [account])).rows.map((row) => row.place as string))
}
