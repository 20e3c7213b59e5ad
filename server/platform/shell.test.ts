// The app's own files as a browser and a proxy meet them, over a true line: packed or not, in part, and never anything beside them.
import Fastify, { type FastifyInstance } from 'fastify'
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseAddress } from './http-rules.ts'
import { setSafeHeaders } from './safe-headers.ts'
import { registerShell, startPageScripts } from './shell.ts'

let dir: string
let server: FastifyInstance
const script = 'console.log("Hej");'.repeat(200)
const inPage = 'globalThis.read = true'
const page = `<!doctype html><title>ViewMe</title><script>${inPage}</script><script defer src="/assets/a-1.js"></script>`
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'viewme-shell-'))
  const webDir = join(dir, 'web')
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  for (const [name, text] of [['index.html', page], ['assets/a-1.js', script], ['sw.js', script]] as const) {
    writeFileSync(join(webDir, name), text)
    writeFileSync(join(webDir, `${name}.gz`), gzipSync(text))
    writeFileSync(join(webDir, `${name}.br`), brotliCompressSync(text))
  }
  writeFileSync(join(dir, 'secret.txt'), 'SECRET')
  server = Fastify({ frameworkErrors: refuseAddress })
  await setSafeHeaders(server, { tls: false, scripts: startPageScripts({ webDir }) })
  await registerShell(server, { webDir })
  await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => { await server.close(); rmSync(dir, { recursive: true, force: true }) })

/** The address goes out as it is written: `fetch` would tidy it first. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; header(name: string): string | undefined; body: Buffer }> {
  const line = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  line.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  const all = Buffer.concat(await line.toArray())
  const end = all.indexOf('\r\n\r\n')
  const head = all.subarray(0, end).toString('latin1').split('\r\n')
  return { status: Number(head[0]!.split(' ')[1]), header: (name) => head.find((one) => one.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim(), body: all.subarray(end + 4) }
}

it('an address of measurements, which are not here, is answered by no page', async () => {
  for (const path of ['/metrics', '/metrics?x=1', '/metrics/x']) expect([path, (await ask(path)).status]).toEqual([path, 404])
  expect((await ask('/metricsx')).status).toBe(200)
})

describe('a built file', () => {
  it('comes packed to who can unpack it, plain to who cannot, and a proxy is told that they differ', async () => {
    const [plain, gz, br] = [await ask('/assets/a-1.js'), await ask('/assets/a-1.js', { 'accept-encoding': 'gzip' }), await ask('/assets/a-1.js', { 'accept-encoding': 'gzip, br' })]
    expect([plain, gz, br].map((one) => [one.status, one.header('content-encoding'), one.header('vary'), one.header('cache-control')])).toEqual(
      [undefined, 'gzip', 'br'].map((encoding) => [200, encoding, 'accept-encoding', 'public, max-age=31536000, immutable']))
    expect([plain.body, gunzipSync(gz.body), brotliDecompressSync(br.body)].map(String)).toEqual([script, script, script])
    expect(new Set([plain, gz, br].map((one) => one.header('etag'))).size).toBe(3)
    expect((await ask('/assets/a-1.js', { 'accept-encoding': 'br;q=0, gzip;q=0' })).header('content-encoding')).toBeUndefined()
    expect((await ask('/sw.js')).header('cache-control')).toBe('no-cache')
  })
  it('comes in part, and a part that is not there is refused', async () => {
    const part = await ask('/assets/a-1.js', { range: 'bytes=0-9' })
    expect([part.status, part.body.toString()]).toEqual([206, script.slice(0, 10)])
    for (const range of ['bytes=99999-', 'bytes=a-b']) expect((await ask('/assets/a-1.js', { range })).status, range).toBe(416)
  })
})

it('the start page comes packed and is asked for anew each time, and its policy names the one script that stands in it', async () => {
  const [plain, br] = [await ask('/'), await ask('/instruction/1?step=2', { 'accept-encoding': 'br' })]
  expect([plain, br].map((one) => [one.status, one.header('content-encoding'), one.header('content-type'), one.header('cache-control')])).toEqual(
    [undefined, 'br'].map((encoding) => [200, encoding, 'text/html; charset=utf-8', 'no-cache']))
  expect([plain.body, brotliDecompressSync(br.body)].map(String)).toEqual([page, page])
  const allowed = plain.header('content-security-policy')!.split(';').find((one) => one.startsWith('script-src '))
  expect(allowed).toBe(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash('sha256', inPage, 'base64')}'`)
})

it('nothing beside the files is ever given out', async () => {
  for (const path of ['/../secret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/%2e%2e/secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '//etc/passwd', '/a%00b', '/assets/a-1.js%00.html']) {
    const answer = await ask(path)
    expect(answer.status === 404 || answer.body.toString() === page, `${path} ${answer.status}`).toBe(true)
  }
})

it('every other address is the start page, also to who asks for its head alone; what is no address is refused like all else', async () => {
  for (const path of ['/', '/instruktioner/1']) expect((await ask(path)).body.toString()).toBe(page)
  const head = await ask('/', {}, 'HEAD')
  expect([head.status, head.header('content-type'), head.body.length]).toEqual([200, 'text/html; charset=utf-8', 0])
  for (const [path, method] of [['/nowhere.js', 'GET'], ['/api/nowhere', 'GET'], ['/', 'POST']] as const) {
    const answer = await ask(path, {}, method)
    expect([answer.status, answer.header('cache-control')], path).toEqual([404, 'no-store'])
  }
  const broken = await ask('/%')
  expect([broken.status, broken.header('content-type'), JSON.parse(broken.body.toString()).title]).toEqual([400, 'application/problem+json; charset=utf-8', 'not-understood'])
})
