// Attempts to open the binder: by PIN, counted before each is judged, or by passkey.
import { changeHome, rightedNow, type Copy } from '../copy.ts'
import type { PinLock } from './binder-lock.ts'
import { openBinder } from './binder.ts'
import { leaseOf } from './lease.ts'
import { unwrapWithPasskey } from './passkey.ts'
import { attempted, mostFailures, unwrapWithPin } from './pin.ts'

/** `wait`: too early, nothing was tried. `destroyed`: the tenth failure; the wrapped key is gone. Times: server time, ms. */
export type Unlocked = { result: 'open' } | { result: 'wrong'; left: number; waitUntil: number } | { result: 'wait'; left: number; waitUntil: number }
  | { result: 'destroyed' } | { result: 'closed'; why: 'lease' | 'clock' } | { result: 'no-pin' }

export async function unlockWithPin(copy: Copy, pin: string): Promise<Unlocked> {
  const closed = leaseOf(copy.home.lease, rightedNow(copy), copy.home.leaseHours).binder
  if (closed !== 'open') return { result: 'closed', why: closed }
  const now = rightedNow(copy)
  const found: { lock?: PinLock; early?: boolean } = {}
  // Counted in the same transaction that reads: two tabs cannot share an attempt.
  await changeHome(copy, (row) => {
    const pinLock = row.binder?.pin
    if (!pinLock) return
    found.lock = pinLock
    found.early = now < pinLock.waitUntil
    if (!found.early) row.binder!.pin = attempted(pinLock, now)
  })
  if (!found.lock) return { result: 'no-pin' }
  const { failures, waitUntil } = copy.home.binder!.pin!
  if (found.early) return { result: 'wait', left: mostFailures - failures, waitUntil }
  const raw = await unwrapWithPin(found.lock, pin)
  if (raw) {
    await changeHome(copy, (row) => { if (row.binder?.pin) Object.assign(row.binder.pin, { failures: 0, waitUntil: 0 }) })
    await openBinder(copy, raw)
    return { result: 'open' }
  }
  // The wait begins now, here and in other tabs.
  copy.tell()
  if (failures < mostFailures) return { result: 'wrong', left: mostFailures - failures, waitUntil }
  await changeHome(copy, (row) => {
    if (!row.binder?.pin) return
    // Overwritten before it is let go of.
    crypto.getRandomValues(row.binder.pin.wrapped)
    row.binder.pin = null
  })
  return { result: 'destroyed' }
}

export async function unlockWithPasskey(copy: Copy): Promise<Unlocked> {
  const closed = leaseOf(copy.home.lease, rightedNow(copy), copy.home.leaseHours).binder
  if (closed !== 'open') return { result: 'closed', why: closed }
  const raw = copy.home.binder?.passkey ? await unwrapWithPasskey(copy.home.binder.passkey) : null
  if (!raw) return { result: 'no-pin' }
  await openBinder(copy, raw)
  return { result: 'open' }
}
