// The chain of reads. Pulls leave waiting rows of random ids; when their minute has run out a loop seals and chains them. What a device
// says it has opened comes once an hour, gathered, and is chained as it comes. The head is its own, so that reading never waits for writing.
import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { seal } from '../platform/keys/seal.ts'
import { framedHash } from './framed-hash.ts'
import type { Framed } from './framed-hash.ts'

/** Format 2 of the chain of reads: the only one that is written. The id is the details' associated data. */
export const framedRead = (before: Buffer, row: Framed & { details: Buffer }): Buffer => framedHash('viewme.reads.2', before, row, [row.details])

/** Chains every waiting read whose minute is over, account by account; returns how many. May run in every process. */
export async function chainReads(parts: { db: Db; keys: Keys }, now: Date): Promise<number> {
  const { rows: accounts } = await parts.db.app.query('SELECT DISTINCT account_id FROM viewme.audit_reads_waiting WHERE minute < $1 LIMIT 1000', [new Date(now.getTime() - 60_000)])
  let chained = 0
  for (const { account_id: account } of accounts) {
    if (!await parts.keys.has(account)) continue
    const keys = await parts.keys.account(account)
    chained += await parts.db.inAccount(account, null, async (tx) => {
      const head = await lockedHead(tx, account)
      const { rows } = await tx.query('DELETE FROM viewme.audit_reads_waiting WHERE account_id = $1 AND minute < $2 RETURNING *', [account, new Date(now.getTime() - 60_000)])
      await append(tx, account, keys.audit, head, rows.toSorted((a, b) => a.minute - b.minute)
        .map((row) => ({ reader: row.reader, device: row.device, what: row.what, from: row.from_feed, to: row.to_feed, at: row.minute })))
      return rows.length
    })
  }
  return chained
}

/** Keeps what a device says it has opened, and chains what was not known: one row, in the same transaction. `minute`: a contract `instant`, cut to its minute. */
export async function keepOpenings(parts: { db: Db; keys: Pick<Keys, 'account'> }, who: { account: string; human: string; membership: string; device: string }, openings: Opening[], now: Date): Promise<void> {
  const { account, membership, device } = who
  const { audit } = await parts.keys.account(account)
  await parts.db.inAccount(account, who.human, async (tx) => {
    const { rows } = await tx.query<{ subject: string; minute: Date }>(`INSERT INTO viewme.openings (account_id, membership_id, device, subject, minute)
      SELECT $1, $2, $3, s, date_trunc('minute', m) FROM unnest($4::uuid[], $5::timestamptz[]) AS o(s, m) ON CONFLICT DO NOTHING RETURNING subject, minute`,
    [account, membership, device, openings.map((one) => one.subject), openings.map((one) => new Date(one.minute).toISOString())])
    if (rows.length === 0) return
    await append(tx, account, audit, await lockedHead(tx, account), [{ reader: membership, device, what: 'opened', openings: rows, at: now }])
  })
}
type Opening = { subject: string; minute: string }

type Head = { n: number; hash: Buffer }
async function lockedHead(tx: Tx, account: string): Promise<Head> {
  await tx.query('INSERT INTO viewme.audit_read_heads (account_id) VALUES ($1) ON CONFLICT DO NOTHING', [account])
  return (await tx.query<Head>('SELECT n, hash FROM viewme.audit_read_heads WHERE account_id = $1 FOR UPDATE', [account])).rows[0]!
}

async function append(tx: Tx, account: string, audit: Buffer, { n, hash }: Head, reads: ({ at: Date } & Record<string, unknown>)[]): Promise<void> {
  for (const read of reads) {
    const id = randomUUID()
    const details = seal(audit, Buffer.from(JSON.stringify(read)), Buffer.from(id))
    n++
    // Whole milliseconds, whatever the minute was: what is hashed is what is written.
    hash = framedRead(hash, { account, n, id, at: read.at.getTime() * 1000, details })
    await tx.query('INSERT INTO viewme.audit_reads (account_id, n, id, at, format, details, hash) VALUES ($1, $2, $3, $4, 2, $5, $6)', [account, n, id, read.at, details, hash])
  }
  await tx.query('UPDATE viewme.audit_read_heads SET n = $2, hash = $3 WHERE account_id = $1', [account, n, hash])
}
