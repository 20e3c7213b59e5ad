// The outside contract of sync over HTTP. Header fields only: nothing here knows what a fact is about.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contractNumber } from '@viewme/contract/kinds.ts'
import { uuid } from '@viewme/contract/fact.ts'
import { deliveriesReply, deliveriesRequest, deviceReply, deviceRequest, maxBatchBytes, maxOpeningsBytes, maxPage, openingsRequest, pullReply, pushReply, pushRequest, quarantineReply } from '@viewme/contract/sync.ts'
import { maySeeQuarantine } from '@viewme/contract/visibility.permissions.ts'
import { Problem, signInAgain } from '../platform/problem.ts'
import { acceptBatch } from './accept.ts'
import { encodeCursor } from './cursor.ts'
import { deliver } from './deliveries.ts'
import { registerDevice } from './devices.queries.ts'
import { placeOf } from './facts.queries.ts'
import { registerFiles } from './files/files.routes.ts'
import { memberAsked } from './member.ts'
import { pull, pullOlder } from './pull.ts'
import type { SyncParts } from './parts.ts'
import { quarantineFor } from './quarantine.ts'
import { keepOpenings } from './reads.ts'
import { rejudgeMade } from './rejudge.ts'
import { stream } from './stream.ts'
import { viewOf } from './view.ts'

const accountParams = z.strictObject({ account: uuid })
const pullQuery = z.strictObject({
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(maxPage).optional(),
  subject: uuid.optional(),
  kind: z.string().regex(/^[a-z][a-z-]{1,39}$/).optional(),
  before: z.coerce.number().int().min(1).optional(),
})

