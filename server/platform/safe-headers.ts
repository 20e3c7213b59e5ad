// What every answer tells the browser it may do. helmet says it, once, at the start: its answer depends on no request.
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'

export const helmetOptions = ({ tls }: { tls: boolean }) => ({
  contentSecurityPolicy: { directives: {
    defaultSrc: ["'self'"], connectSrc: ["'self'"], imgSrc: ["'self'", 'blob:', 'data:'], mediaSrc: ["'self'", 'blob:'], scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: ["'self'", "'unsafe-inline'"], workerSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
    upgradeInsecureRequests: tls ? [] : null,
  } },
  strictTransportSecurity: tls ? { maxAge: 31_557_600, includeSubDomains: true } : false,
  referrerPolicy: { policy: 'no-referrer' },
} satisfies FastifyHelmetOptions)

/** Sets helmet's headers on every answer, refusals and unknown paths too. `tls`: only where people reach the server by TLS. */
export async function setSafeHeaders(server: FastifyInstance, options: { tls: boolean }): Promise<void> {
  const headers = await headersOf(options)
  server.addHook('onRequest', async (_request, reply) => { reply.headers(headers) })
}

async function headersOf(options: { tls: boolean }): Promise<Record<string, string>> {
  const probe = Fastify()
  await probe.register(helmet, helmetOptions(options))
  probe.get('/', async () => '')
  const bare = Fastify()
  bare.get('/', async () => '')
  const [{ headers }, { headers: plain }] = [await probe.inject('/'), await bare.inject('/')]
  await Promise.all([probe.close(), bare.close()])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in plain)).map(([name, value]) => [name, String(value)]))
}
