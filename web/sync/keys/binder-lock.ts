// How the binder key lies on this phone: wrapped by PIN or passkey, or, where the owner allows it and the phone is the member's own,
// as it is ("skyddas av telefonens eget lås"). Types only; see pin.ts and passkey.ts.
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
