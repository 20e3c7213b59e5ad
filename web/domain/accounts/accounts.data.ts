// Who is using this phone, how it is protected, and signing in and out. The only file here that talks to the server or the phone's store.
import { me } from '@viewme/contract/me.ts'
import { askServer } from '../../platform/ask-server.ts'
import { accountsOf, arrive, chooseAccount as choose, current, everyoneHere, hasEndedHere, isShared, isShownNoMore, openCurrent, openPhone, signingIn, signOut as leave, unsentOf, watchDelivered, type FilesMeta, type Phone, type Unsent } from '../../sync/sync.ts'
import type { Watch } from '../../platform/watch.ts'
import { arriveAs, choosePerson, changePerson, hasJustArrived, isPicked, pick, shownOf, showAs, type HumanHere, type Shown } from './who.data.ts'

export type CastMember = { firstName: string; email: string; role: string; accountPersons: string[] }
/** `captive`: something between us and the server answered (a hotel's login page). `broken`: the server answered, but not as agreed. */
/** `no-binder`: signed in, but a member of no account. `no-cookies`: the browser has not kept the session. */
/** `would-lose`: that many texts of somebody else on this phone would go: ask first. */
export type SignInResult = { wouldLose: number } | 'signed-in' | 'no-binder' | 'no-cookies' | 'wrong' | 'too-many' | 'offline' | 'captive' | 'broken'

export type OpensBy = { pin: boolean; passkey: boolean }

export type Gate =
  /** `here`: who can be chosen, on a shared phone. */
  | { state: 'nobody'; here: HumanHere[] }
  | { state: 'open'; account: string; shared: boolean }
  /** The phone is shared and locked: first it asks who it is. */
  | { state: 'who'; account: string; here: HumanHere[] }
  /** The phone's own lock is not enough, on a shared one or by the owner's word: a PIN must be set before the binder can be filled. `signIn`: only by who has just signed in. */
  | { state: 'no-key'; account: string; shared: boolean; signIn: boolean }
  /** The binder key asks: away for five minutes, lease over, or the clock jumped. `waitUntil` (ISO): no attempt by PIN before that. */
  | { state: 'locked'; account: string; why: 'away' | 'lease' | 'clock'; firstName: string; waitUntil: string | null; opensBy: OpensBy; shared: boolean }
  /** And nothing else of theirs is on the phone. */
  | { state: 'ended'; account: string }

export type Me = {
  name: string
  roles: string[]
  person: string
  protectedBy: 'pin' | 'passkey' | 'device' | 'nothing'
  opensBy: OpensBy
  accounts: { account: string; person: string; roles: string[]; current: boolean }[]
  unsent: Unsent
  online: boolean
  offline: Offline
  /** The session has ended: what is written waits until somebody signs in. */
  signInAgain: boolean
  /** What one goes by on a shared phone; null on an own one. */
  shown: Shown | null
}

/** What this phone can do without network. `lacks`: what is missing besides pictures. `files`: null before anything has been counted; `subjects` and `whole` are instructions, all there are and those with every picture. `waiting`, `refused`: pictures made here. */
export type Offline = { ready: boolean; lacks: 'app' | 'binder' | null; files: (Pick<FilesMeta, 'files' | 'missing' | 'full'> & { subjects: number; whole: number }) | null; waiting: number; refused: number }

/** `left`: attempts before the phone's copy is destroyed. `wait`: too early, nothing was tried. */
export type UnlockResult = 'open' | 'wait' | 'destroyed' | 'closed' | { wrong: true; left: number }

/** The cast as buttons, with their shared password; null where there is no demo. */
export async function readCast(): Promise<{ password: string; cast: CastMember[] } | null> {
  try {
    const answer = await fetch('/api/demo/cast', { headers: { accept: 'application/json' } })
    return answer.ok && isJson(answer) ? ((await answer.json()) as { password: string; cast: CastMember[] }) : null
  } catch {
    return null
  }
}

