// Delivery keys: phones seal what waits in their outbox to the newest public half; the private half opens it when it arrives.
// A phone may come back after months: a private half lives 400 days after it was last handed out, then it is destroyed.
import { randomBytes, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import { destroyFile, namesWithEnding, writeDurably, writeOnce } from './durable-files.ts'
import { readKeyFile, unwrap, wrappedLine } from './key-file.ts'

const day = 86_400_000
const newAfterDays = 30
const keptDays = 400
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const aad = (keyId: string) => `${keyId}|delivery-key`

export type DeliveryKey = { keyId: string; publicKey: JsonWebKey }
type Held = DeliveryKey & { createdAt: string; handedOutAt: string; wrapped: string; format: 1 }

export function deliveryKeyStore(dir: string, root: Buffer) {
  const fileOf = (keyId: string) => join(dir, `${keyId}.key`)
  let current: Held | null = null

  const list = async (): Promise<Held[]> => {
    const keys: Held[] = []
    for (const keyId of await namesWithEnding(dir, '.key')) {
      const found = await readKeyFile(fileOf(keyId))
      if (found) keys.push(found as unknown as Held)
    }
    return keys.sort((a, b) => a.createdAt < b.createdAt ? -1 : 1)
  }

  const create = async (now: Date): Promise<Held> => {
    const pair = await webcrypto.subtle.generateKey(curve, true, ['deriveBits'])
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
    const secret = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey))
    const keyId = randomBytes(16).toString('hex')
    const at = now.toISOString()
    const line = wrappedLine(root, secret, aad(keyId), { keyId, publicKey: { kty, crv, x, y }, createdAt: at, handedOutAt: at })
    secret.fill(0)
    await writeOnce(fileOf(keyId), line)
    return JSON.parse(line) as Held
  }

  return {
    /** The key to seal to now; a new one each month. That it was handed out is written down once a day. */
    handOut: async (now: Date): Promise<DeliveryKey> => {
      const age = (at: string) => now.getTime() - Date.parse(at)
      if (!current || age(current.createdAt) >= newAfterDays * day || age(current.handedOutAt) >= day) {
        const newest = (await list()).at(-1)
        current = newest && age(newest.createdAt) < newAfterDays * day ? newest : await create(now)
        if (age(current.handedOutAt) >= day) {
          current = { ...current, handedOutAt: now.toISOString() }
          await writeDurably(fileOf(current.keyId), JSON.stringify(current) + '\n')
        }
      }
      return { keyId: current.keyId, publicKey: current.publicKey }
    },

    privateKey: async (keyId: string): Promise<webcrypto.CryptoKey | null> => {
      if (!/^[0-9a-f]{32}$/.test(keyId)) return null
      const found = await readKeyFile(fileOf(keyId))
      if (!found) return null
      const secret = unwrap(root, found, aad(keyId), fileOf(keyId))
      try {
        return await webcrypto.subtle.importKey('pkcs8', secret, curve, false, ['deriveBits', 'deriveKey'])
      } finally {
        secret.fill(0)
      }
    },

    /** One day more than promised: the day of handing out is only known to the day. */
    destroyOld: async (now: Date): Promise<number> => {
      let destroyed = 0
      for (const key of await list()) {
        if (now.getTime() - Date.parse(key.handedOutAt) < (keptDays + 1) * day) continue
        if (current?.keyId === key.keyId) current = null
        await destroyFile(fileOf(key.keyId))
        destroyed += 1
      }
      return destroyed
    },
  }
}
