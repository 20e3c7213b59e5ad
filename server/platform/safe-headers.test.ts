// The headers are worked out once: what leaves must be what helmet itself would have said to each request.
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { helmetOptions, setSafeHeaders } from './safe-headers.ts'

async function said(safe: (server: FastifyInstance) => Promise<unknown>, request: { method: 'GET' | 'POST'; url: string }) {
  const server = Fastify()
  await safe(server)
  server.get('/here', async () => 'x')
  server.get('/broken', async () => { throw new Error('x') })
  server.post('/here', async () => 'x')
  const { date: _, ...headers } = (await server.inject(request)).headers
  await server.close()
  return headers
}

it.each([true, false])('every answer carries the headers that helmet would have given it (TLS: %s)', async (tls) => {
  for (const request of [{ method: 'GET', url: '/here' }, { method: 'POST', url: '/here' }, { method: 'GET', url: '/broken' }, { method: 'GET', url: '/nowhere' }] as const) {
    const ours = await said((server) => setSafeHeaders(server, { tls }), request)
    expect(ours).toEqual(await said(async (server) => server.register(helmet, helmetOptions({ tls })), request))
    expect(ours['content-security-policy']).toContain("frame-ancestors 'none'")
    expect('strict-transport-security' in ours).toBe(tls)
  }
})
