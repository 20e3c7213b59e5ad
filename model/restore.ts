// A restore as a phone meets it: the account's rows as they were, under a new history. (The real one, from backup and WAL, has its own test.)
import type { Db } from '../server/platform/db.ts'

const tables = ['facts', 'subjects', 'quarantine', 'quarantine_awaits', 'audit_writes', 'devices', 'doors', 'heads'] as const
export type BinderCopy = Record<(typeof tables)[number], unknown>

export async function takeCopy(owner: Db['owner'], account: string): Promise<BinderCopy> {
  const entries = await Promise.all(tables.map(async (table) => {
    const { rows } = await owner.query(`SELECT coalesce(json_agg(t), '[]')::text AS rows FROM viewme.${table} t WHERE account_id = $1`, [account])
    return [table, rows[0].rows]
  }))
  return Object.fromEntries(entries)
}

export async function restoreTo(owner: Db['owner'], account: string, copy: BinderCopy): Promise<void> {
  const tx = await owner.connect()
  try {
    await tx.query('BEGIN; SET LOCAL session_replication_role = replica')
    // People and rights are not part of this copy: their numbers stay as they are.
    const { rows: [head] } = await tx.query('SELECT rights_epoch, people_seq FROM viewme.heads WHERE account_id = $1', [account])
    for (const table of tables) {
      await tx.query(`DELETE FROM viewme.${table} WHERE account_id = $1`, [account])
      await tx.query(`INSERT INTO viewme.${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(null::viewme.${table}, $1::json)`, [copy[table]])
    }
    await tx.query('UPDATE viewme.heads SET rights_epoch = $2, people_seq = $3 WHERE account_id = $1', [account, head.rights_epoch, head.people_seq])
    await tx.query('UPDATE viewme.installation SET history = gen_random_uuid()')
    await tx.query('COMMIT')
  } catch (error) {
    await tx.query('ROLLBACK')
    throw error
  } finally { tx.release() }
}
