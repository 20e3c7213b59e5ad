// Another binder key, or another wrap around the same: what setting a PIN or a passkey does.
import { importKey, type Bytes } from '../cipher.ts'
import { binderIsOpen, changeHome, type Copy } from '../copy.ts'
import { hasKey, labelAfter, type BinderLock } from './binder-lock.ts'
import { afterOpening, keyMustGo, openFreely, raws } from './binder.ts'
import { wrapWithPasskey } from './passkey.ts'
import { measureCost, pinIsLongEnough, wrapWithPin, type PinCost } from './pin.ts'
import { holdKey } from './unlocked.ts'

type Wraps = Pick<BinderLock, 'pin'> | Pick<BinderLock, 'passkey'>

/**
 * Wraps the key anew; a device-held key is replaced, since its bytes may lie in the browser's profile for long. False when the wrap could not be made.
 * Throws, and nothing is changed, when another tab has changed the key meanwhile.
 */
async function changeKey(copy: Copy, wrap: (raw: Bytes) => Promise<Wraps | null>): Promise<boolean> {
  const { binder } = copy.home
  const before = hasKey(binder) ? binder : null
  // On a shared phone a bare key opens nothing but this: its human has just signed in and puts a PIN in its place.
  if (before && !binderIsOpen(copy) && !keyMustGo(copy)) throw new Error('the binder is locked')
  const kept = before && !before.device ? raws.get(copy) : undefined
  // Another key in its place would leave everything under one that nobody can open again.
  if (before && !before.device && !kept) throw new Error('the binder is locked')
  const raw = kept ?? crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await wrap(raw)
  if (!wrapped) return false
  if (kept) {
    await changeHome(copy, (row) => { if (row.binder) Object.assign(row.binder, wrapped) })
    return true
  }
  const label = labelAfter(binder)
  const key = await importKey(raw)
  let changed = false
  await changeHome(copy, (row) => {
    if (row.binder?.label !== binder?.label) return
    changed = true
    row.binder = { label, device: null, pin: null, passkey: null, ...wrapped, old: before?.device ? { label: before.label, key: before.device } : null }
  })
  if (!changed) {
    await openFreely(copy)
    copy.tell()
    throw new Error('another tab has changed the key')
  }
  raws.set(copy, raw)
  holdKey(copy.database, label, key)
  await afterOpening(copy)
  return true
}

/** Sets or changes the PIN. The binder must be open, or not yet have a key. */
export async function setPin(copy: Copy, pin: string, cost?: PinCost): Promise<void> {
  if (!pinIsLongEnough(pin)) throw new Error('a PIN has at least six digits')
  const measured = cost ?? await measureCost()
  await changeKey(copy, async (raw) => ({ pin: await wrapWithPin(raw, pin, measured) }))
  copy.tell()
}

/** False when this browser or authenticator cannot: use a PIN. */
export async function setPasskey(copy: Copy, shownAs: string): Promise<boolean> {
  const made = await changeKey(copy, async (raw) => {
    const passkey = await wrapWithPasskey(raw, shownAs)
    return passkey && { passkey }
  })
  copy.tell()
  return made
}
