// Signing in and out. Nothing here tells a stranger whether an address is known: same words, same status, and a refusal never leaves early.
import type { FastifyRequest } from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'
import type { SignIn } from '@viewme/contract/me.ts'
import type { Session, Sessions } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { Problem } from '../../platform/problem.ts'
import { deleteSession, deleteSessionsOf, findHumans, type Db, type Human } from './accounts.queries.ts'
import { addressHeader, maskedAddress } from './caller.ts'
import { identityOf } from './identity.ts'
import { browserMark, knownBrowser } from './known-browser.ts'
import { basePath, openLibrary, type Library } from './library.ts'
import { cookieName, heedSession, isFresh, sessionIn, sessionProof, signedToken } from './session.ts'
import { countedTry, tooMany } from './tries.ts'

export type AccountsParts = {
  db: Db
  keys: Pick<Keys, 'secret'>
  clock: Pick<Clock, 'real'>
  config: { secure: boolean; baseUrl: string }
}

/** A refusal is answered no sooner than this after the request came: a look-up that finds nothing is quicker than one that finds. */
const refusalTakes = 60

export type Door = ReturnType<typeof openDoor>

export function openDoor(parts: AccountsParts) {
  const { db, clock, config } = parts
  const { secure } = config
  const name = cookieName(secure)

  const unlock = async () => {
    const [secret, pepper, identity] = await Promise.all([parts.keys.secret('auth'), parts.keys.secret('pepper'), identityOf(parts.keys)])
    return { secret: secret.toString('base64'), pepper, identity }
  }
  let secrets: ReturnType<typeof unlock> | undefined
  // A key store that could not be read once is asked again.
  const unlocked = () => (secrets ??= unlock().catch((error) => { secrets = undefined; throw error }))
  let library: Library | undefined

  const ask = async (request: FastifyRequest, path: string, body: object): Promise<Response> => {
    const { secret, pepper } = await unlocked()
    library ??= openLibrary({ db, secret, baseUrl: config.baseUrl, secure })
    return library.handler(new Request(new URL(basePath + path, config.baseUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // The socket's address (or, behind a proxy that the operator has named, what that proxy says). Never a header as the client sent it.
        [addressHeader]: maskedAddress(pepper, request.ip),
        ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
      },
      body: JSON.stringify(body),
    }))
  }

  const sessions: Sessions = {
    tokenOf: async ({ headers: { cookie } }) => (cookie?.includes(name) ? signedToken(cookie, name, (await unlocked()).secret) : null),
    heed: (found) => heedSession(found, { db, now: clock.real() }),
    isFresh: (found) => isFresh(found, clock.real()),
    proofOf: (token) => sessionProof(token, clock.real()),
  }

  const sessionOf = async (request: FastifyRequest): Promise<Session | null> => {
    if (!request.headers.cookie?.includes(name)) return null
    return sessionIn(request.headers.cookie, { db, secret: (await unlocked()).secret, name, now: clock.real() })
  }

  return {
    config,
    sessionOf,
    sessions,

    async signIn(request: FastifyRequest, offered: SignIn): Promise<{ cookies: string[]; human: Human }> {
      const came = performance.now()
      const before = await sessionOf(request)
      const { pepper, identity } = await unlocked()
      const whose = { pepper, email: offered.email, secure }
      const browser = knownBrowser(request.headers.cookie, whose)
      const response = await countedTry({ db, pepper, now: clock.real, email: offered.email, browser }, async () => {
        const answer = await ask(request, '/sign-in/email', { ...offered, email: identity.index(offered.email) })
        return { right: answer.ok ? true : answer.status === 401 ? false : null, answer }
      })
      if (!response.ok) {
        await wait(Math.max(0, refusalTakes - (performance.now() - came)))
        throw refusalOf(response)
      }
      // On a shared phone the one who was signed in before is not left signed in behind the next.
      if (before) await deleteSession(db, before.session)
      const { user } = await response.json() as { user: { id: string } }
      const [human] = await findHumans(db.app, [user.id])
      return { cookies: [...response.headers.getSetCookie(), browserMark(browser, whose)], human: human! }
    },

    async signOut(request: FastifyRequest): Promise<string[]> {
      const response = await ask(request, '/sign-out', {})
      // Nobody is told that they are signed out when they are not.
      if (response.status === 429) throw refusalOf(response)
      return response.headers.getSetCookie()
    },

    async signOutEverywhere(human: string): Promise<void> {
      await deleteSessionsOf(db.app, human)
    },
  }
}

function refusalOf(response: Response): Problem {
  if (response.status === 429) return tooMany(Number(response.headers.get('x-retry-after')) || 60)
  if (response.status === 401) return new Problem(401, 'wrong-email-or-password', 'E-postadressen eller lösenordet stämmer inte.')
  return new Problem(400, 'cannot-sign-in', 'Det gick inte att logga in så.')
}
