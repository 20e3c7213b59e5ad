// Everyone who signs in can still be known: each address opens with this key store and is the one it is looked up by. Names ids only.
import type { ClientBase } from 'pg'
import { checkAddresses } from '../domain/accounts/accounts.ts'
import { IdentityKeyMissing } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'

export async function addressFaults(client: ClientBase, keys: Keys): Promise<string[]> {
  try {
    const { broken } = await checkAddresses({ tx: client, keys })
    return broken.map((human) => `Human ${human}: the address does not open with this key store, or is not the one that is signed in with.`)
  } catch (error) {
    if (error instanceof IdentityKeyMissing) return [error.message]
    throw error
  }
}
