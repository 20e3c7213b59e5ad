// Is the server alive, and is it ready? A balancer acts on readiness: database and keys, nothing else.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from './db.ts'
import type { Keys } from './keys/keys.ts'

export function registerHealth(server: FastifyInstance, parts: { db: Db; keys: Keys }): void {
  const routes = server.withTypeProvider<ZodTypeProvider>()
  routes.get('/healthz', { schema: { querystring: z.object({ verbose: z.string().optional() }), hide: true } }, async (request) => {
    // How much there is is nobody's business but the machine's own.
    if (request.query.verbose === undefined || !isOnThisMachine(request)) return { alive: true }
    const { rows: [row] } = await parts.db.app.query('SELECT (SELECT history FROM viewme.installation) AS history, (SELECT coalesce(sum(last_seq), 0) FROM viewme.heads) AS facts')
    return { alive: true, history: row.history, facts: Number(row.facts) }
  })
  routes.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await parts.db.app.query('SELECT FROM viewme.facts LIMIT 1')
      if (await parts.keys.works()) return { ready: true, keys: true }
      return reply.code(503).header('retry-after', '2').send({ ready: false, keys: false })
    } catch {
      return reply.code(503).header('retry-after', '2').send({ ready: false })
    }
  })
}

/** Asked from here, by nobody's errand: a proxy on this machine says for whom it asks. */
function isOnThisMachine({ ip, headers }: FastifyRequest): boolean {
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
