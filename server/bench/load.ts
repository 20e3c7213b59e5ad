// The client's side of a measurement: keeps connections open and counts whole answers. Reads no JSON, so that it costs as little as
// it can and the same for ours and for the twin.
import { connect, type Socket } from 'node:net'

export type Request = { method: 'GET' | 'POST'; path: string; cookie?: string; device?: string; body?: string }
export type Connection = { ask(request: Request): Promise<{ status: number; body: Buffer }>; close(): void }

export function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    socket.once('error', reject)
    socket.once('connect', () => resolve(over(socket)))
  })
}

function over(socket: Socket): Connection {
  let parts: Buffer[] = []
  let have = 0
  let want = -1
  let headEnd = 0
  let status = 0
  let waiting: { resolve(answer: { status: number; body: Buffer }): void; reject(error: Error): void } | undefined
  const fail = (error: Error) => { waiting?.reject(error); waiting = undefined }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  socket.on('data', (bytes) => {
    parts.push(bytes)
    have += bytes.length
    if (want < 0) {
      const all = parts.length === 1 ? bytes : Buffer.concat(parts)
      parts = [all]
      const end = all.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = all.toString('latin1', 0, end)
      status = Number(head.slice(9, 12))
      headEnd = end + 4
      want = headEnd + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    }
    if (have < want) return
    const answer = { status, body: Buffer.concat(parts).subarray(headEnd) }
    parts = []
    have = 0
    want = -1
    const { resolve } = waiting!
    waiting = undefined
    resolve(answer)
  })
  return {
    ask: ({ method, path, cookie, device, body }) => new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1']
      if (cookie) lines.push(`cookie: ${cookie}`)
      if (device) lines.push(`viewme-device: ${device}`)
      if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
    }),
    close: () => { socket.destroy() },
  }
}

/** Each worker asks one thing after the other on a connection of its own until the time is out. Returns answers per second. */
export async function load(port: number, workers: (() => Request)[], ms: number): Promise<number> {
  const connections = await Promise.all(workers.map(() => open(port)))
  const began = performance.now()
  let done = 0
  try {
    await Promise.all(workers.map(async (next, at) => {
      while (performance.now() - began < ms) {
        const { status, body } = await connections[at]!.ask(next())
        if (status !== 200) throw new Error(`answered ${status}: ${body.toString().slice(0, 300)}`)
        done++
      }
    }))
    return done / ((performance.now() - began) / 1000)
  } finally {
    for (const connection of connections) connection.close()
  }
}
