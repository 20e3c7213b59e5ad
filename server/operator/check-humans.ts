// Everyone who signs in can still be known: each address opens with this key store and is the one it is looked up by, and each name is the
// one that was entered. Says ids only.
import type { ClientBase } from 'pg'
import { checkHumans } from '../domain/accounts/accounts.ts'
import { IdentityKeyMissing } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'

export async function humanFaults(client: ClientBase, keys: Keys): Promise<string[]> {
  try {
    const { broken, renamed } = await checkHumans({ tx: client, keys })
    return [
      ...broken.map((human) => `Human ${human}: the address does not open with this key store, or is not the one that is signed in with.`),
      ...renamed.map((human) => `Human ${human}: the name has been changed, or somebody has been put in by hand.`),
    ]
  } catch (error) {
    if (error instanceof IdentityKeyMissing) return [error.message]
    throw error
  }
}
