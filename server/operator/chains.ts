// The two audit chains, recomputed. Pure: rows in, the first thing that is wrong out. Knows the hashes, opens nothing.
import { createHash } from 'node:crypto'
import { readHash as chainedRead } from '../sync/reads.ts'

export const chainStart = Buffer.alloc(32)
const sha256 = (...parts: Buffer[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const uuidBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

export type WriteRow = { n: number; id: string; fact_hash: Buffer; details: Buffer; hash: Buffer }
export type ReadRow = { n: number; id: string; details: Buffer; hash: Buffer }
/** Where a chain stands after a row. */
export type Link = { n: number; hash: Buffer }

/** h(n) = SHA-256(h(n-1) ‖ id ‖ SHA-256(header) ‖ SHA-256(sealed body) ‖ details) */
export const writeHash = (before: Buffer, row: WriteRow) => sha256(before, uuidBytes(row.id), row.fact_hash, row.details)
/** h(n) = SHA-256(h(n-1) ‖ id ‖ details) */
export const readHash = (before: Buffer, row: ReadRow) => chainedRead(before, row.id, row.details)

/** The row follows `before`: null, or what is wrong with it in words. */
export function follows<Row extends { n: number; hash: Buffer }>(before: Link, row: Row, hashOf: (before: Buffer, row: Row) => Buffer): string | null {
  if (row.n !== before.n + 1) return `number ${before.n + 1} is missing`
  if (!hashOf(before.hash, row).equals(row.hash)) return `number ${row.n} has been changed, or a row before it has been swapped`
  return null
}

/** After the last row: the head, kept elsewhere, must say the same. */
export function endsAt(last: Link, head: Link): string | null {
  if (last.n < head.n) return `the end has been cut: the last row is number ${last.n}, the head says ${head.n}`
  if (last.n > head.n) return `number ${head.n + 1} stands after the head`
  return last.hash.equals(head.hash) ? null : `the head after number ${head.n} does not fit the row`
}
