// Stands between a browser and the server, as a network that loses one file of the app does, or a server that has listed one twice.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Proxy = {
  address: string
  /** Paths answered with 404 while they stand here. */
  refused: Set<string>
  /** How often a path has been asked for. */
  asked(path: string): number
  /** What is made of the text of a path before it goes on. */
  changes: Map<string, (text: string) => string>
  /** No server at all, until `start`. */
  stop(): Promise<void>
  start(): Promise<void>
}

export async function openProxy(target: string): Promise<Proxy> {
  const refused: Proxy['refused'] = new Set()
  const changes: Proxy['changes'] = new Map()
  const asked = new Map<string, number>()
  const server = createServer((asking, answering) => {
    const path = new URL(asking.url!, target).pathname
    asked.set(path, (asked.get(path) ?? 0) + 1)
    if (refused.has(path)) { answering.writeHead(404, { 'content-type': 'text/plain' }).end('not here'); return }
    const change = changes.get(path)
    // Unpacked where it is to be changed.
    const headers = { ...asking.headers, ...(change ? { 'accept-encoding': 'identity' } : {}) }
    const onward = request(new URL(asking.url!, target), { method: asking.method!, headers }, (answer) => {
      if (!change) { answering.writeHead(answer.statusCode!, answer.headers); answer.pipe(answering); return }
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const { 'content-length': _, ...rest } = answer.headers
        answering.writeHead(answer.statusCode!, rest).end(change(Buffer.concat(parts).toString()))
      })
    })
    onward.on('error', () => answering.destroy())
    answering.on('close', () => onward.destroy())
    asking.pipe(onward)
  })
  const listen = (port: number) => new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}`, refused, changes,
    asked: (path) => asked.get(path) ?? 0,
    stop: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
    start: () => listen(port),
  }
}
