// What every answer tells the browser it may do. helmet says it, once, at the start: its answer depends on no request.
import { hash } from 'node:crypto'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'

type Safe = { tls: boolean; scripts?: readonly string[] }

export const helmetOptions = ({ tls, scripts = [] }: Safe) => ({
  contentSecurityPolicy: { directives: {
    defaultSrc: ["'self'"], connectSrc: ["'self'"], imgSrc: ["'self'", 'blob:', 'data:'], mediaSrc: ["'self'", 'blob:'], scriptSrc: ["'self'", "'wasm-unsafe-eval'", ...scripts.map((text) => `'sha256-${hash('sha256', text, 'base64')}'`)],
    styleSrc: ["'self'", "'unsafe-inline'"], workerSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
    upgradeInsecureRequests: tls ? [] : null,
  } },
  strictTransportSecurity: tls ? { maxAge: 31_557_600, includeSubDomains: true } : false,
  referrerPolicy: { policy: 'no-referrer' },
} satisfies FastifyHelmetOptions)

/** Sets helmet's headers on every answer, refusals and unknown paths too. `tls`: only where people reach the server by TLS. `scripts`: the texts that may stand in a page itself. */
export async function setSafeHeaders(server: FastifyInstance, options: Safe): Promise<void> {
  const headers = await headersOf(options)
  server.addHook('onRequest', async (_request, reply) => { reply.headers(headers) })
}

async function headersOf(options: Safe): Promise<Record<string, string>> {
  const probe = Fastify()
  await probe.register(helmet, helmetOptions(options))
  probe.get('/', async () => '')
  const bare = Fastify()
  bare.get('/', async () => '')
  const [{ headers }, { headers: plain }] = [await probe.inject('/'), await bare.inject('/')]
  await Promise.all([probe.close(), bare.close()])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in plain)).map(([name, value]) => [name, String(value)]))
}
