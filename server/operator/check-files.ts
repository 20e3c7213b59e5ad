// The files of one account proven: each that is kept lies there, opens with the account's key and is what it was; and what gives members a
// way to a file is what the facts themselves name. A file that facts name and that has not come is on its writer's phone: counted, no fault.
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { filesIn } from '@viewme/contract/kind.ts'
import { kindOf, kinds } from '@viewme/contract/kinds.ts'
import type { AccountKeys } from '../platform/keys/keys.ts'
import { openBody } from '../sync/fact-cipher.ts'
import { headerOf, type FactRow } from '../sync/facts.queries.ts'
import { openDetails } from '../sync/files/file-cipher.ts'
import { readFilePieces } from '../sync/files/file-store.ts'

export type FilesCheck = { files: number; awaited: number; faults: string[] }
type Row = { id: string; author: string; place: string; bytes: number; details: Buffer; received_at: Date }

export async function checkFiles(client: ClientBase, account: string, keys: AccountKeys, filesDir: string): Promise<FilesCheck> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query("SELECT set_config('app.account', $1, true)", [account])
    const { rows } = await client.query<Row>('SELECT id, author, place, bytes, details, received_at FROM viewme.files WHERE account_id = $1 ORDER BY id, author', [account])
    const faults: string[] = []
    for (const row of rows) {
      const fault = await fileFault(row, account, keys, filesDir)
      if (fault) faults.push(fault)
    }
    const named = await namedByFacts(client, account, keys)
    // What a destroyed fact named is known to nobody.
    const { rows: uses } = await client.query<{ use: string }>(`SELECT file || ' ' || fact || ' ' || u.subject AS use FROM viewme.file_uses u LEFT JOIN viewme.facts f ON f.account_id = u.account_id AND f.id = u.fact
      WHERE u.account_id = $1 AND (f.id IS NULL OR f.body IS NOT NULL)`, [account])
    const kept = new Set(uses.map((row) => row.use))
    const astray = [...named].find((use) => !kept.has(use)) ?? [...kept].find((use) => !named.has(use))
    if (astray) faults.push(`which facts use which files is not what the facts say: file ${astray.split(' ')[0]}, fact ${astray.split(' ')[1]}`)
    const here = new Set(rows.map((row) => row.id))
    return { files: rows.length, awaited: new Set([...named].map((use) => use.split(' ')[0]!).filter((file) => !here.has(file))).size, faults }
  } finally {
    await client.query('ROLLBACK')
  }
}

async function fileFault({ id, author, place, bytes, details, received_at: receivedAt }: Row, account: string, keys: AccountKeys, filesDir: string): Promise<string | null> {
  const at = { account, file: id }
  const hash = createHash('sha256')
  let length = 0
  try {
    for await (const piece of readFilePieces(filesDir, keys.files, at, place)) {
      hash.update(piece)
      length += piece.length
    }
    const said = openDetails(keys.files, at, details)
    if (said.hash !== hash.digest('hex') || length !== bytes) return `file ${id} is not what it was when it came`
    return said.author === author && said.receivedAt === receivedAt.toISOString() ? null : `who sent file ${id}, or when, has been changed`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? `file ${id} is missing` : `file ${id} does not open with its account's key`
  }
}

/** "file fact subject", as the bodies say. What does not open is named where facts are proven. */
async function namedByFacts(client: ClientBase, account: string, keys: AccountKeys): Promise<Set<string>> {
  const naming = kinds.filter((kind) => kind.files).map((kind) => kind.kind)
  const { rows } = await client.query<FactRow>(`SELECT seq, id, kind, v, subject, based_on, author, device, written_at, clock_offset, received_at, audience, readers, body
    FROM viewme.facts WHERE account_id = $1 AND kind = ANY ($2) AND body IS NOT NULL ORDER BY seq`, [account, naming])
  const named = new Set<string>()
  for (const row of rows) {
    try {
      const body: unknown = JSON.parse(openBody(keys.facts, headerOf(row, account), row.body!))
      for (const ref of filesIn(kindOf(row.kind), row.v, body)) named.add(`${ref.file} ${row.id} ${row.subject}`)
    } catch { /* told by check-writes.ts */ }
  }
  return named
}
