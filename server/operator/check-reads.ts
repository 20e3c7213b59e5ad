// The chain of reads walked from its first row. Holds one page at a time.
import type { ClientBase } from 'pg'
import { endsBeforeAnchor, missesAnchor } from './anchors.ts'
import type { AccountCheck } from './check-account.ts'
import { chainStart, endsAt, follows, readHash } from './chains.ts'
import type { Link, ReadRow } from './chains.ts'

const page = 1000
const start: Link = { n: 0, hash: chainStart }

export async function walkReads(client: ClientBase, account: string, check: AccountCheck, anchored?: Link): Promise<string | null> {
  const { rows: [head] } = await client.query<Link>('SELECT n, hash FROM viewme.audit_read_heads WHERE account_id = $1', [account])
  let last = start
  for (;;) {
    const { rows } = await client.query<ReadRow>(`SELECT n, id, details, hash FROM viewme.audit_reads WHERE account_id = $1 AND n > $2 ORDER BY n LIMIT ${page}`, [account, last.n])
    for (const row of rows) {
      const wrong = follows(last, row, readHash) ?? missesAnchor(row, anchored)
      if (wrong) return `the chain of reads is broken: ${wrong}`
      last = { n: row.n, hash: row.hash }
      check.reads += 1
    }
    if (rows.length < page) break
  }
  const end = endsAt(last, head ?? start) ?? endsBeforeAnchor(last, anchored)
  check.ends.reads = last
  return end && `the chain of reads is broken: ${end}`
}
