// What is kept of a link's token, and how the names and the address of whoever asked are sealed until it is pressed.
import { createHash } from 'node:crypto'
import type { Keys } from '../../platform/keys/keys.ts'
import { sealedFor } from '../../platform/keys/sealed-for.ts'

export type Names = { firstName: string; lastName: string; email: string }
export const sealedNames = (keys: Pick<Keys, 'secret'>) => sealedFor(keys, 'registration')

/** A token has 256 random bits of its own, so a plain hash of it tells nobody anything. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
