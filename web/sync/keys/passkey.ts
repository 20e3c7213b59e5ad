// The binder key wrapped by what a passkey gives for a salt (WebAuthn's prf extension). The authenticator asks for its own finger or PIN.
import { decryptBytes, encryptBytes, importKey, type Bytes } from '../cipher.ts'
import type { PasskeyLock } from './binder-lock.ts'

const id = 'binder key by passkey'
const relyingParty = 'ViewMe'

type PrfOutput = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }

async function keyFrom(secret: BufferSource): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(id) }, material, 256)
  return importKey(new Uint8Array(bits))
}

async function secretOf(credential: Bytes, salt: Bytes): Promise<BufferSource | null> {
  const got = await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)), allowCredentials: [{ type: 'public-key', id: credential }], userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
    },
  }) as PublicKeyCredential | null
  return (got?.getClientExtensionResults() as PrfOutput | undefined)?.prf?.results?.first ?? null
}

/** Makes a passkey for this copy alone and wraps the key; null when this browser or authenticator cannot (use a PIN), or the human said no. */
export async function wrapWithPasskey(raw: Bytes, shownAs: string): Promise<PasskeyLock | null> {
  if (!('credentials' in navigator) || typeof PublicKeyCredential === 'undefined') return null
  try {
    return await makePasskey(raw, shownAs)
  } catch (fault) {
    if (fault instanceof DOMException) return null
    throw fault
  }
}

async function makePasskey(raw: Bytes, shownAs: string): Promise<PasskeyLock | null> {
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)), rp: { name: relyingParty },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name: shownAs, displayName: shownAs },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      extensions: { prf: {} },
    },
  }) as PublicKeyCredential | null
  if (!made || !(made.getClientExtensionResults() as PrfOutput).prf?.enabled) return null
  const credential = new Uint8Array(made.rawId)
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const secret = await secretOf(credential, salt)
  return secret && { credential, salt, wrapped: await encryptBytes(await keyFrom(secret), id, raw) }
}

/** The raw binder key, or null when the human said no or it is another passkey. */
export async function unwrapWithPasskey(lock: PasskeyLock): Promise<Bytes | null> {
  try {
    const secret = await secretOf(lock.credential, lock.salt)
    return secret && await decryptBytes(await keyFrom(secret), id, lock.wrapped)
  } catch { return null }
}
