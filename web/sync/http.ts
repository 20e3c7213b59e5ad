// One question to the server and what its answer means. Only JSON of the agreed shape is success: a hotel's login page is not, nor a way to it.
import type { z } from 'zod'
import type { Parts } from './parts.ts'

export type Trouble =
  | { is: 'offline' }
  /** Something between us and the server answered. */
  | { is: 'captive' }
  /** The session has ended: everything is kept. */
  | { is: 'sign-in' }
  /** The membership is over. */
  | { is: 'ended' }
  | { is: 'wait'; ms: number }
  /** The server answered, but not as agreed. `status` 413: too much at once. */
  | { is: 'fault'; status: number; problem: string | null }
export type Answer<T> = { is: 'ok'; value: T } | Trouble

const timeoutMs = 30_000
/** A schema, or what is asked of one here. */
type Shape<T> = z.ZodType<T> | { safeParse(value: unknown): { success: true; data: T } | { success: false } }

export async function ask<T>(parts: Pick<Parts, 'fetch'>, path: string, shape: Shape<T> | null, options: { body?: unknown; device?: string } = {}): Promise<Answer<T>> {
  let response: Response
  let text: string
  try {
    response = await parts.fetch(path, {
      method: options.body === undefined ? 'GET' : 'POST', credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json', ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        // Names this device in the account's record of who has read; never a right.
        ...(options.device ? { 'viewme-device': options.device } : {}),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    text = await response.text()
  } catch { return { is: 'offline' } }
  return answerOf(response, text, shape)
}

/** What an answer means. */
export function answerOf<T>(response: Response, text: string, shape: Shape<T> | null): Answer<T> {
  const type = response.headers.get('content-type') ?? ''
  // ViewMe never sends anybody elsewhere (`opaqueredirect`), and 511 is what a network itself says of its login.
  if (response.type === 'opaqueredirect' || response.status === 511) return { is: 'captive' }
  if (response.status === 204 && shape === null) return { is: 'ok', value: undefined as T }
  if (response.status === 503 || response.status === 429) return { is: 'wait', ms: retryAfter(response) }
  if (!/[/+]json\b/.test(type)) return response.status >= 500 ? { is: 'wait', ms: 0 } : { is: 'captive' }
  let json: unknown
  try { json = JSON.parse(text) } catch { return { is: 'captive' } }
  if (response.ok) {
    if (shape === null) return { is: 'ok', value: undefined as T }
    const parsed = shape.safeParse(json)
    return parsed.success ? { is: 'ok', value: parsed.data } : { is: 'captive' }
  }
  const problem = typeof (json as { type?: unknown } | null)?.type === 'string' ? (json as { type: string }).type : null
  // Only ViewMe's own word ends a session here: a network that wants a login says 401 too.
  if (response.status === 401) return problem?.endsWith(':sign-in-again') ? { is: 'sign-in' } : { is: 'captive' }
  if (response.status === 403 && problem?.endsWith('access-ended')) return { is: 'ended' }
  if (response.status >= 500) return { is: 'wait', ms: 0 }
  return { is: 'fault', status: response.status, problem }
}

function retryAfter(response: Response): number {
  const said = response.headers.get('retry-after')
  const seconds = said === null ? NaN : Number(said)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) * 1000 : 0
}

/** How long to wait before try number `tries` (1, 2, …): doubled each time up to five minutes, at least half of it, the rest by chance. */
export function backOff(tries: number, chance: number, atLeast = 0): number {
  const most = Math.min(300_000, 1000 * 2 ** Math.min(tries, 20))
  return Math.max(atLeast, most / 2 + (most / 2) * chance)
}
