// The whole binder proven, account by account: chains, facts, keys. What `verify` prints and what a drill asks after a restore.
import type { ClientBase } from 'pg'
import { AccountKeyMissing } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { checkAccount } from './check-account.ts'
import type { AccountCheck } from './check-account.ts'

export type BinderCheck = { accounts: AccountCheck[]; faults: string[]; erased: number }

export async function checkBinder(client: ClientBase, keys: Keys): Promise<BinderCheck> {
  const result: BinderCheck = { accounts: [], faults: [], erased: 0 }
  const { rows: [installation] } = await client.query('SELECT keys FROM viewme.installation')
  if (!installation) result.faults.push('The database does not say which key store it belongs to.')
  else if (installation.keys !== keys.installation) result.faults.push('The database belongs to another key store.')

  const erased = new Set((await keys.ledger.lines()).filter((line) => line.erased === 'account').map((line) => line.account))
  const { rows } = await client.query<{ account_id: string }>('SELECT account_id FROM viewme.heads ORDER BY account_id')
  for (const { account_id: account } of rows) {
    const held = await keys.account(account).catch((error) => { if (error instanceof AccountKeyMissing) return null; throw error })
    const check = await checkAccount(client, account, held)
    if (erased.has(account)) {
      result.erased += 1
      if (held) check.faults.push('it is erased by the ledger, and its key is still there')
    } else if (!held) {
      check.faults.unshift('its key is missing: nothing of it can be opened')
    }
    result.accounts.push(check)
    for (const fault of check.faults) result.faults.push(`Account ${account}: ${fault}.`)
  }
  return result
}
