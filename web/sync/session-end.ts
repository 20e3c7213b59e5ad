// A session that its human has ended here and the server has not heard of: without network, or where it refused. Only the server can end it (the cookie is
// out of a script's reach), so what is owed stands in the registry, and is done before anything else is asked with that cookie. A new sign-in puts another
// session in its place, and then nothing is owed. Also called by the service worker: reads no care content, imports no Dexie.
import { ask, type Trouble } from './http.ts'
import type { Parts } from './parts.ts'
import type { Registry } from './registry.ts'

const setting = 'sessionToEnd'
/** `notBefore`: the server has asked for that much patience. The device's clock, ms. */
type Owed = { notBefore: number }
type Settings = Pick<Registry, 'setting' | 'set'>
type Net = Pick<Parts, 'fetch' | 'now' | 'locks'>
export type Ended = { is: 'nothing-owed' } | { is: 'ended' } | Trouble

const longestMs = 600_000
/** A hotel's login page may speak JSON too. */
const said = { safeParse: (value: unknown) => ((value as { signedOut?: unknown } | null)?.signedOut === true ? { success: true as const, data: true } : { success: false as const }) }

export const oweEnd = (registry: Settings): Promise<void> => registry.set(setting, { notBefore: 0 } satisfies Owed)
export const owesEnd = async (registry: Settings): Promise<boolean> => (await registry.setting<Owed | null>(setting)) != null

/** One at a time over all tabs and the worker: nobody ends the session of who has just signed in. */
const inTurn = <T>(locks: Parts['locks'], act: () => Promise<T>): Promise<T> => (locks ? locks.request('viewme-session', act) as Promise<T> : act())

/** Ends the session that is still to be ended. A `Trouble`: it still is. */
export async function endOwed(registry: Settings, parts: Net): Promise<Ended> {
  // Nearly always: no turn is waited for.
  return await owesEnd(registry) ? inTurn(parts.locks, () => endNow(registry, parts)) : { is: 'nothing-owed' }
}

async function endNow(registry: Settings, parts: Net): Promise<Ended> {
  const owed = await registry.setting<Owed | null>(setting)
  if (!owed) return { is: 'nothing-owed' }
  const left = owed.notBefore - parts.now()
  // More than that is a clock that has been set back.
  if (left > 0 && left <= longestMs) return { is: 'wait', ms: left }
  const answer = await ask(parts, '/api/auth/sign-out', said, { body: {} })
  // No session any more: that is all that was wanted.
  if (answer.is === 'ok' || answer.is === 'sign-in') {
    await registry.set(setting, null)
    return { is: 'ended' }
  }
  if (answer.is === 'wait' && answer.ms > 0) await registry.set(setting, { notBefore: parts.now() + answer.ms } satisfies Owed)
  return answer
}

/** Sends what signs in. The session before it is ended first if it can be; where the server lets in, the new one has taken its place. */
export const signingIn = (registry: Settings, parts: Net, send: () => Promise<Response>): Promise<Response> => inTurn(parts.locks, async () => {
  await endNow(registry, parts)
  const answer = await send()
  if (answer.ok && /[/+]json\b/.test(answer.headers.get('content-type') ?? '')) await registry.set(setting, null)
  return answer
})
