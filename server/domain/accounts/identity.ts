// Which human an e-mail address belongs to, told only to who holds the key store: the tables keep a keyed hash to find it by and the
// address sealed to send mail to, and beside the name a keyed fingerprint of it. The sign-in library is handed the hash in the shape of an address, and never sees the address itself.
import { createHmac, hkdfSync } from 'node:crypto'
import { emailAddress } from '@viewme/contract/me.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { open, seal } from '../../platform/keys/seal.ts'

/** All that is kept of a name. */
export type Named = { id: string; name: string; firstName: string; lastName: string; createdAt: Date }
export type Identity = Awaited<ReturnType<typeof identityOf>>

/** Throws IdentityKeyMissing when the key store does not hold what every known address is hashed with. */
export async function identityOf(keys: Pick<Keys, 'secret'>) {
  const secret = await keys.secret('identity')
  const [hashing, sealing, proving] = ['index', 'address', 'name'].map((use) => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `viewme identity|${use}`, 32))) as [Buffer, Buffer, Buffer]
  // An address cannot be moved to another human: the sealed one opens for its own only.
  const bound = (human: string) => Buffer.from(`${human}|address`)
  return {
    /** The same for the same address however it is typed. `invalid` is the ending that no real address ever has (RFC 2606). */
    index: (email: string): string => `${createHmac('sha256', hashing).update(emailAddress.parse(email)).digest('hex')}@index.invalid`,
    seal: (human: string, email: string): Buffer => seal(sealing, Buffer.from(emailAddress.parse(email)), bound(human)),
    /** What only this key store can make of a human's name, and of nobody else's. */
    proofOf: ({ id, name, firstName, lastName, createdAt }: Named): Buffer => createHmac('sha256', proving).update(JSON.stringify([id, name, firstName, lastName, createdAt.toISOString()])).digest(),
    /** Throws SealBroken. */
    open: (human: string, sealed: Buffer): string => open(sealing, sealed, bound(human)).toString('utf8'),
  }
}
