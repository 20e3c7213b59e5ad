// Who may not ask is told so before what they send is read: nobody can make the server hold megabytes by knocking.
import { randomUUID } from 'node:crypto'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
let port: number
beforeAll(async () => {
  test = await testApp()
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
  await test.app.server.listen({ host: '127.0.0.1', port: 0 })
  port = (test.app.server.server.address() as AddressInfo).port
})
afterAll(() => test.close())

/** The status that comes back to a request whose body is never sent. */
function knock(method: string, path: string, headers: Record<string, string> = {}, bytes = 400_000): Promise<number> {
  const line = connect(port, '127.0.0.1')
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/json', 'content-length': String(bytes), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  line.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return new Promise<number>((heard, failed) => {
    line.once('data', (data) => { heard(Number(data.toString('latin1').split(' ')[1])); line.destroy() })
    line.once('error', failed)
    line.setTimeout(3000, () => { failed(new Error('no answer before the body')); line.destroy() })
  })
}
const tove = (noun: string) => `/api/accounts/${cast.tove.account}/${noun}`
const sending = (who: 'sara' | 'omar' | 'alva', author: string) =>
  ({ cookie: cast.as(who).cookie, 'content-type': 'image/webp', 'viewme-file': JSON.stringify({ author, hash: '0'.repeat(64), width: 1, height: 1 }) })

describe('without reading the body', () => {
  it.each([['POST', 'facts'], ['POST', 'devices'], ['POST', 'openings'], ['PUT', `files/${randomUUID()}`], ['POST', `memberships/${randomUUID()}/ending`]])('a stranger is asked to sign in: %s %s', async (method, noun) => {
    expect(await knock(method, tove(noun), { 'content-type': noun.startsWith('files') ? 'image/webp' : 'application/json' }, 40_000)).toBe(401)
  })
  it('a forged cookie is a stranger', async () => {
    const { cookie } = cast.as('sara')
    expect(await knock('POST', tove('facts'), { cookie: `${cookie.slice(0, -6)}AAAA%3D` })).toBe(401)
  })
  it('nobody’s picture is read for an account they are not in, in another’s name, while the account is only read, or past a minute’s worth', async () => {
    const path = tove(`files/${randomUUID()}`)
    expect(await knock('PUT', path, sending('alva', cast.nils.members.alva))).toBe(404)
    expect(await knock('PUT', path, sending('omar', cast.tove.members.sara))).toBe(403)
    const become = (state: string) => test.test.db.owner.query('UPDATE viewme.accounts SET state = $2 WHERE account_id = $1', [cast.tove.account, state])
    await become('read-only')
    expect(await knock('PUT', path, sending('sara', cast.tove.members.sara))).toBe(403)
    await become('active')
    const headers = sending('sara', cast.tove.members.sara)
    await Promise.all(Array.from({ length: 60 }, () => test.app.server.inject({ method: 'PUT', url: path, headers, payload: Buffer.from('x') })))
    expect(await knock('PUT', path, headers)).toBe(429)
  })
})

describe('by the address bar', () => {
  const asks = (url: string, headers: Record<string, string>) => test.app.server.inject({ url, headers: { ...cast.as('karin'), ...headers } })
  const paths = ['/api/me', 'facts?kind=note', 'facts', 'people', `files/${randomUUID()}`, 'quarantine'].map((one) => [one] as const)
  it.each(paths)('nothing that needs a session is a page, also with a session that is still there: %s', async (noun) => {
    const url = noun.startsWith('/') ? noun : tove(noun)
    for (const headers of [{ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }]) {
      const page = await asks(url, headers as Record<string, string>)
      expect([page.statusCode, page.json().title, page.headers['cache-control']]).toEqual([403, 'not-a-page', 'no-store'])
    }
    expect((await asks(url, { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).statusCode).not.toBe(403)
  })
  it('what anybody may read, and the app itself, still open', async () => {
    const page = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect([(await asks('/healthz', page)).statusCode, (await asks('/api/openapi.json', page)).statusCode]).toEqual([200, 200])
  })
})
