// Sync, the front door of the phone side. `*.data.ts` files call it and nothing else in this folder; the moment path has `moment-reader.ts`.
// Every screen reads this phone's copy, online or not; writing appends here and to the outbox in one transaction; sending goes on by itself.
// It never decides a right, never shows a word, and says "sent" (a fact's seq) only after the server's answer.
//
//   const who = await arrive()                             after a sign-in: makes room for each membership, and begins to fill
//   const phone = await openPhone({ human, account })      null: no copy here, sign in online
//   phone.subscribe(() => phone.facts({ kind: 'note', newest: 50 }), give, fail)
//   await phone.append({ kind, subject?, basedOn, body, audience })   resolves = saved on the disk; rejects NotSaved = nothing saved
//   await phone.keepFile(bytes)                            a picture, on the disk; sent when a fact that names it has been appended
//   fact.stopped → "waiting" with a reason (quarantined) or "refused"; fact.seq === null → "waiting"; else "sent"
import type { FileRef } from '@viewme/contract/files.ts'
import { now } from '../platform/clock.ts'
import type { OtherDraft, Place } from '../platform/draft-place.ts'
import type { Found } from '../platform/found-draft.ts'
import type { PictureFault } from '../platform/pictures-underway.ts'
import { watchOf, type Watch } from '../platform/watch.ts'
import { askToKeep } from '../platform/room.ts'
import type { Bytes } from './cipher.ts'
import { clearedHere } from './cleared.ts'
import { findIn, keepAt, othersIn } from './draft-places.ts'
import { keepPictureOn, watchBytesOf, watchStateOf } from './files/keep-picture.ts'
import type { FileState } from './files/kept-files.ts'
import { browserParts } from './parts.ts'
import { createPhones, type Arrival, type Current, type Phones, type Unsent } from './phones.ts'
import type { Phone, Stop } from './phone.ts'
import { keepRunning, type Running } from './run.ts'
import { keepSearch, type Search, type Source } from './search.ts'
import { chooseLook, humansHere, sharedBefore, type HumanHere } from './sharing.ts'
import { destroyedHere } from './leave.ts'
import { goneHere, readGone, type Gone } from './gone.ts'
import type { Destroyed, Shown } from './registry.ts'

export type { ClockState } from './keys/lease.ts'
export { type ToWrite, type Written } from './append.ts'
export type { MemberChange } from './members.ts'
export { NotSaved } from './not-saved.ts'
export type { FilesMeta } from './store.ts'
export type { FileState } from './files/kept-files.ts'
export { audienceOf } from './audience.ts'
export { draftsOf, keepAt, othersIn } from './draft-places.ts'
export type { Phone, Stop } from './phone.ts'
export { savedBy, type Saved } from './saved.ts'
export type { PhoneFact } from './rows.ts'
export type { Status, Online, Readable } from './status.ts'
export { readableOf } from './status.ts'
export type { Unlocked } from './keys/unlock.ts'
export type { Protection } from './keys/binder.ts'
export type { Want } from './read.ts'
export type { Answer, Search, Source } from './search.ts'
export type { Arrival, Current, Unsent, Who } from './phones.ts'
export { shownColours, shownSymbols, type HumanHere } from './sharing.ts'
export type { Gone } from './gone.ts'
export type { Destroyed, Shown } from './registry.ts'

let made: { phones: Phones; running: Running; shown: Map<string, Phone> } | null = null

function browser() {
  if (made) return made
  const parts = browserParts()
  const phones = createPhones(parts)
  const shown = new Map<string, Phone>()
  made = { phones, shown, running: keepRunning(phones, parts, () => shown.values(), document, window) }
  return made
}

