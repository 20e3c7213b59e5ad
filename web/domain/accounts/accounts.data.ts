// Who is using this phone, how it is protected, and signing in and out. The only file here that talks to the server or the phone's store.
import type { Watch } from '../../platform/watch.ts'

/** `role`: a role's name; `accountPersons`: first names of those whose binders this human is in, none for the operator's side. */
export type CastMember = { firstName: string; email: string; role: string; accountPersons: string[] }
/** `captive`: something between us and the server answered (a hotel's login page). `broken`: the server answered, but not as agreed. */
export type SignInResult = 'signed-in' | 'wrong' | 'too-many' | 'offline' | 'captive' | 'broken'

/** A waiting fact of one's own that can no longer be read here: number, time and reason, never its text. */
export type WaitingFact = { number: number; writtenAt: string; reason: string | null }

export type Gate =
  | { state: 'nobody' }
  | { state: 'open' }
  /** The binder key asks: away for five minutes, lease over, or the clock jumped. `waitUntil` (ISO): no attempt before that. */
  | { state: 'locked'; why: 'away' | 'lease' | 'clock'; firstName: string; waitUntil: string | null }
  | { state: 'ended'; person: string; waiting: WaitingFact[] }

export type Me = {
  name: string
  roles: string[]
  person: string
  protectedBy: 'pin' | 'passkey' | 'device' | 'nothing'
  accounts: { account: string; person: string; roles: string[]; current: boolean }[]
  unsent: number
  online: boolean
}

/** `left`: attempts before the phone's copy is destroyed. */
export type UnlockResult = { result: 'open' } | { result: 'wrong'; left: number; waitUntil: string | null } | { result: 'destroyed' }

/** The cast as buttons; empty where there is no demo. */
export async function readCast(): Promise<CastMember[]> {
  try {
    const answer = await fetch('/api/demo/cast', { headers: { accept: 'application/json' } })
    if (!answer.ok || !isJson(answer)) return []
    return (await answer.json()) as CastMember[]
  } catch {
    return []
  }
}

export async function signIn(email: string, password: string): Promise<SignInResult> {
  let answer: Response
  try {
    answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ email, password }),
    })
  } catch {
    return 'offline'
  }
  if (answer.status === 429) return 'too-many'
  if (answer.status === 400 || answer.status === 401 || answer.status === 403 || answer.status === 422) return isJson(answer) ? 'wrong' : 'captive'
  if (answer.status >= 500) return 'broken'
  if (!answer.ok || !isJson(answer)) return 'captive'
  await openBinder()
  return 'signed-in'
}

const isJson = (answer: Response) => answer.headers.get('content-type')?.includes('json') ?? false

/** After a sign-in: asks who we are, makes this phone's store and keys, and begins to fill it. Resolves when the moment path can be read. */
async function openBinder(): Promise<void> {}

export const watchGate: Watch<Gate> = (give) => {
  give({ state: 'nobody' })
  return () => {}
}

export const watchMe: Watch<Me | null> = (give) => {
  give(null)
  return () => {}
}

export async function unlock(_pin: string): Promise<UnlockResult> {
  return { result: 'wrong', left: 9, waitUntil: null }
}

/** Sets or changes the PIN (at least 6 digits) that wraps the binder key. */
export async function setPin(_pin: string): Promise<void> {}

export async function chooseAccount(_account: string): Promise<void> {}

/** Deletes this human's copy, files and reading keys from this phone. Waiting facts stay sealed until they are delivered. */
export async function signOut(): Promise<void> {}
