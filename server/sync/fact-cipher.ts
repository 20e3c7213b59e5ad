// A body at rest: sealed under its account's key and bound to its header, so that whoever holds the database
// cannot change who wrote what about which thing.
import { createHash } from 'node:crypto'
import { canonicalHeader, type FactHeader } from '@viewme/contract/fact.ts'
import { open, seal } from '../platform/keys/seal.ts'

/** SHA-256 of the canonical header: the associated data, and the fact's half of the chain. */
export const headerHash = (header: FactHeader): Buffer => createHash('sha256').update(canonicalHeader(header)).digest()

/** `json`: the body as JSON text, sealed exactly as written. */
export const sealBody = (key: Buffer, header: FactHeader, json: string): Buffer => seal(key, Buffer.from(json, 'utf8'), headerHash(header))

/** The body's JSON text. Throws SealBroken when header, body or key do not belong together. */
export const openBody = (key: Buffer, header: FactHeader, sealed: Buffer): string => open(key, sealed, headerHash(header)).toString('utf8')
