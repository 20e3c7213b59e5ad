// Is this request somebody's? The cookie's signature first (no question to the database for a forged one), then one query.
// Nothing is trusted from memory: a revoked session is refused at the next request.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FoundSession, Session, SessionProof } from '../../platform/access.ts'
import { findSession, seenToday, type Db } from './accounts.queries.ts'

export const longestSession = { seconds: 90 * 24 * 3600 }
const idle = { ms: 14 * 24 * 3600_000 }
const aDay = 24 * 3600_000

/** Secure and bound to this very host where there is TLS; loopback without TLS cannot carry that prefix. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-viewme.session_token' : 'viewme.session_token')

export async function sessionIn(cookies: string | undefined, options: { db: Db; secret: string; name: string; now: Date }): Promise<Session | null> {
  const token = signedToken(cookies, options.name, options.secret)
  const found = token === null ? null : await findSession(options.db, token)
  return found && heedSession(found, options)
}

export const isFresh = (found: FoundSession, now: Date): boolean => found.expiresAt > now && found.seenAt.getTime() + aDay > now.getTime()

/** What `heedSession` asks, for the database to ask again (`signin.hold_session`). */
export const sessionProof = (token: string, now: Date): SessionProof => ({ token, clock: now, seenAfter: new Date(now.getTime() - idle.ms) })

/** Null when the session is past its time. One that counts is noted once a day. */
export async function heedSession(found: FoundSession, options: { db: Db; now: Date }): Promise<Session | null> {
  const now = options.now.getTime()
  if (found.expiresAt.getTime() <= now || found.seenAt.getTime() + idle.ms <= now) return null
  if (found.seenAt.getTime() + aDay <= now) await seenToday(options.db, found.id, options.now)
  return { session: found.id, human: found.human }
}

/** The library's signed cookie: `<token>.<base64 HMAC-SHA-256>`, percent-encoded. The first cookie of a name counts, as the library reads it. */
export function signedToken(cookies: string | undefined, name: string, secret: string): string | null {
  const value = cookies?.split(';').map((one) => one.trim()).find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1)
  if (!value) return null
  let plain: string
  try { plain = decodeURIComponent(value) } catch { return null }
  const dot = plain.lastIndexOf('.')
  if (dot < 1) return null
  const token = plain.slice(0, dot)
  const given = Buffer.from(plain.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}
