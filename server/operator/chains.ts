// The two audit chains, recomputed: what is hashed of a row is told in docs/decisions/two-chains.md. Pure: rows in, the first thing that is
// wrong out. Knows the hashes, opens nothing. Writes are chained in SQL (`viewme.write_hash`); here it is worked out apart from that.
import { hash } from 'node:crypto'
import { framedHash } from '../sync/framed-hash.ts'
import { framedRead } from '../sync/reads.ts'

/** `at`: in microseconds, see `atInMicros`. */
export type ReadRow = { n: number; id: string; at: number; format: number; details: Buffer; hash: Buffer }
export type WriteRow = ReadRow & { fact_hash: Buffer }
/** Where a chain stands after a row. */
export type Link = { n: number; hash: Buffer }
/** And how that row was hashed. */
export type Chained = Link & { format: number }

const unframed = 1
const framed = 2
export const chainStart: Chained = { n: 0, hash: Buffer.alloc(32), format: unframed }

// Exact, where a Date has only milliseconds. Nothing has been written outside these years, and a number would not be exact there.
export const atInMicros = "CASE WHEN at > '1900-01-01Z' AND at < '2200-01-01Z' THEN (extract(epoch FROM at) * 1000000)::bigint ELSE 0 END"
/** An ISO time in the same measure. */
export const microsOf = (iso: string): number => Date.parse(iso) * 1000

export const writeHash = (account: string, before: Buffer, row: WriteRow): Buffer =>
  row.format === unframed ? unframedHash(before, row.id, row.fact_hash, row.details)
    : framedHash('viewme.writes.2', before, { account, n: row.n, id: row.id, at: row.at }, [row.fact_hash, row.details])
export const readHash = (account: string, before: Buffer, row: ReadRow): Buffer =>
  row.format === unframed ? unframedHash(before, row.id, row.details) : framedRead(before, { account, n: row.n, id: row.id, at: row.at, details: row.details })

/** As rows were hashed at first. Never written any more. */
const unframedHash = (before: Buffer, id: string, ...rest: Buffer[]) => hash('sha256', Buffer.concat([before, Buffer.from(id.replaceAll('-', ''), 'hex'), ...rest]), 'buffer')

/** The row of this account follows `before`: null, or what is wrong with it in words. */
export function follows<Row extends Chained>(account: string, before: Chained, row: Row, hashOf: (account: string, before: Buffer, row: Row) => Buffer): string | null {
  if (row.n !== before.n + 1) return `number ${before.n + 1} is missing`
  if (row.format !== unframed && row.format !== framed) return `number ${row.n} is of format ${row.format}, which is not known here`
  if (row.format < before.format) return `number ${row.n} is of format ${row.format}, and the row before it of format ${before.format}: once framed, always framed`
  if (!hashOf(account, before.hash, row).equals(row.hash)) return `number ${row.n} has been changed, or a row before it has been swapped`
  return null
}

/** After the last row: the head, kept elsewhere, must say the same. */
export function endsAt(last: Link, head: Link): string | null {
  if (last.n < head.n) return `the end has been cut: the last row is number ${last.n}, the head says ${head.n}`
  if (last.n > head.n) return `number ${head.n + 1} stands after the head`
  return last.hash.equals(head.hash) ? null : `the head after number ${head.n} does not fit the row`
}
