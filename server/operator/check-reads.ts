// The chain of reads walked from its first row, and the openings compared with what its rows say was opened. Holds one page at a time:
// openings are told apart by a sum of fingerprints, which is the same in whatever order they come.
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { AccountKeys } from '../platform/keys/keys.ts'
import { open } from '../platform/keys/seal.ts'
import { endsBeforeAnchor, missesAnchor } from './anchors.ts'
import type { AccountCheck } from './check-account.ts'
import { atInMicros, chainStart, endsAt, follows, microsOf, readHash } from './chains.ts'
import type { Link, ReadRow } from './chains.ts'

// Bounded at both ends, as the chain of writes is.
const page = 1000
type Said = { reader: string; device: string; what: string; at: string; openings?: { subject: string; minute: string }[] }

/** The first fault, in words. Without `keys` (an erased account) the chain alone is walked. */
export async function walkReads(client: ClientBase, account: string, keys: AccountKeys | null, check: AccountCheck, anchored?: Link): Promise<string | null> {
  const { rows: [head] } = await client.query<Link>('SELECT n, hash FROM viewme.audit_read_heads WHERE account_id = $1', [account])
  const opened = openingSum()
  let last = chainStart
  let fault: string | null = null
  for (;;) {
    const { rows } = await client.query<ReadRow>(`SELECT n, id, ${atInMicros} AS at, format, details, hash FROM viewme.audit_reads WHERE account_id = $1 AND n > $2 AND n <= $3 ORDER BY n`, [account, last.n, last.n + page])
    for (const row of rows) {
      const wrong = follows(account, last, row, readHash) ?? missesAnchor(row, anchored)
      if (wrong) return `the chain of reads is broken: ${wrong}`
      last = { n: row.n, hash: row.hash, format: row.format }
      check.reads += 1
      const said = keys && openDetails(row, keys)
      if (keys && !said) fault ??= `the details of number ${row.n} in the chain of reads do not open`
      if (said && microsOf(said.at) !== row.at) fault ??= `when number ${row.n} in the chain of reads was written has been changed`
      for (const one of said?.openings ?? []) opened.add(said!.reader, said!.device, one.subject, one.minute)
    }
    if (rows.length < page) break
  }
  const end = endsAt(last, head ?? chainStart) ?? endsBeforeAnchor(last, anchored)
  check.ends.reads = last
  if (end) return `the chain of reads is broken: ${end}`
  return fault ?? (keys && (await openingsInTable(client, account)).is() !== opened.is() ? 'what was opened has been changed: the chain of reads says otherwise' : null)
}

async function openingsInTable(client: ClientBase, account: string) {
  const sum = openingSum()
  let last = ['', '', '', ''] as string[]
  for (;;) {
    const after = last[0] ? 'AND (membership_id, device, subject, minute) > ($2::uuid, $3::uuid, $4::uuid, $5::timestamptz)' : ''
    const { rows } = await client.query<{ membership_id: string; device: string; subject: string; minute: Date }>(
      `SELECT membership_id, device, subject, minute FROM viewme.openings WHERE account_id = $1 ${after} ORDER BY membership_id, device, subject, minute LIMIT ${page}`, last[0] ? [account, ...last] : [account])
    for (const row of rows) {
      last = [row.membership_id, row.device, row.subject, row.minute.toISOString()]
      sum.add(...last as [string, string, string, string])
    }
    if (rows.length < page) return sum
  }
}

function openingSum() {
  let [count, sum] = [0, 0n]
  return {
    add(...of: [reader: string, device: string, subject: string, minute: string]) {
      count += 1
      sum = BigInt.asUintN(128, sum + createHash('sha256').update(of.join('|')).digest().readBigUInt64BE())
    },
    is: () => `${count}/${sum}`,
  }
}

function openDetails(row: ReadRow, keys: AccountKeys): Said | null {
  try { return JSON.parse(open(keys.audit, row.details, Buffer.from(row.id)).toString()) } catch { return null }
}
