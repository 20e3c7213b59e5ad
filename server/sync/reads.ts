// The chain of reads. Pulls leave waiting rows of random ids; when their minute has run out a loop seals and chains them.
// Its head is its own, so that reading never waits for writing.
import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { seal } from '../platform/keys/seal.ts'

/** h(n) = SHA-256(h(n-1) ‖ id ‖ details). The id is the details' associated data. */
export const readHash = (before: Buffer, id: string, details: Buffer): Buffer =>
  createHash('sha256').update(before).update(Buffer.from(id.replaceAll('-', ''), 'hex')).update(details).digest()

/** Chains every waiting read whose minute is over, account by account; returns how many. May run in every process. */
export async function chainReads(parts: { db: Db; keys: Keys }, now: Date): Promise<number> {
  const { rows: accounts } = await parts.db.app.query('SELECT DISTINCT account_id FROM viewme.audit_reads_waiting WHERE minute < $1 LIMIT 1000', [new Date(now.getTime() - 60_000)])
  let chained = 0
  for (const { account_id: account } of accounts) {
    if (!await parts.keys.has(account)) continue
    const keys = await parts.keys.account(account)
    chained += await parts.db.inAccount(account, null, async (tx) => {
      await tx.query('INSERT INTO viewme.audit_read_heads (account_id) VALUES ($1) ON CONFLICT DO NOTHING', [account])
      const { rows: [head] } = await tx.query('SELECT n, hash FROM viewme.audit_read_heads WHERE account_id = $1 FOR UPDATE', [account])
      const { rows } = await tx.query('DELETE FROM viewme.audit_reads_waiting WHERE account_id = $1 AND minute < $2 RETURNING *', [account, new Date(now.getTime() - 60_000)])
      let { n, hash } = head
      for (const row of rows.toSorted((a, b) => a.minute - b.minute)) {
        const id = randomUUID()
        const details = seal(keys.audit, Buffer.from(JSON.stringify({ reader: row.reader, device: row.device, what: row.what, from: row.from_feed, to: row.to_feed, at: row.minute })), Buffer.from(id))
        hash = readHash(hash, id, details)
        n++
        await tx.query('INSERT INTO viewme.audit_reads (account_id, n, id, at, details, hash) VALUES ($1, $2, $3, $4, $5, $6)', [account, n, id, row.minute, details, hash])
      }
      await tx.query('UPDATE viewme.audit_read_heads SET n = $2, hash = $3 WHERE account_id = $1', [account, n, hash])
      return rows.length
    })
  }
  return chained
}
