// Asking to be let in, and pressing the link that came by mail. The only file here that talks to the server or the phone's store.
import { confirmed, linkSays, linkToken, mailIsOnItsWay, registrationState, type LinkSays, type Registration } from '@viewme/contract/registration.ts'
import { askServer, type Asked } from '../../platform/ask-server.ts'
import { current, everyoneHere, signingIn } from '../../sync/sync.ts'

export type { LinkSays } from '@viewme/contract/registration.ts'
export type Text = { kind: 'terms' | 'privacy-notice' | 'consent'; version: number; sha256: string; text: string }

/** Can anybody register here? Without mail nobody can. */
export const readOpen = (): Promise<Asked<boolean>> => askServer('/api/registration', (text) => registrationState.parse(JSON.parse(text)).open)

export const register = (asked: Registration): Promise<Asked<true>> => askServer('/api/auth/register', (text) => mailIsOnItsWay.parse(JSON.parse(text)).sent, { body: asked })

/** What stands after # in the address; null when it is no token. */
export function tokenHere(): string | null {
  const given = location.hash.slice(1)
  return linkToken.safeParse(given).success ? given : null
}

export const readLink = (token: string): Promise<Asked<LinkSays>> => askServer('/api/auth/register/link', (text) => linkSays.parse(JSON.parse(text)), { body: { token } })

/** `value`: signed in by it. Where somebody else has their binder on this phone they stay signed in, and the new one signs in as anybody does. */
export async function confirm(token: string, password: string): Promise<Asked<boolean>> {
  const enter = await current() === null && (await everyoneHere()).length === 0
  return askServer('/api/auth/register/confirm', (text) => confirmed.parse(JSON.parse(text)).entered, { body: { token, password, enter }, ...enter ? { through: signingIn } : {} })
}
