// A body at rest: sealed under its account's key and bound to its header, so that whoever holds the database
// cannot change who wrote what about which thing.
import { hash } from 'node:crypto'
import { canonicalHeader, type FactHeader } from '@viewme/contract/fact.ts'
import { open, seal } from '../platform/keys/seal.ts'

/** SHA-256 of the canonical header: the associated data, and the fact's half of the chain. */
export const headerHash = (header: FactHeader): Buffer => hash('sha256', canonicalHeader(header), 'buffer')

/** `json`: the body as JSON text, sealed exactly as written. */
export const sealBody = (key: Buffer, header: FactHeader, json: string): Buffer => seal(key, Buffer.from(json, 'utf8'), headerHash(header))

/** The body's JSON as the bytes that were sealed. Throws SealBroken when header, body or key do not belong together. */
export const openBytes = (key: Buffer, header: FactHeader, sealed: Buffer): Buffer => open(key, sealed, headerHash(header))

/** The body's JSON text. Throws SealBroken when header, body or key do not belong together. */
export const openBody = (key: Buffer, header: FactHeader, sealed: Buffer): string => openBytes(key, header, sealed).toString('utf8')