/** Resolves when the phone has made room for the binder; filling goes on by itself. `person`: whose binder to open, where there are several. */
export async function signIn(email: string, password: string, options: { person?: string | undefined; shared: boolean }): Promise<SignInResult> {
  let answer: Response
  try {
    answer = await signingIn(() => fetch('/api/auth/sign-in/email', {
      method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ email, password }),
      // A password goes to ViewMe and nowhere that somebody else points to.
      redirect: 'manual',
    }))
  } catch {
    return 'offline'
  }
  if (answer.status === 511 || answer.type === 'opaqueredirect') return 'captive'
  if (answer.status === 429) return 'too-many'
  if (answer.status >= 500) return 'broken'
  if (!isJson(answer)) return 'captive'
  // Read to its end, so that the connection is free again.
  await answer.text()
  if (!answer.ok) return 'wrong'
  return enter(options)
}

/** Signed in: makes room here. `evenSo`: also where texts of others go. */
export async function enter({ person, shared, evenSo = false }: { person?: string | undefined; shared: boolean; evenSo?: boolean }): Promise<SignInResult> {
  const arrived = await arrive({ shared, evenSo })
  if (arrived.is === 'would-lose') return { wouldLose: arrived.count }
  if (arrived.is === 'ok') {
    arriveAs(arrived.value.human)
    const wanted = arrived.value.memberships.find((one) => one.person === person)
    if (wanted) await choose({ human: arrived.value.human, account: wanted.account })
  }
  tell()
  if (arrived.is === 'ok') return arrived.value.memberships.length > 0 ? 'signed-in' : 'no-binder'
  if (arrived.is === 'sign-in') return 'no-cookies'
  return arrived.is === 'offline' || arrived.is === 'captive' ? arrived.is : 'broken'
}

/** First and last name of whoever is signed in and in no account; null for everybody else, and when nobody can say. */
export async function readNameWithoutBinder(): Promise<string | null> {
  const answer = await askServer('/api/me', (text) => me.parse(JSON.parse(text)))
  return answer.is === 'ok' && answer.value.memberships.length === 0 ? `${answer.value.human.firstName} ${answer.value.human.lastName}` : null
}

const isJson = (answer: Response) => /[/+]json\b/.test(answer.headers.get('content-type') ?? '')

// Another human or account chosen in this tab: the watches below begin anew.
const listeners = new Set<() => void>()
export const tell = () => listeners.forEach((listener) => listener())

/** Follows whichever phone is shown; `nobody` when there is none. */
export const watchShown = <T>(read: (phone: Phone) => Promise<T>, nobody: () => Promise<T>): Watch<T> => (give, fail) => {
  let stop = () => {}
  let round = 0
  const begin = async () => {
    stop()
    stop = () => {}
    const mine = ++round
    const phone = await openCurrent()
    if (mine !== round) return
    if (phone) {
      stop = phone.subscribe(async () => {
        // Its copy is gone, and another is shown: this one has nothing more to say.
        if (await isShownNoMore(phone)) queueMicrotask(() => { if (mine === round) again() })
        return read(phone)
      }, give, fail)
    }
    else {
      stop = watchDelivered(() => void nobody().then((value) => { if (mine === round) give(value) }, fail))
      give(await nobody())
    }
  }
  const again = () => void begin().catch(fail)
  listeners.add(again)
  again()
  return () => {
    round++
    listeners.delete(again)
    stop()
  }
}

export const watchGate: Watch<Gate> = watchShown<Gate>(gateOf, async () => (await endedHere()) ?? nobody())

const nobody = async (): Promise<Gate> => ({ state: 'nobody', here: await isShared() ? await everyoneHere() : [] })

async function gateOf(phone: Phone): Promise<Gate> {
  const { binder, membership, waitUntil, opensBy, shared } = await phone.status()
  const { account, human } = phone
  if (membership === 'ended') return (await endedHere()) ?? nobody()
  if (binder === 'open') {
    // Whoever it is is in: once it locks, the phone asks anew.
    arriveAs(null)
    return { state: 'open', account, shared }
  }
  if (shared && !isPicked(human)) return { state: 'who', account, here: await everyoneHere() }
  if (binder === 'no-key') return { state: 'no-key', account, shared, signIn: shared && !hasJustArrived(human) }
  const firstName = shared ? (await shownOf(human))?.name ?? '' : (await ownName(phone)).split(' ')[0]!
  return { state: 'locked', account, why: binder, firstName, waitUntil, opensBy, shared }
}

