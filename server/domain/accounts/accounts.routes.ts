// The few of the library's routes that are open. What is not listed here does not exist: registration is a slice of its own, and so is what comes later.
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { signIn, signedIn } from '@viewme/contract/me.ts'
import { signInAgain } from '../../platform/problem.ts'
import { refuseForeignOrigin } from './foreign-origin.ts'
import type { Door } from './sign-in.ts'

const nothing = z.strictObject({}).nullish()
const done = z.strictObject({ signedOut: z.literal(true) })

export function accountsRoutes(server: FastifyInstance, door: Door): void {
  const routes = server.withTypeProvider<ZodTypeProvider>()
  const onRequest = refuseForeignOrigin(door.config)

  routes.post('/api/auth/sign-in/email', {
    onRequest, config: { permission: 'anyone', limit: 'own' }, schema: { body: signIn, response: { 200: signedIn } },
  }, async (request, reply) => {
    const { cookies, human } = await door.signIn(request, request.body)
    return give(reply, cookies).send({ human })
  })

  routes.post('/api/auth/sign-out', {
    onRequest, config: { permission: 'anyone', limit: 'own' }, schema: { body: nothing, response: { 200: done } },
  }, async (request, reply) => give(reply, await door.signOut(request)).send({ signedOut: true }))

  routes.post('/api/auth/revoke-sessions', {
    onRequest, config: { permission: 'signed-in', limit: 60 }, schema: { body: nothing, response: { 200: done } },
  }, async (request, reply) => {
    const session = await door.sessionOf(request)
    if (!session) throw signInAgain()
    await door.signOutEverywhere(session.human)
    return give(reply, await door.signOut(request)).send({ signedOut: true })
  })
}

function give(reply: FastifyReply, cookies: string[]): FastifyReply {
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.header('cache-control', 'no-store')
}

