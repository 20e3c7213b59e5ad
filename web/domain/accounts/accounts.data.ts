// Who is using this phone, how it is protected, and signing in and out. The only file here that talks to the server or the phone's store.
import { accountsOf, arrive, chooseAccount as choose, current, endedOf, openCurrent, openPhone, signOut as leave, unsentOf, type Phone, type Unsent } from '../../sync/sync.ts'
import type { Watch } from '../../platform/watch.ts'

export type CastMember = { firstName: string; email: string; role: string; accountPersons: string[] }
/** `captive`: something between us and the server answered (a hotel's login page). `broken`: the server answered, but not as agreed. */
/** `no-binder`: signed in, but a member of no account. */
export type SignInResult = 'signed-in' | 'no-binder' | 'wrong' | 'too-many' | 'offline' | 'captive' | 'broken'

/** A waiting fact of one's own that can no longer be read here: number, time and reason, never its text. */
export type WaitingFact = { number: number; writtenAt: string; reason: string | null }

export type OpensBy = { pin: boolean; passkey: boolean }

export type Gate =
  | { state: 'nobody' }
  | { state: 'open'; account: string }
  /** The owner does not allow the phone's own lock: a PIN must be set before the binder can be filled. */
  | { state: 'no-key'; account: string }
  /** The binder key asks: away for five minutes, lease over, or the clock jumped. `waitUntil` (ISO): no attempt by PIN before that. */
  | { state: 'locked'; account: string; why: 'away' | 'lease' | 'clock'; firstName: string; waitUntil: string | null; opensBy: OpensBy }
  | { state: 'ended'; account: string; waiting: WaitingFact[] }

export type Me = {
  name: string
  roles: string[]
  person: string
  protectedBy: 'pin' | 'passkey' | 'device' | 'nothing'
  opensBy: OpensBy
  accounts: { account: string; person: string; roles: string[]; current: boolean }[]
  unsent: Unsent
  online: boolean
  /** The session has ended: what is written waits until somebody signs in. */
  signInAgain: boolean
}

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
export async function signIn(email: string, password: string, person?: string): Promise<SignInResult> {
  let answer: Response
  try {
    answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ email, password }),
    })
  } catch {
    return 'offline'
  }
  if (answer.status === 429) return 'too-many'
  if (answer.status >= 500) return 'broken'
  if (!isJson(answer)) return 'captive'
  // Read to its end, so that the connection is free again.
  await answer.text()
  if (!answer.ok) return 'wrong'
  const arrived = await arrive()
  if (arrived.is === 'ok') {
    const wanted = arrived.value.memberships.find((one) => one.person === person)
    if (wanted) await choose({ human: arrived.value.human, account: wanted.account })
  }
  tell()
  if (arrived.is === 'ok') return arrived.value.memberships.length > 0 ? 'signed-in' : 'no-binder'
  return arrived.is === 'offline' || arrived.is === 'captive' ? arrived.is : 'broken'
}

const isJson = (answer: Response) => /[/+]json\b/.test(answer.headers.get('content-type') ?? '')

// Another human or account chosen in this tab: the watches below begin anew.
const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())

/** Follows whichever phone is shown; `nobody` when there is none. */
const watchShown = <T>(read: (phone: Phone) => Promise<T>, nobody: () => Promise<T>): Watch<T> => (give, fail) => {
  let stop = () => {}
  let round = 0
  const begin = async () => {
    stop()
    stop = () => {}
    const mine = ++round
    const phone = await openCurrent()
    if (mine !== round) return
    if (phone) stop = phone.subscribe(() => read(phone), give, fail)
    else give(await nobody())
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

export const watchGate: Watch<Gate> = watchShown<Gate>(gateOf, async () => (await endedHere()) ?? { state: 'nobody' })

async function gateOf(phone: Phone): Promise<Gate> {
  const { binder, membership, waitUntil, opensBy } = await phone.status()
  if (membership === 'ended') return (await endedHere()) ?? { state: 'nobody' }
  if (binder === 'open') return { state: 'open', account: phone.account }
  if (binder === 'no-key') return { state: 'no-key', account: phone.account }
  return { state: 'locked', account: phone.account, why: binder, firstName: (await ownName(phone)).split(' ')[0]!, waitUntil, opensBy }
}

async function endedHere(): Promise<Gate | null> {
  const who = await current()
  const ended = who && (await endedOf(who))
  return ended && { state: 'ended', account: who.account, waiting: ended.waiting.map(({ writtenAt, reason }, at) => ({ number: at + 1, writtenAt, reason })) }
}

const ownName = async (phone: Phone): Promise<string> => (await phone.people()).find((one) => one.id === phone.membership)?.name ?? ''

export const watchMe: Watch<Me | null> = watchShown<Me | null>(meOf, async () => null)

async function meOf(phone: Phone): Promise<Me> {
  const [status, rights, unsent, accounts] = await Promise.all([phone.status(), phone.rights(), unsentOf(phone.human), accountsOf(phone.human)])
  return {
    name: await ownName(phone), roles: rights?.roles ?? [], person: (await phone.person()) ?? '', protectedBy: status.protection, opensBy: status.opensBy, unsent, online: status.online === 'yes' && !status.signIn,
    signInAgain: status.signIn, accounts: await Promise.all(accounts.map((account) => placeOf(phone, account))),
  }
}

async function placeOf(phone: Phone, account: string): Promise<Me['accounts'][number]> {
  const other = account === phone.account ? phone : await openPhone({ human: phone.human, account })
  return { account, person: (await other?.person()) ?? '', roles: (await other?.rights())?.roles ?? [], current: account === phone.account }
}

/** The account this phone shows, as the store says it now; null = nobody. */
export const shownAccount = async (): Promise<string | null> => (await current())?.account ?? null

export async function unlock(pin: string): Promise<UnlockResult> {
  const answer = await (await openCurrent())?.unlock(pin)
  if (!answer || answer.result === 'destroyed') {
    tell()
    return 'destroyed'
  }
  if (answer.result === 'wrong') return { wrong: true, left: answer.left }
  return answer.result === 'open' || answer.result === 'wait' ? answer.result : 'closed'
}

/** Sets or changes the PIN (at least 6 digits) that wraps the binder key. */
export async function setPin(pin: string): Promise<void> {
  await (await openCurrent())?.setPin(pin)
}

/** Makes a passkey that wraps the binder key. False: this browser or device cannot, or the human said no. `shownAs`: what the device calls it. */
export const setPasskey = async (shownAs: string): Promise<boolean> => (await (await openCurrent())?.setPasskey(shownAs)) ?? false

/** False: the human said no, it was another's finger, or the passkey is gone. */
export const unlockWithPasskey = async (): Promise<boolean> => (await (await openCurrent())?.unlockWithPasskey())?.result === 'open'

export async function chooseAccount(account: string): Promise<void> {
  const who = await current()
  if (!who) return
  await choose({ human: who.human, account })
  tell()
}

/** Deletes this human's copies, files and reading keys from this phone. Waiting facts stay sealed until they are delivered. */
export async function signOut(): Promise<void> {
  const who = await current()
  if (who) await leave(who.human)
  tell()
}
