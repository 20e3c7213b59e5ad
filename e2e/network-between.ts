// What stands between a phone and the server in a hotel or a ward: lets everything through, or answers in the server's place.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `page`: a login page for every question. `elsewhere`: leads to one. `forbidden`: as JSON. `cut`: the line is cut, as a broken certificate does it. */
export type Answering = 'through' | 'page' | 'elsewhere' | 'forbidden' | 'cut'
export type NetworkBetween = {
  /** For the browser's proxy setting. */
  address: string
  /** From now on; what is open is cut. */
  answer(how: Answering): void
  /** What has been asked for while it answered itself. */
  asked: string[]
  close(): Promise<void>
}

const loginPage = '<!doctype html><html><head><title>Gästnät</title><script src="/portal.js"></script></head><body><h1>Välkommen till gästnätet</h1><form method="post" action="/login"><button>Godkänn villkoren</button></form></body></html>'

export async function networkBetween(): Promise<NetworkBetween> {
  let how: Answering = 'through'
  const asked: string[] = []
  const server: Server = createServer((question, answer) => (how === 'through' ? pass(question, answer) : answerItself(question, answer)))
  const answerItself = (question: IncomingMessage, answer: ServerResponse) => {
    asked.push(`${question.method} ${new URL(question.url!, 'http://unknown').pathname}`)
    question.resume()
    if (how === 'cut') return question.socket.destroy()
    if (how === 'elsewhere') return answer.writeHead(302, { location: 'https://login.wifi.invalid/?back=1', 'content-type': 'text/html' }).end()
    if (how === 'forbidden') return answer.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"login required","url":"https://login.wifi.invalid/"}')
    return answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(loginPage)
  }
  server.on('connect', (_, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    answer(next) {
      how = next
      asked.length = 0
      server.closeAllConnections()
    },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}

function pass(question: IncomingMessage, answer: ServerResponse): void {
  const { hostname, port, pathname, search } = new URL(question.url!)
  const onward = request({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path: pathname + search, method: question.method, headers: question.headers }, (reply) => {
    answer.writeHead(reply.statusCode!, reply.headers)
    reply.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  question.pipe(onward)
}
