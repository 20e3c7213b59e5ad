// A waiting fact sealed to the server's delivery key and signed by its device: it can be delivered without being readable
// on the phone, after sign-out, lease end or revocation. ECDH P-256 (ephemeral) → HKDF-SHA-256 → AES-256-GCM; ECDSA P-256 / SHA-256.
import { fromBase64url, toBase64url } from './bytes.ts'
import { canonicalHeader, type FactHeader } from './fact.ts'
import type { SealedFact } from './sync.ts'

const info = new TextEncoder().encode('viewme delivery 1')
const utf8 = new TextEncoder()

type Bound = Pick<SealedFact, 'keyId' | 'header' | 'counter' | 'insteadOf'>

const associated = ({ keyId, header, counter, insteadOf }: Bound): Uint8Array<ArrayBuffer> =>
  utf8.encode(JSON.stringify([keyId, canonicalHeader(header), header.audience ? [header.audience.groups, header.audience.members] : null, counter, ...(insteadOf ? [insteadOf] : [])]))

const signed = (sealed: Omit<SealedFact, 'signature'>): Uint8Array<ArrayBuffer> =>
  utf8.encode(JSON.stringify([new TextDecoder().decode(associated(sealed)), sealed.ephemeral, sealed.nonce, sealed.ciphertext]))

async function sharedKey(privateKey: CryptoKey, publicKey: CryptoKey, use: KeyUsage): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info }, material, { name: 'AES-GCM', length: 256 }, false, [use])
}

/** Seals one fact. `signWith`: the device's ECDSA P-256 private key. Errors only if a key is of the wrong kind. */
export async function sealFact(options: {
  header: FactHeader; body: unknown; counter: number; insteadOf?: string[] | undefined
  delivery: { keyId: string; publicKey: JsonWebKey }; signWith: CryptoKey
}): Promise<SealedFact> {
  const { header, counter } = options
  const { keyId } = options.delivery
  const bound: Bound = { keyId, header, counter, ...(options.insteadOf ? { insteadOf: options.insteadOf } : {}) }
  const theirs = await crypto.subtle.importKey('jwk', options.delivery.publicKey, { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']) as CryptoKeyPair
  const key = await sharedKey(pair.privateKey, theirs, 'encrypt')
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plain = utf8.encode(JSON.stringify(options.body))
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: associated(bound) }, key, plain)
  const unsigned = {
    ...bound,
    ephemeral: toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    nonce: toBase64url(nonce),
    ciphertext: toBase64url(new Uint8Array(ciphertext)),
  }
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, options.signWith, signed(unsigned))
  return { ...unsigned, signature: toBase64url(new Uint8Array(signature)) }
}

/** True when the sealed fact was signed by the device's registered key. */
export async function signatureHolds(sealed: SealedFact, signingKey: JsonWebKey): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('jwk', signingKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64url(sealed.signature), signed(sealed))
  } catch { return false }
}

/** Opens a sealed fact with the server's private half. Throws when it was made for another key or has been changed. */
export async function openSealed(sealed: SealedFact, privateKey: CryptoKey): Promise<unknown> {
  const ephemeral = await crypto.subtle.importKey('raw', fromBase64url(sealed.ephemeral), { name: 'ECDH', namedCurve: 'P-256' }, false, [])
  const key = await sharedKey(privateKey, ephemeral, 'decrypt')
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64url(sealed.nonce), additionalData: associated(sealed) }, key, fromBase64url(sealed.ciphertext))
  return JSON.parse(new TextDecoder().decode(plain))
}