/** After an online sign-in, and whenever it is worth asking: who we are and where we are let in. Remembers the account named, else the one last used, else the first. */
export async function arrive(options: { shared?: boolean; evenSo?: boolean; account?: string } = {}): Promise<Arrival> {
  const { phones, running } = browser()
  const answer = await phones.arrive(options)
  if (answer.is !== 'ok') return answer
  const { human, memberships } = answer.value
  const before = await phones.current()
  const chosen = memberships.find((one) => one.account === options.account) ?? memberships.find((one) => before?.human === human && one.account === before.account) ?? memberships[0]
  await phones.choose(chosen ? { human, account: chosen.account } : null)
  running.syncSoon(true)
  // From now on there is something to keep.
  if (memberships.length > 0) void askToKeep()
  return answer
}

/** The human and account this browser shows; null = nobody has signed in here. */
export const current = (): Promise<Current | null> => browser().phones.current()
export const chooseAccount = (chosen: Current): Promise<void> => browser().phones.choose(chosen)
/** The accounts this human has a copy of here. */
export const accountsOf = async (human: string): Promise<string[]> => (await browser().phones.registry.homes()).filter((home) => home.human === human && home.state === 'in').map((home) => home.account)

/** The phone of one human and account, the same object every time. Null when there is no copy: sign in online. */
export async function openPhone(who: Current): Promise<Phone | null> {
  const { phones, shown, running } = browser()
  const phone = await phones.open(who)
  const key = `${who.human} ${who.account}`
  if (!phone) { shown.delete(key); return null }
  const wrapped = shown.get(key)
  if (wrapped?.copy === phone.copy) return wrapped
  const own: Phone = {
    ...phone,
    append: async (write) => { const written = await phone.append(write); sendSoon(running); return written },
    // With a key at last the rest is fetched at once.
    setPin: async (pin, cost) => { await phone.setPin(pin, cost); running.syncSoon(true) },
    setPasskey: async (shownAs) => { const made = await phone.setPasskey(shownAs); if (made) running.syncSoon(true); return made },
    rewrite: async (id, change) => { const written = await phone.rewrite(id, change); sendSoon(running); return written },
  }
  shown.set(key, own)
  await own.tick()
  running.syncSoon()
  return own
}

/** Where the browser offers it, the service worker delivers what is sealed, and ends a session, even if this tab is closed before. */
function sendSoon(running: Running): void {
  running.syncSoon()
  askWorker()
}

function askWorker(): void {
  type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }
  void navigator.serviceWorker?.getRegistration().then((registration) => (registration as WithSync | undefined)?.sync?.register('deliver')).catch(() => {})
}

/** Said by the app's start when it has looked: are all its files here? Kept for `status().readyForOffline` and the moment path. */
export async function noteShell(shell: { ready: boolean }): Promise<void> {
  const { phones, shown } = browser()
  await phones.registry.set('shell', { ready: shell.ready })
  for (const phone of shown.values()) phone.copy.tell()
}

