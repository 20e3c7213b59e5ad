import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { refuseTooMany, registerProblems } from './http-rules.ts'
import { openLog } from './log.ts'
import { testDatabase } from '../test-kit/postgres.ts'
import { sliceServer } from '../test-kit/slice-server.ts'
import { Problem } from './problem.ts'

const server = sliceServer((bare) => {
  bare.get('/file', async () => readFile('/nowhere/at-all'))
  bare.get('/lost', async () => { throw new Problem(410, 'file-lost', 'Borta.') })
  bare.get('/socket', () => new Promise((_, failed) => { connect('/nowhere/at-all.sock').on('error', failed) }))
})
afterAll(() => server.close())

it('a database that is not there yet is to be asked again; a file that is not there is a fault with a number', async () => {
  const [file, socket] = [await server.inject('/file'), await server.inject('/socket')]
  expect([socket.statusCode, socket.json().title, socket.headers['retry-after']]).toEqual([503, 'try-again', '2'])
  expect([file.statusCode, file.json().title]).toEqual([500, 'fault'])
  expect(file.body).not.toContain('nowhere')
})

it('a full disk, of ours or of the database, is answered with 507 and when to come back, and logged without a word of what was written', async () => {
  const lines: string[] = []
  const { db, drop } = await testDatabase()
  const full = Fastify()
  registerProblems(full, { log: openLog('warn', (line) => { lines.push(line) }) })
  full.get('/ours', async () => writeFile('/dev/full', 'kanariefågel'))
  full.get('/theirs', async () => db.owner.query("COPY (SELECT 'kanariefågel' FROM generate_series(1, 100000)) TO '/dev/full'"))
  for (const url of ['/ours', '/theirs']) {
    const answer = await full.inject(url)
    expect([url, answer.statusCode, answer.json().title, answer.headers['retry-after']]).toEqual([url, 507, 'disk-full', '60'])
  }
  expect(lines.map((line) => { const { level, event, route, code } = JSON.parse(line); return { level, event, route, code } })).toEqual(
    [{ level: 'warn', event: 'disk.full', route: '/ours', code: 'ENOSPC' }, { level: 'warn', event: 'disk.full', route: '/theirs', code: '53100' }])
  expect(lines.join()).not.toContain('kanarie')
  await full.close()
  await drop()
})

it('no refusal is kept on the way: what is not here now may be here soon', async () => {
  for (const url of ['/file', '/lost']) expect((await server.inject(url)).headers['cache-control'], url).toBe('no-store')
})

it('a route that writes and names no limit stops the start; one that only reads needs none', async () => {
  const schema = {}
  expect(() => sliceServer((bare) => { bare.post('/api/writes', { schema, config: { permission: 'anyone' } }, async () => '') })).toThrow('POST /api/writes names no limit')
  expect(() => sliceServer((bare) => { bare.get('/api/reads', { schema, config: { permission: 'anyone' } }, async () => '') })).not.toThrow()
})

it('counts by the connection’s own address, whatever the request says of itself, and tells when to come back', async () => {
  let now = 0
  const limited = sliceServer((bare) => {
    bare.addHook('onRequest', refuseTooMany(async ({ headers }) => headers.cookie ?? null, () => now))
    bare.post('/api/open', { schema: {}, config: { permission: 'anyone', limit: 2 } }, async () => '')
    bare.post('/api/mine', { schema: {}, config: { permission: 'member', limit: 2 } }, async () => '')
  })
  const ask = async (url: string, remoteAddress: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: { 'retry-after': after } } = await limited.inject({ method: 'POST', url, remoteAddress, headers })
    return after === undefined ? statusCode : [statusCode, after]
  }
  expect([await ask('/api/open', '192.0.2.1'), await ask('/api/open', '::ffff:192.0.2.1'), await ask('/api/open', '192.0.2.1', { 'x-forwarded-for': '192.0.2.9', cookie: 'other' })]).toEqual([200, 200, [429, '600']])
  expect([await ask('/api/open', '2001:db8::1'), await ask('/api/open', '2001:db8::2'), await ask('/api/open', '2001:db8::3'), await ask('/api/open', '2001:db8:0:1::1')]).toEqual([200, 200, [429, '600'], 200])
  now = 400_000
  expect(await ask('/api/open', '192.0.2.1')).toEqual([429, '200'])
  now = 600_000
  expect(await ask('/api/open', '192.0.2.1')).toBe(200)
  // Each session by itself, and no more of them from one address than there are phones in a house.
  const session = (n: number) => ask('/api/mine', '192.0.2.1', { cookie: `session-${n}` })
  for (let n = 0; n < 30; n++) expect([await session(n), await session(n), await session(n)]).toEqual([200, 200, [429, '600']])
  expect([await session(31), await ask('/api/mine', '192.0.2.2', { cookie: 'session-31' })]).toEqual([[429, '600'], 200])
  await limited.close()
})
