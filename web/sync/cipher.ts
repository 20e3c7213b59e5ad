// One row's body on the phone: nonce ‖ AES-256-GCM ciphertext with tag, bound to the row's id. Imports nothing: the moment path uses it.
const utf8 = new TextEncoder()
const text = new TextDecoder()

export type Bytes = Uint8Array<ArrayBuffer>

/** A key that cannot be taken out of this browser by script. Not encryption at rest: see docs/protects.md. */
export const makeKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']) as Promise<CryptoKey>
export const importKey = (raw: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

export async function encryptBytes(key: CryptoKey, id: string, plain: Bytes): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(id) }, key, plain)
  const all = new Uint8Array(12 + sealed.byteLength)
  all.set(iv)
  all.set(new Uint8Array(sealed), 12)
  return all
}

/** Throws when key, id and bytes do not belong together. */
export async function decryptBytes(key: CryptoKey, id: string, data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: data.subarray(0, 12), additionalData: utf8.encode(id) }, key, data.subarray(12)))
}

export const encryptValue = (key: CryptoKey, id: string, value: unknown): Promise<Bytes> => encryptBytes(key, id, utf8.encode(JSON.stringify(value)))
export const decryptValue = async (key: CryptoKey, id: string, data: Bytes): Promise<any> => JSON.parse(text.decode(await decryptBytes(key, id, data)))
