// Another site must not act with our member's cookie. Browsers say where a request comes from; programs say nothing, and carry no one's cookie but their own.
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../platform/problem.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** An onRequest hook: refuses what a browser says another site has sent. Suits every route that changes something. */
export function refuseForeignOrigin(config: { baseUrl: string }) {
  const ours = new URL(config.baseUrl).host
  return async (request: FastifyRequest): Promise<void> => {
    if (harmless.has(request.method)) return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    const foreign = origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !isOneOf(origin, [ours, host])
    if (foreign) throw new Problem(403, 'foreign-origin', 'Begäran kom från en annan webbplats och har inte utförts.')
  }
}

function isOneOf(origin: string, hosts: (string | undefined)[]): boolean {
  try { return hosts.includes(new URL(origin).host) } catch { return false }
}
