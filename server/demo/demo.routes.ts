// The sign-in page's buttons: who is in the demo. Mounted only by `npm start`, answered only to this very machine.
// It names fictional people; it never opens a session, and never says anything of a real account.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { notFound } from '../platform/problem.ts'
import { castOf, castRoles, demoPassword } from './cast.ts'

export const castReply = z.strictObject({
  /** The same for everyone: the page signs in with it as anybody could by hand. */
  password: z.string(),
  cast: z.array(z.strictObject({ firstName: z.string(), email: z.email(), role: z.enum(castRoles), accountPersons: z.array(z.string()) })),
})

const ownMachine = /^(127\.|::1$|::ffff:127\.)/

export function registerDemo(server: FastifyInstance, parts: { config: Pick<Config, 'mode'> }): void {
  if (parts.config.mode === 'serve') throw new Error('the demo is never served')
  server.withTypeProvider<ZodTypeProvider>().get('/api/demo/cast', {
    config: { permission: 'demo' },
    schema: { querystring: z.strictObject({}), response: { 200: castReply }, summary: 'The demo’s people, for the sign-in page' },
  }, async (request, reply) => {
    if (!ownMachine.test(request.socket.remoteAddress ?? '')) throw notFound()
    return reply.header('cache-control', 'no-store').send({ password: demoPassword, cast: castOf() })
  })
}