/** A search over what the caller's sources read, in a thread of its own: memory alone. What is gone from the copy leaves it at once, and all of it when the binder locks. */
export const openSearch = (phone: Phone, sources: readonly Source[], changed: () => void): Search =>
  keepSearch(phone, sources, () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' }), changed)

let asked: Promise<Phone | null> | null = null

/** The phone of `current()`. Where its copy goes at its opening, the one that is shown instead. A screen's parts ask for it in one turn, in which nothing can change: opened once for all of them. */
export function openCurrent(): Promise<Phone | null> {
  if (!asked) {
    asked = openNow()
    queueMicrotask(() => { asked = null })
  }
  return asked
}

async function openNow(): Promise<Phone | null> {
  const who = await current()
  const phone = who && await openPhone(who)
  if (phone || !who) return phone
  const next = await current()
  return next && (next.human !== who.human || next.account !== who.account) ? openNow() : null
}

/** True: this one's copy is gone, and another is shown in its place, or the phone asks who it is. */
export async function isShownNoMore(phone: Phone): Promise<boolean> {
  const who = phone.copy.home.state === 'in' ? phone : await current()
  return who?.human !== phone.human || who.account !== phone.account
}

/** Makes a picture ready and keeps it here, or says why not. */
export const keepPicture = (chosen: Blob): Promise<FileRef | PictureFault> => keepPictureOn(openCurrent, chosen)
export const watchPictureState = (file: string): Watch<FileState> => watchStateOf(openCurrent, file)
export const watchPictureBytes = (file: string): Watch<Bytes | null> => watchBytesOf(openCurrent, file)

/** What was last half written in a form, and keeping it: on this phone alone. */
export const findDraft = async <D extends object>(of: string, id: string | null = null): Promise<Found<D>> => findIn<D>(await openCurrent(), of, id)
/** Beside the draft whose place has this name: another tab writes them, or wrote them. */
export const watchOtherDrafts = (own: string): Watch<OtherDraft[]> => watchOf(openCurrent)((phone) => othersIn(phone, own))
export const keepDraft = async (place: Place, draft: object | null): Promise<Place | null> => keepAt(await openCurrent(), place, draft && { ...draft, at: now().toISOString() })

/** Said at an earlier sign-in on this browser: several use it. Null: nobody has said. */
export const isShared = (): Promise<boolean | null> => sharedBefore(browser().phones.registry)
/** Everybody with a copy on this browser, by what each goes by before unlocking. */
export const everyoneHere = (): Promise<HumanHere[]> => humansHere(browser().phones.registry)
/** What this human goes by on a shared phone. */
export const goBy = (human: string, shown: Shown): Promise<void> => chooseLook(browser().phones.registry, human, shown)
/** Locks all this human's binders, in every tab. */
export const lockAll = (human: string): Promise<void> => browser().phones.lockAll(human)
/** Copies that went away by themselves, until their human has signed in again. */
export const destroyed = (): Promise<Destroyed[]> => destroyedHere(browser().phones.registry)
/** Nobody has a copy here, and somebody had: the browser has cleared it. `lost`: how much that lay here alone went with it (null: nobody knows; undefined: it can still be sent). */
export const cleared = (): Promise<{ lost: number | null | undefined } | null> => clearedHere(browser().phones.registry, browserParts())
/** Ends the session alone: of one who has signed in and then does not want a copy here. */
export const endSession = (): Promise<void> => browser().phones.endSession()

/** Copies that went away by themselves and have not been read of: see gone.ts. */
export const gone = (): Promise<Gone[]> => goneHere(browser().phones.registry)
/** This human has read of those of theirs, in every tab. What still waits to be delivered is told of until it has been. */
export async function haveReadGone(human: string): Promise<void> {
  await readGone(browser().phones.registry, human)
  browser().phones.post?.({})
}
/** Whether this human's membership of the account has ended here. */
export const hasEndedHere = async (who: Current): Promise<boolean> => (await browser().phones.registry.home(who.human, who.account))?.state === 'ended'

/** Told when the server has answered what was left behind by those who have no copy here any more, and when it has heard of their signing out. */
export function watchDelivered(listener: () => void): Stop {
  const { delivered } = browser().phones
  delivered.add(listener)
  return () => { delivered.delete(listener) }
}

/** How many written facts of this human are not accepted yet, and what signing out does to them: say so before. */
export const unsentOf = (human: string): Promise<Unsent> => browser().phones.unsent(human)

/** Deletes this human's copies and reading keys here, ends the session, and touches nobody else's. What was not sent stays sealed until it is delivered. */
export async function signOut(human: string): Promise<void> {
  const { phones, shown } = browser()
  for (const key of shown.keys()) if (key.startsWith(`${human} `)) shown.delete(key)
  await phones.signOut(human)
  if (await phones.owesEnd()) askWorker()
}

/** A session has been ended here, and the server has not heard of it yet. Told by `watchDelivered` once it has. */
export const isEndOwed = (): Promise<boolean> => browser().phones.owesEnd()
/** Sends what signs in, when the session before it has been ended if that is still to be done. */
export const signingIn = (send: () => Promise<Response>): Promise<Response> => browser().phones.signingIn(send)
