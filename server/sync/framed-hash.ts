// Format 2 of both audit chains: what is hashed of a row, byte for byte (docs/decisions/two-chains.md). Fixed widths, big endian, a length
// before whatever may be longer or shorter, and first of all which chain it is: no two rows that differ are hashed from the same bytes.
import { hash } from 'node:crypto'

/** `at`: microseconds since the Unix epoch, as exact as the database keeps it. */
export type Framed = { account: string; n: number; id: string; at: number }

/** SHA-256(domain ‖ before ‖ account ‖ n ‖ id ‖ at ‖ each part after its length). */
export function framedHash(domain: string, before: Buffer, { account, n, id, at }: Framed, parts: readonly Buffer[]): Buffer {
  const bytes = Buffer.allocUnsafe(domain.length + before.length + 48 + parts.reduce((sum, part) => sum + 4 + part.length, 0))
  let to = bytes.write(domain, 'latin1')
  to += before.copy(bytes, to)
  to += bytes.write(account.replaceAll('-', ''), to, 'hex')
  to = bytes.writeBigInt64BE(BigInt(n), to)
  to += bytes.write(id.replaceAll('-', ''), to, 'hex')
  to = bytes.writeBigInt64BE(BigInt(at), to)
  for (const part of parts) {
    to = bytes.writeInt32BE(part.length, to)
    to += part.copy(bytes, to)
  }
  return hash('sha256', bytes, 'buffer')
}
