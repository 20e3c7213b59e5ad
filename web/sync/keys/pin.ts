// The binder key wrapped by a PIN: argon2id (RFC 9106) of at least a second, waits of 1, 2, 4 … minutes, gone after ten failures.
import { argon2id } from 'hash-wasm'
import { decryptBytes, encryptBytes, importKey, type Bytes } from '../cipher.ts'
import type { PinLock } from './binder-lock.ts'

export const mostFailures = 10
const id = 'binder key by PIN'

export type PinCost = { memory: number; iterations: number }

async function keyFrom(pin: string, salt: Bytes, cost: PinCost): Promise<CryptoKey> {
  const hash = await argon2id({ password: pin.normalize('NFC'), salt, parallelism: 1, iterations: cost.iterations, memorySize: cost.memory, hashLength: 32, outputType: 'binary' })
  return importKey(new Uint8Array(hash))
}

/** What makes argon2id take at least `ms` on this phone: 64 MiB, more passes on a faster one. */
export async function measureCost(ms = 1000): Promise<PinCost> {
  const memory = 64 * 1024
  const began = performance.now()
  await keyFrom('000000', new Uint8Array(16), { memory, iterations: 1 })
  const one = Math.max(1, performance.now() - began)
  // A quarter above: the first run also warmed the code up.
  return { memory, iterations: Math.min(64, Math.max(3, Math.ceil((ms * 1.25) / one))) }
}

export const pinIsLongEnough = (pin: string) => /^\d{6,32}$/.test(pin)

export async function wrapWithPin(raw: Bytes, pin: string, cost: PinCost): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { salt, ...cost, wrapped: await encryptBytes(await keyFrom(pin, salt, cost), id, raw), failures: 0, waitUntil: 0 }
}

/** The raw binder key, or null when the PIN is wrong. */
export async function unwrapWithPin(lock: PinLock, pin: string): Promise<Bytes | null> {
  const key = await keyFrom(pin, lock.salt, lock)
  return decryptBytes(key, id, lock.wrapped).catch(() => null)
}

/** To be stored before the attempt is made: a phone switched off in the middle has used it up. */
export const attempted = (lock: PinLock, now: number): PinLock =>
  ({ ...lock, failures: lock.failures + 1, waitUntil: now + 60_000 * 2 ** lock.failures })
