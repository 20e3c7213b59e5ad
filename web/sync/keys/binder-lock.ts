// How the binder key lies on this phone: wrapped by PIN or passkey, or, where the owner allows it and the phone is the member's own,
// as it is ("skyddas av telefonens eget lås"). Pure; see pin.ts and passkey.ts.
import type { Bytes } from '../cipher.ts'

export type PinLock = {
  salt: Bytes
  /** argon2id: KiB and passes, measured on this phone to take at least a second. */
  memory: number
  iterations: number
  wrapped: Bytes
  failures: number
  /** Device clock put right, ms: no attempt before that. */
  waitUntil: number
}

export type PasskeyLock = { credential: Bytes; salt: Bytes; wrapped: Bytes }

export type BinderLock = {
  /** Names the key on each row: "b1", "b2". */
  label: string
  device: CryptoKey | null
  pin: PinLock | null
  passkey: PasskeyLock | null
  /** The device-held key before a PIN was set, until every row has been encrypted anew. */
  old: { label: string; key: CryptoKey } | null
}

/** False before the first key, and where the key has been given up: see giving-up.ts. */
export const hasKey = (lock: BinderLock | null): lock is BinderLock => lock !== null && (lock.device !== null || lock.pin !== null || lock.passkey !== null)

/** The key that stands in the registry as it is, also the one that a PIN is just taking the place of. Never on a shared phone. */
export const bareKeyOf = (lock: BinderLock | null): { label: string; key: CryptoKey } | null =>
  (lock?.device ? { label: lock.label, key: lock.device } : lock?.old ?? null)

/** A label that no row of the copy has had before. */
export const labelAfter = (lock: Pick<BinderLock, 'label'> | null): string => `b${Number(lock?.label.slice(1) ?? 0) + 1}`
