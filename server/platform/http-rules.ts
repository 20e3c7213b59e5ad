// The rules every route stands under: a schema, a permission, a limit for what writes, and problems in place of faults.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AccountKeyDestroyed, AccountKeyMissing, KeyFault } from './keys/keys.ts'
import type { Log } from './log.ts'
import { networkOf } from './network.ts'
import { notFound, Problem, signInAgain } from './problem.ts'
import { rateOf } from './rate.ts'

declare module 'fastify' {
  interface FastifyContextConfig { permission?: string; limit?: Limit }
}

/** So many requests in ten minutes from one session, or from one address where none is asked for. `own`: the route counts by itself. */
export type Limit = number | 'own'
const windowMs = 600_000
/** So many phones behind one address, a group home's, each with all that a session may. */
const phonesTogether = 30

/** The server refuses to start with a route that names no schema, no permission, or writes and names no limit. */
export function requirePermission(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api')) return
    if (!route.config?.permission) throw new Error(`${String(route.method)} ${route.url} names no permission`)
    const onlyReads = [route.method].flat().every((method) => ['GET', 'HEAD'].includes(method))
    if (!onlyReads && route.config.limit === undefined) throw new Error(`${String(route.method)} ${route.url} names no limit`)
    if (!route.schema) throw new Error(`${String(route.method)} ${route.url} names no schema`)
  })
}

/** What needs no session. Everything else is for somebody who has one. */
const open: ReadonlySet<string | undefined> = new Set(['anyone', 'public', 'signature', 'demo', undefined])

/**
 * An onRequest hook, so before the body is read: a stranger cannot make the server hold what they send. `tokenOf` costs no question to the
 * database; whether the session still counts, and what its human may do, is asked by the route.
 */
export const refuseStrangers = (tokenOf: (request: FastifyRequest) => Promise<string | null>) => async (request: FastifyRequest): Promise<void> => {
  if (!open.has(request.routeOptions.config.permission) && await tokenOf(request) === null) throw signInAgain()
}

/**
 * An onRequest hook: what needs a session is for the app and is never a page of its own. Whoever is handed a phone whose session could not be ended yet
 * reads nothing by writing an address. Browsers say how they ask, over https and at localhost; programs say nothing.
 */
export async function refusePages({ headers, routeOptions: { url, config } }: FastifyRequest): Promise<void> {
  if (!url?.startsWith('/api') || open.has(config.permission)) return
  if (headers['sec-fetch-mode'] === 'navigate' || headers['sec-fetch-dest'] === 'document') throw new Problem(403, 'not-a-page', 'Det här är ingen sida. Öppna ViewMe i stället. / This is not a page. Open ViewMe instead.')
}

/** An onRequest hook, before the body is read and before the database is asked. `now`: ms. The address is the connection's, or what a named proxy says. */
export function refuseTooMany(tokenOf: (request: FastifyRequest) => Promise<string | null>, now: () => number): (request: FastifyRequest) => Promise<void> {
  const counts = new Map<string, ReturnType<typeof rateOf>>()
  const countOf = (name: string, most: number) => {
    const count = counts.get(name) ?? rateOf(most, windowMs)
    counts.set(name, count)
    return count
  }
  return async (request) => {
    const { limit, permission } = request.routeOptions.config
    if (typeof limit !== 'number') return
    const route = `${request.method} ${request.routeOptions.url}`
    const network = networkOf(request.ip)
    const token = open.has(permission) ? null : await tokenOf(request)
    const wait = token === null ? countOf(route, limit).take(network, now())
      : countOf(route, limit).take(token, now()) || countOf(`${route} together`, limit * phonesTogether).take(network, now())
    if (wait > 0) throw new Problem(429, 'too-many', 'Det kom mycket på en gång. Resten tas emot om en stund. Inget har gått förlorat.', { 'retry-after': String(Math.ceil(wait / 1000)) })
  }
}

const gone = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300']

/** Every error leaves as a problem (RFC 9457). What was inside a fault stays in no log: its name, code and id do. */
export function registerProblems(server: FastifyInstance, { log }: { log: Log }): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error, log, request.routeOptions.url ?? 'unknown')
    // What is not here now may be here soon: nobody on the way may keep the answer.
    return reply.code(problem.status).header('cache-control', 'no-store').headers(problem.headers).type('application/problem+json').send(JSON.stringify(problem.body()))
  })
}

/** For what is no address at all, such as `/%`: it reaches no route and no hook. */
export const refuseAddress = (_error: unknown, _request: unknown, reply: FastifyReply): void => {
  const problem = new Problem(400, 'not-understood', 'Det gick inte att förstå adressen.')
  void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem.body()))
}

function asProblem(error: FastifyError, log: Log, route: string): Problem {
  if (error instanceof Problem) return error
  if (error instanceof AccountKeyMissing || error instanceof AccountKeyDestroyed) return notFound()
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validation.map((one) => one.instancePath || '/').slice(0, 5).join(', ')
    return new Problem(400, 'not-understood', `Det gick inte att förstå: ${where}`)
  }
  if (error.statusCode === 413) return new Problem(413, 'too-large', 'Det är för stort för att tas emot på en gång.')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return new Problem(error.statusCode, 'not-understood', 'Det gick inte att förstå.')
  // No socket to connect to: the database is about to come back. A file that is not there is a fault like any other.
  const noSocket = error.code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'connect'
  if (noSocket || gone.includes(error.code) || /terminat|Connection ended|timeout exceeded|not queryable/i.test(error.message)) {
    return new Problem(503, 'try-again', 'Servern är strax tillbaka. Inget har gått förlorat.', { 'retry-after': '2' })
  }
  // Has waited as long as it may for a lock.
  if (error.code === '55P03') return new Problem(503, 'busy', 'Det är många som skriver just nu. Inget har gått förlorat.', { 'retry-after': '5' })
  if (['53100', 'ENOSPC', 'EDQUOT'].includes(error.code)) {
    log.warn('disk.full', { route, code: error.code })
    return new Problem(507, 'disk-full', 'Servern har ont om plats. Inget har gått förlorat.', { 'retry-after': '60' })
  }
  const id = log.fault('a request failed', error, { route })
  if (error instanceof KeyFault) return new Problem(503, 'keys-unreadable', `ViewMe kommer inte åt sina nycklar just nu. Inget har gått förlorat. Försök igen om en stund. Felets nummer är ${id}.`, { 'retry-after': '60' })
  return new Problem(500, 'fault', `Något gick sönder hos oss. Felets nummer är ${id}.`)
}