export function registerSync(server: FastifyInstance, parts: SyncParts): void {
  const routes = server.withTypeProvider<ZodTypeProvider>()
  const { db, keys, clock, access } = parts

  const { standingOf, memberOf } = memberAsked(parts)

  routes.get('/api/accounts/:account/facts', {
    schema: { params: accountParams, querystring: pullQuery, response: { 200: pullReply }, summary: 'Facts after a cursor; older ones by subject or kind' },
    config: { permission: 'member' },
  }, async (request, reply) => {
    const { standing, device } = await memberOf(request, request.params.account)
    const { query } = request
    const reader = { actor: standing.actor, device, now: clock.now() }
    const json = query.subject || query.kind
      ? await pullOlder(parts, reader, { ...query })
      : await pull(parts, reader, { ...query })
    return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store').send(json as never)
  })

  routes.post('/api/accounts/:account/facts', {
    schema: { params: accountParams, body: pushRequest, response: { 200: pushReply }, summary: 'Offer facts' },
    // A phone that comes back with a thousand needs a score.
    config: { permission: 'member-or-former', limit: 1200 },
    bodyLimit: maxBatchBytes + 16 * 1024,
  }, async (request) => {
    const { account } = request.params
    const now = clock.now()
    // A newer contract may mean things this server does not know: nothing is judged, the phone tries again later.
    const isNewer = (request.body.contract ?? 0) > contractNumber
    // From memory where there is one: the append proves session and standing as it does for one just asked, so a note costs one round trip.
    const remembered = isNewer ? null : await access.remembered(request, account, now)
    let member = remembered ?? await standingOf(request, account)
    if (isNewer) throw new Problem(503, 'contract-newer', 'Servern uppdateras. Inget har gått förlorat.', { 'retry-after': '60' })
    let tries = 0
    const { results, place, made } = await acceptBatch(parts, {
      account, human: member.session.human, now, facts: request.body.facts,
      senderNow: async () => {
        if (tries++ > 0) member = await standingOf(request, account)
        const { standing, proof } = member
        return { standing, arrivedAt: now, proof, ...(member === remembered ? { remembered: true } : {}) }
      },
    })
    if (place) parts.hub.told(account)
    const rejudged = await rejudgeMade(parts, account, made, now)
    const view = viewOf(member.standing.actor).name
    // How much is written there is told to members alone.
    if (member.standing.state !== 'member') return { results, cursor: '', view }
    const { feed, history } = place && rejudged === 0 ? place : await placeOf(db.app, account)
    return { results, cursor: encodeCursor({ feed, view, history, at: now.getTime() }), view }
  })

  routes.post('/api/accounts/:account/devices', {
    schema: { params: accountParams, body: deviceRequest, response: { 200: deviceReply }, summary: 'Make this device known' },
    // Each account of a phone once an hour.
    config: { permission: 'member', limit: 60 },
  }, async (request) => {
    const { account } = request.params
    const { standing, human } = await memberOf(request, account)
    const { audit } = await keys.account(account)
    const known = await db.inAccount(account, human, (tx) => registerDevice(tx, audit, account, standing.actor.membership, request.body.device, request.body.signingKey, clock.now()))
    if (!known) throw new Problem(409, 'device-known', 'Telefonen är redan känd med en annan nyckel. Logga ut och in igen.')
    const delivery = await keys.delivery(clock.real())
    const settings = await parts.settingsOf(account)
    return {
      delivery: delivery as z.infer<typeof deviceReply>['delivery'], serverTime: clock.now().toISOString(),
      lease: settings.lease, agreed: settings.agreed,
    }
  })

  registerFiles(server, parts)

  routes.post('/api/deliveries', {
    schema: { body: deliveriesRequest, response: { 200: deliveriesReply }, summary: 'Deliver sealed facts without a session' },
    // Nobody is signed in, and each sealed fact is a signature to prove: thirty phones with a thousand each, sent by page and service worker.
    config: { permission: 'signature', limit: 600 },
    bodyLimit: 2 * maxBatchBytes,
  }, async (request) => {
    const now = clock.now()
    const { results, accepted } = await deliver(parts, request.body.device, request.body.sealed, now)
    for (const [account, made] of accepted) {
      parts.hub.told(account)
      await rejudgeMade(parts, account, made, now)
    }
    return { results }
  })

  routes.post('/api/accounts/:account/openings', {
    schema: { params: accountParams, body: openingsRequest, response: { 204: z.null() }, summary: 'What this device has opened' },
    bodyLimit: maxOpeningsBytes,
    config: { permission: 'member', limit: 60 },
  }, async (request, reply) => {
    const { account } = request.params
    const { standing, human } = await memberOf(request, account)
    await keepOpenings(parts, { account, human, membership: standing.actor.membership, device: request.body.device }, request.body.openings, clock.now())
    return reply.code(204).send(null)
  })

  routes.get('/api/accounts/:account/quarantine', {
    schema: { params: accountParams, querystring: z.strictObject({}), response: { 200: quarantineReply }, summary: 'What waits in quarantine, as an owner may see it' },
    config: { permission: 'owner' },
  }, async (request, reply) => {
    const { standing, device } = await memberOf(request, request.params.account)
    const answer = maySeeQuarantine(standing.actor)
    if (!answer.yes) throw new Problem(403, answer.reason, 'Bara en kontoägare kan se det här.')
    return reply.header('cache-control', 'no-store').send(await quarantineFor(db, { actor: standing.actor, device, now: clock.now() }))
  })

  routes.get('/api/accounts/:account/changes', {
    schema: { params: accountParams, summary: 'Change notices of one account (server-sent events)' }, config: { permission: 'member' },
  }, async (request, reply) => {
    const { human, standing } = await memberOf(request, request.params.account)
    return stream(parts, request, reply, human, [{ account: standing.actor.account }])
  })

  routes.get('/api/changes', { schema: { querystring: z.strictObject({}), summary: 'Change notices of all accounts of this human (server-sent events)' }, config: { permission: 'signed-in' } }, async (request, reply) => {
    const session = await access.sessionOf(request)
    if (!session) throw signInAgain()
    return stream(parts, request, reply, session.human, await access.membershipsOf(session.human))
  })
}
