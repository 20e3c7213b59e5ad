// The chain of writes, for what is no fact: a slice that changes who is let in leaves a row in the same transaction.
import { randomUUID } from 'node:crypto'
import type { Tx } from '../platform/db.ts'
import { seal } from '../platform/keys/seal.ts'

/** What a row says: which change, by which membership (or `system:<verb>`), and ids, roles and times. Never a name or an address. */
export type Change = { what: string; by: string } & Record<string, unknown>

/** Takes the account's lock if the transaction does not hold it yet. `audit`: the account's sub-key for audit. */
export async function chainChange(tx: Tx, audit: Buffer, account: string, at: Date, change: Change): Promise<void> {
  const id = randomUUID()
  const details = seal(audit, Buffer.from(JSON.stringify({ ...change, at: at.toISOString() })), Buffer.from(id))
  await tx.query('SELECT viewme.chain_change($1, $2, $3, $4)', [account, id, at, details])
}

/** First of all in a transaction that changes what an append changes too: two that took their locks in another order would wait for each other. */
export const lockAccount = (tx: Tx, account: string): Promise<unknown> => tx.query('SELECT FROM viewme.heads WHERE account_id = $1 FOR UPDATE', [account])
