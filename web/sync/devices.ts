// Makes this device known at an online sign-in and hears what the owner has agreed to: lease, moment key, the device's own lock.
import { deviceReply } from '@viewme/contract/sync.ts'
import { makeKey } from './cipher.ts'
import { changeHome, momentLabelOf, rightedNow, type Copy } from './copy.ts'
import { ask, type Trouble } from './http.ts'
import { settleAgreement } from './keys/binder.ts'
import { contactNow, usedNow } from './keys/lease.ts'
import { nextMomentLabel, sayMomentKey } from './keys/todays-key.ts'
import { isFull } from './not-saved.ts'

export const registerEveryMs = 3_600_000

export async function makeSigning(): Promise<NonNullable<Copy['home']['signing']>> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']) as CryptoKeyPair
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { privateKey: pair.privateKey, publicJwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! } }
}

/** Device minus server, ms. Half the way there and back: the best guess of when the server read its clock. */
const offsetOf = (asked: number, answered: number, serverTime: number): number => Math.round((asked + answered) / 2 - serverTime)
const worthNotingMs = 60_000

/** The clock may have been set since the device was last registered. `asked`: the device's clock when the question was sent; all in ms. */
export async function measureClock(copy: Copy, asked: number, serverTime: number): Promise<void> {
  const offset = offsetOf(asked, copy.parts.now(), serverTime)
  if (copy.home.offset === null || Math.abs(offset - copy.home.offset) < worthNotingMs) return
  await changeHome(copy, (row) => {
    row.offset = offset
    row.lease = contactNow(serverTime, row.lease.until)
  })
}

/** Once an hour at most. The answer is also the contact that renews the lease. */
export async function registerDevice(copy: Copy): Promise<Trouble | null> {
  const { home, parts } = copy
  if (home.registeredAt !== null && Math.abs(parts.now() - home.registeredAt) < registerEveryMs) return null
  const signing = home.signing ?? await makeSigning()
  if (!home.signing) await changeHome(copy, (row) => { row.signing ??= signing })
  const asked = parts.now()
  const answer = await ask(parts, `/api/accounts/${home.account}/devices`, deviceReply, { device: home.device, body: { device: home.device, signingKey: copy.home.signing!.publicJwk } })
  if (answer.is === 'fault' && answer.status === 409) {
    // The server knows this device by another key (a copied or restored profile): it is a new device then.
    await changeHome(copy, (row) => { row.device = crypto.randomUUID(); row.signing = null; row.registeredAt = null })
    return { is: 'wait', ms: 0 }
  }
  if (answer.is !== 'ok') return answer
  const { delivery, serverTime, lease, agreed } = answer.value
  const momentKey = agreed.momentKey && !copy.home.momentKey ? await makeKey() : null
  const momentLabel = momentKey ? await nextMomentLabel(copy) : momentLabelOf(copy.home)
  // Said in the copy before it is used: a row under it would be refused until then.
  if (agreed.momentKey) await sayMomentKey(copy.store, momentLabel)
  await changeHome(copy, (row) => {
    row.offset = offsetOf(asked, parts.now(), Date.parse(serverTime))
    row.delivery = delivery
    row.leaseHours = { binder: lease.binderHours, moment: lease.momentHours }
    row.agreed = agreed
    row.registeredAt = parts.now()
    row.lease = contactNow(Date.parse(serverTime), row.lease.until)
    if (!row.momentKey && momentKey) Object.assign(row, { momentKey, momentLabel })
  })
  await settleAgreement(copy)
  await registerLeftBehind(copy)
  return null
}

/**
 * What this human has left sealed here was signed by an earlier device of theirs. A server that has been restored to before that device came does
 * not know its key, and could never take in what it signed. So whoever is signed in says anew which keys were theirs; one that is known stays as it is.
 */
async function registerLeftBehind({ home, parts, registry }: Copy): Promise<void> {
  const own = (await registry.leftBehind()).filter(({ human, account, sealed, device }) => human === home.human && account === home.account && sealed?.header.author === home.membership && device !== home.device)
  for (const [device, [row]] of Map.groupBy(own, (one) => one.device)) {
    if (row?.signedBy) await ask(parts, `/api/accounts/${home.account}/devices`, deviceReply, { device: home.device, body: { device, signingKey: row.signedBy } })
  }
}

/** After any answer that only a member gets: the lease begins anew, in server time as we know it. */
export const heardFromServer = (copy: Copy): Promise<void> => changeHome(copy, (row) => { row.lease = contactNow(rightedNow(copy), row.lease.until) })

/** While in use: the highest clock is remembered. On a full phone only until the app is closed: reading must go on. */
export async function inUse(copy: Copy): Promise<void> {
  const now = rightedNow(copy)
  try {
    await changeHome(copy, (row) => { row.lease = usedNow(row.lease, now) })
  } catch (fault) {
    if (!isFull(fault)) throw fault
    copy.home = { ...copy.home, lease: usedNow(copy.home.lease, now) }
  }
}