async function endedHere(): Promise<Gate | null> {
  const who = await current()
  return who && await hasEndedHere(who) ? { state: 'ended', account: who.account } : null
}

const ownName = async (phone: Phone): Promise<string> => (await phone.people()).find((one) => one.id === phone.membership)?.name ?? ''

export const watchMe: Watch<Me | null> = watchShown<Me | null>(meOf, async () => null)

async function meOf(phone: Phone): Promise<Me> {
  const [status, rights, unsent, accounts] = await Promise.all([phone.status(), phone.rights(), unsentOf(phone.human), accountsOf(phone.human)])
  return {
    name: await ownName(phone), roles: rights?.roles ?? [], person: (await phone.person()) ?? '', protectedBy: status.protection, opensBy: status.opensBy, unsent, online: status.online === 'yes' && !status.signIn,
    offline: { ready: status.readyForOffline, lacks: status.lacks, files: status.files && { ...status.files, ...status.files.kinds?.['instruction-version'] ?? { subjects: 0, whole: 0 } }, waiting: status.filesWaiting, refused: status.filesRefused },
    signInAgain: status.signIn, shown: status.shared ? await shownOf(phone.human) : null, accounts: await Promise.all(accounts.map((account) => placeOf(phone, account))),
  }
}

async function placeOf(phone: Phone, account: string): Promise<Me['accounts'][number]> {
  const other = account === phone.account ? phone : await openPhone({ human: phone.human, account })
  return { account, person: (await other?.person()) ?? '', roles: (await other?.rights())?.roles ?? [], current: account === phone.account }
}

/** The account this phone shows, as the store says it now, and whether it waits for a PIN; null = nobody. */
export async function shownAccount(): Promise<{ human: string; account: string; mustSetPin: boolean } | null> {
  const phone = await openCurrent()
  return phone && { human: phone.human, account: phone.account, mustSetPin: (await phone.status()).binder === 'no-key' }
}

export async function unlock(pin: string): Promise<UnlockResult> {
  const answer = await (await openCurrent())?.unlock(pin)
  if (!answer || answer.result === 'destroyed') {
    tell()
    return 'destroyed'
  }
  if (answer.result === 'wrong') return { wrong: true, left: answer.left }
  return answer.result === 'open' || answer.result === 'wait' ? answer.result : 'closed'
}

/** Sets or changes the PIN (at least 6 digits) that wraps the binder key. Binders of the same human that have none yet get the same. Throws: nothing is changed. */
export async function setPin(pin: string): Promise<void> {
  const phone = await openCurrent()
  if (!phone) return
  await phone.setPin(pin)
  for (const account of await accountsOf(phone.human)) {
    const other = account === phone.account ? null : await openPhone({ human: phone.human, account })
    if (other && (await other.status()).binder === 'no-key') await other.setPin(pin)
  }
}

/** Who of those here is asked for next. */
export async function choosePersonHere(who: HumanHere): Promise<void> {
  await choosePerson(who)
  tell()
}

/** "Byt person": locks, in every tab, and asks who it is. */
export async function changePersonHere(): Promise<void> {
  await changePerson()
  tell()
}

export async function showMeAs(shown: Shown): Promise<void> {
  await showAs(shown)
  tell()
}

/** Makes a passkey that wraps the binder key. False: this browser or device cannot, or the human said no. `shownAs`: what the device calls it. */
export const setPasskey = async (shownAs: string): Promise<boolean> => (await (await openCurrent())?.setPasskey(shownAs)) ?? false

/** False: the human said no, it was another's finger, or the passkey is gone. */
export const unlockWithPasskey = async (): Promise<boolean> => (await (await openCurrent())?.unlockWithPasskey())?.result === 'open'

export async function chooseAccount(account: string): Promise<void> {
  const who = await current()
  if (!who) return
  pick(who.human)
  await choose({ human: who.human, account })
  tell()
}

/** Deletes this human's (absent: of whoever is shown) copies, files and reading keys from this phone. Waiting facts stay sealed until they are delivered. */
export async function signOut(whom?: string): Promise<void> {
  const human = whom ?? (await current())?.human
  if (human) await leave(human)
  tell()
}
