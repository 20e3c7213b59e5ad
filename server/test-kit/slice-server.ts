// A server with the house's rules and nothing mounted, for tests of a slice's routes: real database, real key store, inject.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { registerProblems, requirePermission } from '../platform/http-rules.ts'

export function sliceServer(mount: (server: FastifyInstance) => void, options: { trustProxy?: string[] } = {}): FastifyInstance {
  const server = Fastify({ logger: false, trustProxy: options.trustProxy ?? false })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  requirePermission(server)
  registerProblems(server, { log: silentLog })
  mount(server)
  return server
}

export async function testKeys(): Promise<{ keys: Keys; remove(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
  const keys = await openKeys({ dir: join(dir, 'keys'), now: new Date(), mayCreate: true })
  return { keys, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The cookies of an answer as a browser would send them back. */
export function cookiesOf(answer: { headers: Record<string, unknown> }): string {
  return ([answer.headers['set-cookie']].flat().filter(Boolean) as string[]).map((line) => line.split(';')[0]!).join('; ')
}
