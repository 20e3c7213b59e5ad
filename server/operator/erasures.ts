// The erasure ledger read again over a restored database, before anybody may connect: what was erased stays erased.
// Keys go first. The audit rows of an erased account stay, unreadable, until the retention role drops them.
import type { ClientBase } from 'pg'
import { escapeIdentifier } from 'pg'
import type { Keys } from '../platform/keys/keys.ts'
import { dropEvery } from '../sync/files/file-store.ts'

export type Replay = { accounts: number; facts: number; files: number; keysDestroyed: number; rows: number }

/** What stays of an erased account, unreadable, for 35 days. */
export const keptOfErased: ReadonlySet<string> = new Set(['heads', 'audit_writes', 'audit_reads', 'audit_read_heads', 'audit_reads_waiting'])

/** May run twice. `client` is the database's owner. Files go from the disk too, where they lie sealed. */
export async function replayErasures(client: ClientBase, keys: Keys, filesDir: string): Promise<Replay> {
  const replay: Replay = { accounts: 0, facts: 0, files: 0, keysDestroyed: 0, rows: 0 }
  const tables = (await tablesOfAccounts(client)).filter((name) => !keptOfErased.has(name))
  for (const line of await keys.ledger.lines()) {
    if (line.erased === 'account') {
      if (await keys.has(line.account)) replay.keysDestroyed += 1
      await keys.destroyAccount(line.account)
      replay.rows += await inAccount(client, line.account, () => deleteEverywhere(client, tables, line.account))
      await dropEvery(filesDir, line.account)
      replay.accounts += 1
    } else if (line.erased === 'file') {
      replay.rows += await inAccount(client, line.account, async () => (await client.query('DELETE FROM viewme.files WHERE account_id = $1 AND id = $2', [line.account, line.file])).rowCount ?? 0)
      await dropEvery(filesDir, line.account, line.file)
      replay.files += 1
    } else {
      replay.rows += await inAccount(client, line.account, async () => {
        const facts = await client.query('UPDATE viewme.facts SET body = NULL WHERE account_id = $1 AND id = $2 AND body IS NOT NULL', [line.account, line.fact])
        const waiting = await client.query('DELETE FROM viewme.quarantine WHERE account_id = $1 AND id = $2', [line.account, line.fact])
        if (waiting.rowCount) await client.query('UPDATE viewme.heads SET quarantined = quarantined - $2 WHERE account_id = $1', [line.account, waiting.rowCount])
        return (facts.rowCount ?? 0) + (waiting.rowCount ?? 0)
      })
      replay.facts += 1
    }
  }
  return replay
}

/** A transaction that sees one account. */
export async function inAccount<T>(client: ClientBase, account: string, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query("SELECT set_config('app.account', $1, true)", [account])
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Every table of ours that leads with an account, whichever slice it belongs to: a new slice is not forgotten here. */
export async function tablesOfAccounts(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query(`SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'viewme' AND c.column_name = 'account_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`)
  return rows.map((row) => row.name as string)
}

/** Rows that others point at cannot go first: goes round until nothing is left that refuses. */
async function deleteEverywhere(client: ClientBase, tables: string[], account: string): Promise<number> {
  let rows = 0
  let left = tables
  while (left.length > 0) {
    const refused: string[] = []
    let why: unknown
    for (const table of left) {
      await client.query('SAVEPOINT one')
      try {
        rows += (await client.query(`DELETE FROM viewme.${escapeIdentifier(table)} WHERE account_id = $1`, [account])).rowCount ?? 0
        await client.query('RELEASE one')
      } catch (error) {
        await client.query('ROLLBACK TO one')
        refused.push(table)
        why = error
      }
    }
    if (refused.length === left.length) throw why
    left = refused
  }
  return rows
}
