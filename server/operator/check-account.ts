// One account proven: every fact has its row in the chain of writes and opens under its header, both chains are whole to their
// heads, and who may hold what and who is let in are what facts and chain say. Reads in one snapshot, so it may run beside a working
// server. Changes nothing and repeats no content.
import type { ClientBase } from 'pg'
import type { AccountKeys } from '../platform/keys/keys.ts'
import { openBody } from '../sync/fact-cipher.ts'
import type { AccountAnchor } from './anchors.ts'
import { chainStart } from './chains.ts'
import type { Link } from './chains.ts'
import { walkReads } from './check-reads.ts'
import { walkWrites } from './check-writes.ts'

export type AccountCheck = { account: string; facts: number; destroyed: number; writes: number; reads: number; unchained: number; newest: Date | null; ends: AccountAnchor; faults: string[] }

const start: Link = { n: 0, hash: chainStart }

/** `keys` is null when the account is erased (its key destroyed as it should be): the chains are still walked. `anchor`: where they ended when last proven. */
export async function checkAccount(client: ClientBase, account: string, keys: AccountKeys | null, anchor?: AccountAnchor): Promise<AccountCheck> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query("SELECT set_config('app.account', $1, true)", [account])
    const check: AccountCheck = { account, facts: 0, destroyed: 0, writes: 0, reads: 0, unchained: 0, newest: null, ends: { writes: start, reads: start }, faults: [] }
    const { rows: [head] } = await client.query('SELECT last_seq, writes_n, writes_hash FROM viewme.heads WHERE account_id = $1', [account])
    const say = (...faults: (string | null)[]) => { for (const fault of faults) if (fault) check.faults.push(fault) }

    say(...await walkWrites(client, account, { n: head.writes_n, hash: head.writes_hash, lastSeq: head.last_seq }, keys, check, anchor?.writes))
    say(await walkReads(client, account, keys, check, anchor?.reads))
    if (keys) say(await quarantineOpens(client, account, keys))
    const { rows: [waiting] } = await client.query('SELECT count(*) AS n FROM viewme.audit_reads_waiting WHERE account_id = $1', [account])
    check.unchained = Number(waiting.n)
    return check
  } finally {
    await client.query('ROLLBACK')
  }
}

async function quarantineOpens(client: ClientBase, account: string, keys: AccountKeys): Promise<string | null> {
  const { rows } = await client.query('SELECT id, header, body FROM viewme.quarantine WHERE account_id = $1 ORDER BY place', [account])
  for (const row of rows) {
    try { openBody(keys.facts, row.header, row.body) } catch { return `fact ${row.id} in quarantine does not open with its account's key` }
  }
  return null
}
