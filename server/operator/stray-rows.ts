// Rows that no account answers for: of one that is not there at all, or that has been erased and keeps nothing but its chains.
import { escapeIdentifier } from 'pg'
import type { ClientBase } from 'pg'
import { keptOfErased, tablesOfAccounts } from './erasures.ts'

/** In whole sentences, one an account. Each table is skipped through from account to account along its key. */
export async function strayRows(client: ClientBase, erased: ReadonlySet<string>): Promise<string[]> {
  const stray = new Map<string, string[]>()
  for (const table of (await tablesOfAccounts(client)).filter((one) => one !== 'heads')) {
    const name = `viewme.${escapeIdentifier(table)}`
    const { rows } = await client.query<{ account: string; known: boolean }>(`WITH RECURSIVE found AS (
        (SELECT account_id FROM ${name} ORDER BY account_id LIMIT 1)
        UNION ALL SELECT (SELECT t.account_id FROM ${name} t WHERE t.account_id > found.account_id ORDER BY t.account_id LIMIT 1) FROM found WHERE found.account_id IS NOT NULL)
      SELECT account_id AS account, EXISTS (SELECT FROM viewme.heads h WHERE h.account_id = found.account_id) AS known FROM found WHERE account_id IS NOT NULL`)
    for (const { account, known } of rows) {
      const why = !known ? 'it is not there, and rows of it are in' : erased.has(account) && !keptOfErased.has(table) ? 'it is erased, and rows of it are still in' : null
      if (why) stray.set(`Account ${account}: ${why}`, [...stray.get(`Account ${account}: ${why}`) ?? [], `viewme.${table}`])
    }
  }
  return [...stray].map(([words, tables]) => `${words} ${tables.join(', ')}.`)
}
