// Sealing of what belongs to no account: one key for each use, made from the installation's own secret. What is sealed for one row opens for no other.
import { hkdfSync } from 'node:crypto'
import type { Keys } from './keys.ts'
import { open, seal } from './seal.ts'

/** `use`: what it is for, in a word written in the code. Throws IdentityKeyMissing. */
export async function sealedFor(keys: Pick<Keys, 'secret'>, use: string) {
  const key = Buffer.from(hkdfSync('sha256', await keys.secret('identity'), Buffer.alloc(0), `viewme sealed for|${use}`, 32))
  const bound = (row: string) => Buffer.from(`${row}|${use}`)
  return {
    seal: (row: string, content: unknown): Buffer => seal(key, Buffer.from(JSON.stringify(content)), bound(row)),
    /** Throws SealBroken. */
    open: <T>(row: string, sealed: Buffer): T => JSON.parse(open(key, sealed, bound(row)).toString('utf8')) as T,
  }
}
