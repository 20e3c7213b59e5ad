// The binder key's life: made at the first sign-in, opened, locked, wrapped anew. The words on screen say which protection applies.
import { encryptFilesAnew } from '../files/settle-files.ts'
import { encryptAnew, settleKeys } from '../in-force.ts'
import { encryptEverythingAnew, encryptMomentAnew, encryptSmallAnew } from './encrypt-anew.ts'
import { importKey, type Bytes } from '../cipher.ts'
import { binderIsOpen, changeHome, momentAllowed, momentLabelOf, momentLabels, rightedNow, type Copy } from '../copy.ts'
import { learn } from '../learn.ts'
import { dropInboxBefore, makeInbox } from './inbox.ts'
import { bareKeyOf, hasKey, labelAfter } from './binder-lock.ts'
import { leaseOf } from './lease.ts'
import { sayMomentKey } from './todays-key.ts'
import { dropKey, dropKeys, heldKey, holdKey } from './unlocked.ts'

export type Protection = 'pin' | 'passkey' | 'device' | 'nothing'
export const protectionOf = ({ binder }: Copy['home']): Protection =>
  (binder?.pin ? 'pin' : binder?.passkey ? 'passkey' : binder?.device ? 'device' : 'nothing')

/** Raw key bytes of an open binder wrapped by PIN or passkey, in this tab's memory only: what another wrap is made of. */
export const raws = new WeakMap<Copy, Bytes>()

/** Asked at opening, at every minute of use and after contact: takes away what the lease no longer allows, puts in memory what needs no asking. */
export async function openFreely(copy: Copy): Promise<void> {
  const { home } = copy
  const lease = leaseOf(home.lease, rightedNow(copy), home.leaseHours)
  if (lease.binder !== 'open') lock(copy, true)
  else if (home.binder?.device && !home.shared) holdKey(copy.database, home.binder.label, home.binder.device)
  // Another tab has put a PIN or a passkey before it, or the phone is shared now: what this one opened earlier is asked for too.
  else if (home.binder?.device || !binderIsOpen(copy)) forget(copy)
  if (lease.moment !== 'open' || !momentAllowed(home)) dropKey(copy.database, momentLabelOf(home))
  else holdKey(copy.database, momentLabelOf(home), home.momentKey!)
}

/** After the owner's word has been heard: makes the device-held key where it is allowed, moves bodies when the moment key has been agreed or withdrawn. */
export async function settleAgreement(copy: Copy): Promise<void> {
  const { home } = copy
  if (!hasKey(home.binder) && home.agreed.deviceLock && !home.shared) {
    const raw = crypto.getRandomValues(new Uint8Array(32))
    const device = await importKey(raw)
    raw.fill(0)
    await changeHome(copy, (row) => {
      if (!hasKey(row.binder) && !row.shared) row.binder = { label: labelAfter(row.binder), device, pin: null, passkey: null, old: null }
    })
  }
  await openFreely(copy)
  if (binderIsOpen(copy)) await afterOpening(copy)
}

/** What had to wait for the binder key: rows that came in while it was locked, rows in the wrong place, an unfinished change of key. */
export async function afterOpening(copy: Copy): Promise<void> {
  const { store } = copy
  const { label, old } = copy.home.binder!
  if (old) holdKey(copy.database, old.label, old.key)
  await makeInbox(copy, label, heldKey(copy.database, label)!)
  const changed = old === null || await encryptEverythingAnew(copy, old.label)
  const taken = await takeIn(copy)
  // Locked again before the end: the rest is done at the next unlocking, and until then the old key stays.
  if (old && changed && taken) await dropOld(copy, old.label)
  const moment = await store.facts.where('apart').startsWith(momentLabels).toArray()
  const safety = momentAllowed(copy.home) ? (await store.inForce.toArray()).filter((row) => row.heads.some((head) => head.moment)).map((row) => row.subject) : []
  await settleKeys(copy, [...new Set([...moment.map((row) => row.subject), ...safety])])
  if (!copy.home.agreed.momentKey && copy.home.momentKey) await dropMomentKey(copy, copy.home.momentKey)
  // Not waited for: it takes its time after an update of the app, and unlocking must not.
  void learn(copy)
}

/** Puts what came in while the binder was locked under its key. False when it was locked again meanwhile. */
async function takeIn(copy: Copy): Promise<boolean> {
  const { store } = copy
  const known = new Set(await store.pageKeys.toCollection().primaryKeys())
  const came = await store.facts.where('apart').startsWith('i').filter((row) => known.has(row.key)).toArray()
  let all = true
  for (let at = 0; at < came.length; at += 500) all = await encryptAnew(copy, came.slice(at, at + 500), () => false) && all
  all = await encryptFilesAnew(copy, await store.files.where('key').anyOf([...known]).primaryKeys(), 'binder') && all
  all = await encryptSmallAnew(copy, (label) => known.has(label)) && all
  // In one transaction: a row that is just being stored either counts here, or finds its key gone and is encrypted again.
  await store.transaction('rw', [store.facts, store.people, store.drafts, store.files, store.pageKeys], async () => {
    const waits = (row: { key: string }) => row.key.startsWith('i')
    if (await store.facts.where('apart').startsWith('i').count() + await store.files.where('key').startsWith('i').count() + await store.people.filter(waits).count() + await store.drafts.filter(waits).count() === 0) await store.pageKeys.clear()
  })
  return all
}

/** Everything lies under the new key: the one before goes from the disk and from memory. */
async function dropOld(copy: Copy, old: string): Promise<void> {
  await dropInboxBefore(copy)
  await changeHome(copy, (row) => { if (row.binder?.old?.label === old) row.binder.old = null })
  dropKey(copy.database, old)
}

/** The owner has withdrawn the moment key: it goes when everything has been moved from under it. */
async function dropMomentKey(copy: Copy, key: CryptoKey): Promise<void> {
  const label = momentLabelOf(copy.home)
  // From now on nothing more is stored under it: what another tab is just storing is encrypted again (see todays-key.ts).
  await sayMomentKey(copy.store, null)
  // `openFreely` has already taken it from memory.
  holdKey(copy.database, label, key)
  if (await encryptMomentAnew(copy)) await changeHome(copy, (row) => { if (!row.agreed.momentKey) row.momentKey = null })
  dropKey(copy.database, label)
}

export async function openBinder(copy: Copy, raw: Bytes): Promise<void> {
  const key = await importKey(raw)
  raws.set(copy, raw)
  holdKey(copy.database, copy.home.binder!.label, key)
  await afterOpening(copy)
  copy.tell()
}

/** Forgets the binder's keys and every opened body. Where the device's own lock protects, there is nothing to ask for and nothing is locked. */
export function lock(copy: Copy, evenDeviceHeld = false): void {
  if ((copy.home.binder?.device && !copy.home.shared && !evenDeviceHeld) || !binderIsOpen(copy)) return
  forget(copy)
  copy.tell()
}

/** True where a key lies bare though others use the phone too: nothing is shown by it, and it goes as soon as its human has set a PIN, or somebody else arrives. */
export const keyMustGo = ({ home }: Copy): boolean => home.shared && bareKeyOf(home.binder) !== null

/** Forgets without asking how the binder is protected. */
export function forget(copy: Copy): void {
  dropKeys(copy.database, 'binder')
  raws.delete(copy)
  copy.bodies.clear()
}
