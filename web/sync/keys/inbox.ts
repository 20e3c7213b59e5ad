// While the binder is locked the phone can still take in: a random key per batch, itself sealed to the inbox's public key,
// whose private half lies under the binder key. So updates arrive and notes are saved, and nothing becomes readable before unlocking.
import { decryptBytes, decryptValue, encryptBytes, encryptValue, importKey, type Bytes } from '../cipher.ts'
import type { Copy, WritingKey } from '../copy.ts'
import { heldKey, holdKey } from './unlocked.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const pointBytes = 65

/** An empty public key: nothing can be taken in, and nothing is stored under an earlier key any more. `privateKey`: JWK under the binder key named by `label`. */
export type InboxMeta = { publicKey: Bytes; privateKey: Bytes; label: string }
export const noInbox = (label: string): InboxMeta => ({ publicKey: new Uint8Array(0), privateKey: new Uint8Array(0), label })
const isInboxOf = (inbox: InboxMeta | undefined, label: string): boolean => inbox?.label === label && inbox.publicKey.length > 0

async function shared(privateKey: CryptoKey, publicKey: CryptoKey): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const material = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode('viewme inbox 1') },
    material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const inboxOf = (copy: Copy, at: 'inbox' | 'inboxBefore') => copy.store.meta.get(at) as Promise<InboxMeta | undefined>

/**
 * Made once for each binder key; from then on nothing more is stored under an earlier one (see todays-key.ts). `key`: the binder key under `label`.
 * The inbox before stays until what came in through it has been taken in: see `dropInboxBefore`.
 */
export async function makeInbox(copy: Copy, label: string, key: CryptoKey): Promise<void> {
  const { store } = copy
  if (isInboxOf(await inboxOf(copy, 'inbox'), label)) return
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']) as CryptoKeyPair
  const inbox: InboxMeta = {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: await encryptValue(key, 'inbox', await crypto.subtle.exportKey('jwk', pair.privateKey)), label,
  }
  await store.transaction('rw', store.meta, async () => {
    const before = await inboxOf(copy, 'inbox')
    if (isInboxOf(before, label)) return
    if (before && before.publicKey.length > 0) await store.meta.put(before, 'inboxBefore')
    await store.meta.put(inbox, 'inbox')
  })
}

export const dropInboxBefore = (copy: Copy): Promise<void> => copy.store.meta.delete('inboxBefore')

export async function makeWriteOnlyKey(copy: Copy): Promise<WritingKey | null> {
  const inbox = await inboxOf(copy, 'inbox')
  if (!inbox || inbox.publicKey.length === 0) return null
  const publicKey = await crypto.subtle.importKey('raw', inbox.publicKey, curve, false, [])
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']) as CryptoKeyPair
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const label = `i${crypto.randomUUID()}`
  const sealed = await encryptBytes(await shared(pair.privateKey, publicKey), label, raw)
  const data = new Uint8Array(pointBytes + sealed.length)
  data.set(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  data.set(sealed, pointBytes)
  await copy.store.pageKeys.put({ label, key: inbox.label, data })
  return { label, key: await importKey(raw) }
}

/** The key of such a batch once the binder is open; null before. */
export async function openPageKey(copy: Copy, label: string): Promise<CryptoKey | null> {
  const row = await copy.store.pageKeys.get(label)
  const inbox = row && [await inboxOf(copy, 'inbox'), await inboxOf(copy, 'inboxBefore')].find((one) => one?.label === row.key)
  const binder = inbox && heldKey(copy.database, inbox.label)
  if (!binder) return null
  const privateKey = await crypto.subtle.importKey('jwk', await decryptValue(binder, 'inbox', inbox.privateKey), curve, false, ['deriveBits'])
  const publicKey = await crypto.subtle.importKey('raw', row.data.slice(0, pointBytes), curve, false, [])
  const key = await importKey(await decryptBytes(await shared(privateKey, publicKey), label, row.data.slice(pointBytes)))
  holdKey(copy.database, label, key)
  return key
}
