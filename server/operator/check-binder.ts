// The whole binder proven, account by account: chains, facts, keys. What `verify` prints and what a drill asks after a restore.
import type { ClientBase } from 'pg'
import { AccountKeyMissing } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { anchorFits } from './anchors.ts'
import type { AccountAnchor, Anchor } from './anchors.ts'
import { checkAccount } from './check-account.ts'
import type { AccountCheck } from './check-account.ts'
import { checkFiles } from './check-files.ts'
import { humanFaults } from './check-humans.ts'
import { jobFaults } from './check-work.ts'
import { strayRows } from './stray-rows.ts'
import type { Walkers } from './walkers.ts'

/** `anchor`: what to keep for the next time, when nothing was wrong. `awaited`: files that facts name and that have not come. */
export type BinderCheck = { accounts: AccountCheck[]; files: number; awaited: number; faults: string[]; erased: number; anchor: Anchor }

/**
 * `walkers`: others who take parts of large accounts; without them all is done on this one connection. `spanRows`: how large a part is.
 * Without `filesDir` files are not looked at. `now`: by the machine's clock; `ruleNow`: by the one that rules use, where that is another.
 */
export async function checkBinder(client: ClientBase, keys: Keys, options: { now: Date; ruleNow?: Date; anchor: Anchor | null; walkers?: Walkers; spanRows?: number; filesDir?: string }): Promise<BinderCheck> {
  const { rows: [installation] } = await client.query('SELECT keys, history FROM viewme.installation')
  const result: BinderCheck = { accounts: [], files: 0, awaited: 0, faults: [], erased: 0, anchor: { at: options.now.toISOString(), history: installation?.history ?? '', accounts: new Map() } }
  const fits = options.anchor && installation ? await anchorFits(client, options.anchor, installation.history) : null
  if (fits === 'unexplained') result.faults.push(`The database has another history than when it was last proven (${options.anchor!.at}), and no restore is written down.`)
  const before = fits === 'fits' ? options.anchor!.accounts : new Map<string, AccountAnchor>()

  if (!installation) result.faults.push('The database does not say which key store it belongs to.')
  else if (installation.keys !== keys.installation) result.faults.push('The database belongs to another key store.')

  const ledger = await keys.ledger.lines()
  const erased = new Set(ledger.filter((line) => line.erased === 'account').map((line) => line.account))
  const erasedFiles = Map.groupBy(ledger.filter((line) => line.erased === 'file'), (line) => line.account)
  const erasedFacts = Map.groupBy(ledger.filter((line) => line.erased === 'fact'), (line) => line.account)
  const { rows } = await client.query<{ account_id: string }>('SELECT account_id FROM viewme.heads ORDER BY account_id')
  for (const { account_id: account } of rows) {
    const held = await keys.account(account).catch((error) => { if (error instanceof AccountKeyMissing) return null; throw error })
    const check = await checkAccount(client, account, held, {
      anchor: before.get(account), walkers: options.walkers, spanRows: options.spanRows,
      at: { erased: new Set(erasedFacts.get(account)?.map((line) => line.fact)), erasedFiles: erasedFiles.get(account)?.length ?? 0, now: options.ruleNow ?? options.now, real: options.now },
    })
    if (erased.has(account)) {
      result.erased += 1
      if (held) check.faults.push('it is erased by the ledger, and its key is still there')
    } else if (!held) {
      check.faults.unshift('its key is missing: nothing of it can be opened')
    }
    if (held && options.filesDir) {
      const { files, awaited, faults } = await checkFiles(client, account, held, options.filesDir)
      result.files += files
      result.awaited += awaited
      check.faults.push(...faults)
    }
    result.accounts.push(check)
    result.anchor.accounts.set(account, check.ends)
    for (const fault of check.faults) result.faults.push(`Account ${account}: ${fault}.`)
  }
  result.faults.push(...await humanFaults(client, keys), ...await strayRows(client, erased))
  const there = new Set(rows.map((row) => row.account_id))
  result.faults.push(...await jobFaults(client, options.now))
  for (const account of before.keys()) if (!there.has(account) && !erased.has(account)) result.faults.push(`Account ${account}: it was there when it was last proven, and is gone without an erasure.`)
  return result
}
