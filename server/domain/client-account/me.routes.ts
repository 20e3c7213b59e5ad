// Who am I, and where am I let in: the first question of every phone.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { periodState } from '@viewme/contract/client-account.permissions.ts'
import { initialOf, me, strongestRole, type MyMembership } from '@viewme/contract/me.ts'
import { periodEnd } from '@viewme/contract/people.ts'
import { signInAgain } from '../../platform/problem.ts'
import { namesOf } from '../accounts/accounts.ts'
import type { ClientAccountParts } from './client-account.ts'
import { findMemberships, type MyAccount } from './client-account.queries.ts'
import { iso, shownPeriod } from './directory.ts'
import { isOpen } from './standing.ts'

export function meRoutes(server: FastifyInstance, { db, keys, clock, access }: ClientAccountParts): void {
  server.withTypeProvider<ZodTypeProvider>().get('/api/me', {
    config: { permission: 'signed-in' },
    schema: { querystring: z.strictObject({}), response: { 200: me }, summary: 'Who am I, and where am I let in' },
  }, async (request, reply) => {
    const session = await access.sessionOf(request)
    if (!session) throw signInAgain()
    const now = clock.now()
    // One after the other: a request takes one connection at a time, or many phones at once wait for each other.
    const accounts = await findMemberships(db, session.human)
    const names = await namesOf({ tx: db.app, ids: [session.human] })
    const deliveryKey = await keys.delivery(now)
    const human = names.get(session.human)
    if (!human) throw signInAgain()
    return reply.header('cache-control', 'no-store').send({
      human,
      memberships: accounts.filter(({ state, periods }) => isOpen(state) && !periodState(periods, now).state.startsWith('ended')).map((one) => mine(one, now)),
      deliveryKey: { keyId: deliveryKey.keyId, publicKey: { ...deliveryKey.publicKey } },
      serverTime: now.toISOString(),
    })
  })
}

function mine(found: MyAccount, now: Date): MyMembership {
  const period = shownPeriod(found, now)
  const name = found.personName ?? ''
  return {
    id: found.membership, account: found.account, person: { name, initial: initialOf(name) }, role: strongestRole(found.roles), roles: found.roles,
    groups: found.groups, from: iso(period?.from ?? null), until: iso(period ? periodEnd(period) : null),
  }
}
