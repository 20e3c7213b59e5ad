// The app shell: built files, cached for ever by their hashed names; every other path is the app's own start page.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from './problem.ts'

export async function registerShell(server: FastifyInstance, config: { webDir: string }): Promise<void> {
  const start = join(config.webDir, 'index.html')
  if (existsSync(config.webDir)) {
    await server.register(fastifyStatic, {
      // Each built file lies there packed as well: packed once, not at every asking.
      root: config.webDir, index: false, wildcard: false, cacheControl: false, preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage = ['GET', 'HEAD'].includes(request.method) && !request.url.startsWith('/api') && !/\.[a-z0-9]{2,5}(\?|$)/.test(request.url)
    // Known addresses of servers that this one does not have: a page in their place would be taken for an answer.
    if (!wantsPage || /^\/metrics(\/|\?|$)/.test(request.url) || !existsSync(start)) {
      const problem = notFound()
      return reply.code(404).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem.body()))
    }
    return reply.sendFile('index.html')
  })
}

/** The scripts that stand in the start page itself: what its policy must allow by name. */
export function startPageScripts({ webDir }: { webDir: string }): string[] {
  const start = join(webDir, 'index.html')
  return existsSync(start) ? [...readFileSync(start, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!) : []
}
