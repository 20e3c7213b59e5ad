// The directory, and what an owner changes about a membership. Each is a new noun under the membership; no rule is decided here.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { role, type Actor, type Answer } from '@viewme/contract/actor.ts'
import { uuid } from '@viewme/contract/fact.ts'
import { people } from '@viewme/contract/people.ts'
import { instant } from '@viewme/contract/time.ts'
import { accessEnded, notFound, Problem, signInAgain } from '../../platform/problem.ts'
import { refuseForeignOrigin } from '../accounts/accounts.ts'
import type { ClientAccountParts } from './client-account.ts'
import { directoryFor } from './directory.ts'
import { changeGroups, changeRoles, endMembership, reopenMembership } from './membership.ts'

const inAccount = z.strictObject({ account: uuid })
const ofMembership = z.strictObject({ account: uuid, membership: uuid })
const time = instant.transform((text) => new Date(text))
const ending = z.discriminatedUnion('how', [z.strictObject({ how: z.literal('early') }), z.strictObject({ how: z.literal('planned'), until: time })])
const period = z.strictObject({ from: time.optional(), until: time.nullable().optional() })
const done = z.strictObject({ done: z.literal(true) })
/** Of each kind of change: more than any team is. */
const perTenMinutes = 120

export function membershipRoutes(server: FastifyInstance, parts: ClientAccountParts): void {
  const routes = server.withTypeProvider<ZodTypeProvider>()
  const { db, keys, clock, access } = parts
  const onRequest = refuseForeignOrigin(parts.config)

  const memberOf = async (request: FastifyRequest, account: string): Promise<Actor> => {
    const session = await access.sessionOf(request)
    if (!session) throw signInAgain()
    const standing = await access.standingOf(session.human, account, clock.now())
    if (!standing || standing.state === 'not-begun') throw notFound()
    if (standing.state !== 'member') throw accessEnded()
    return standing.actor
  }
  const asked = async (request: FastifyRequest, params: z.infer<typeof ofMembership>) =>
    ({ db, keys, account: params.account, membership: params.membership, by: await memberOf(request, params.account), now: clock.now() })
  const told = (account: string, answer: Answer) => {
    if (!answer.yes) throw refusal(answer.reason)
    parts.hub?.told(account)
    return { done: true as const }
  }

  routes.get('/api/accounts/:account/people', {
    config: { permission: 'member' },
    schema: { params: inAccount, querystring: z.strictObject({ after: z.string().max(400).optional() }), response: { 200: people }, summary: 'The directory after a cursor' },
  }, async (request, reply) => {
    const actor = await memberOf(request, request.params.account)
    return reply.header('cache-control', 'no-store').send(await directoryFor({ db, keys, actor, after: request.query.after, now: clock.now() }))
  })

  const membership = '/api/accounts/:account/memberships/:membership'

  routes.post(`${membership}/ending`, {
    onRequest, config: { permission: 'owner', limit: perTenMinutes }, schema: { params: ofMembership, body: ending, response: { 200: done }, summary: 'End a membership: now, or at a time to come' },
  }, async (request) => told(request.params.account, await endMembership({ ...await asked(request, request.params), ...request.body })))

  routes.post(`${membership}/roles`, {
    onRequest, config: { permission: 'owner', limit: perTenMinutes },
    schema: { params: ofMembership, body: z.strictObject({ roles: z.array(role).min(1).max(7) }), response: { 200: done }, summary: 'Give a member other roles' },
  }, async (request) => told(request.params.account, await changeRoles({ ...await asked(request, request.params), roles: [...new Set(request.body.roles)] })))

  routes.post(`${membership}/groups`, {
    onRequest, config: { permission: 'owner', limit: perTenMinutes },
    schema: { params: ofMembership, body: z.strictObject({ groups: z.array(uuid).max(50) }), response: { 200: done }, summary: 'Put a member in other groups' },
  }, async (request) => told(request.params.account, await changeGroups({ ...await asked(request, request.params), groups: [...new Set(request.body.groups)] })))

  routes.post(`${membership}/periods`, {
    onRequest, config: { permission: 'owner', limit: perTenMinutes }, schema: { params: ofMembership, body: period, response: { 200: done }, summary: 'Let somebody who has left in again' },
  }, async (request) => told(request.params.account, await reopenMembership({ ...await asked(request, request.params), period: request.body })))
}

const refusals: Record<string, [status: number, detail: string]> = {
  'owners-only': [403, 'Bara en kontoägare kan ändra det här.'],
  'owners-together': [403, 'Vem som är kontoägare ändras av ägarna tillsammans.'],
  'person-stays': [409, 'Den kontot handlar om är alltid med.'],
  'already-ended': [409, 'Medlemskapet har redan tagit slut.'],
  'already-member': [409, 'Är redan med i kontot.'],
  'no-such-group': [409, 'En av grupperna finns inte i kontot.'],
  'until-passed': [409, 'Sluttiden har redan passerat.'],
}

function refusal(reason: string): Problem {
  if (reason === 'access-ended') return accessEnded()
  const known = refusals[reason]
  return known ? new Problem(known[0], reason, known[1]) : notFound()
}
