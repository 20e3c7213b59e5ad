// Sealing: AES-256-GCM with the format in the first byte, so that a later format can be told from this one.
// Sealed bytes are bound to `aad`: the same bytes under another header, account or purpose do not open. Keeps no keys.
import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

const format = 1
const nonceBytes = 12
const tagBytes = 16
/** So many bytes longer is what is sealed than what it holds. */
export const sealedMore = 1 + nonceBytes + tagBytes

// Making ready a key, and asking for 12 random bytes, each cost more than the sealing of a short text: a key is made ready once and
// goes when its bytes go (the cache of account keys lets go after seconds); randomness is fetched for many nonces at a time.
// Trap: the bytes of a key must not be changed while somebody still seals with them.
const ready = new WeakMap<Buffer, KeyObject>()
function readyKey(key: Buffer): KeyObject {
  let made = ready.get(key)
  if (!made) ready.set(key, made = createSecretKey(key))
  return made
}

const pool = Buffer.alloc(nonceBytes * 512)
let used = pool.length
function newNonce(): Buffer {
  if (used === pool.length) { randomFillSync(pool); used = 0 }
  return Buffer.from(pool.subarray(used, used += nonceBytes))
}

/** The bytes were changed, were sealed for something else, or with another key. Says nothing about which. */
export class SealBroken extends Error {
  constructor() {
    super('sealed bytes do not open: they were changed, belong to something else, or were sealed with another key')
    this.name = 'SealBroken'
  }
}

/** 1 byte format (1) ‖ 12 byte random nonce ‖ ciphertext ‖ 16 byte tag. `key` is 32 bytes. */
export function seal(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', readyKey(key), nonce, { authTagLength: tagBytes })
  cipher.setAAD(aad)
  const body = cipher.update(plain)
  cipher.final()
  return Buffer.concat([Buffer.of(format), nonce, body, cipher.getAuthTag()])
}

/** The plain bytes again; throws SealBroken for anything that was not sealed by this key for this aad. */
export function open(key: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== format) throw new SealBroken()
  const decipher = createDecipheriv('aes-256-gcm', readyKey(key), sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch {
    throw new SealBroken()
  }
  return plain
}
