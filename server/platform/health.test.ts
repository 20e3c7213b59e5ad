import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { testDatabase } from '../test-kit/postgres.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { sliceServer } from '../test-kit/slice-server.ts'
import { registerHealth } from './health.ts'
import { openKeys } from './keys/keys.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-health-'))
let test: TestDatabase
let server: FastifyInstance
const ready = async () => { const { statusCode, body } = await server.inject('/readyz'); return [statusCode, JSON.parse(body)] }

beforeAll(async () => {
  test = await testDatabase()
  const keys = await openKeys({ dir, now: new Date(), mayCreate: true })
  await keys.createAccount(crypto.randomUUID())
  server = sliceServer((on) => registerHealth(on, { db: test.db, keys }), { trustProxy: ['127.0.0.1'] })
})
afterAll(async () => { await server.close(); await test.drop(); rmSync(dir, { recursive: true, force: true }) })

it('a server that cannot open what is stored is not ready', async () => {
  expect(await ready()).toEqual([200, { ready: true, keys: true }])
  for (const part of ['epochs', 'accounts']) {
    const path = join(dir, part)
    const names = readdirSync(path)
    for (const name of names) writeFileSync(join(path, `${name}.away`), readFileSync(join(path, name)))
    for (const name of names) writeFileSync(join(path, name), 'damaged')
    expect([part, ...await ready()]).toEqual([part, 503, { ready: false, keys: false }])
    for (const name of names) renameSync(join(path, `${name}.away`), join(path, name))
  }
  const lost = await test.db.owner.query('ALTER TABLE viewme.facts RENAME TO facts_away')
  expect(lost.command).toBe('ALTER')
  expect(await ready()).toEqual([503, { ready: false }])
  await test.db.owner.query('ALTER TABLE viewme.facts_away RENAME TO facts')
  expect(await ready()).toEqual([200, { ready: true, keys: true }])
})

it('how much is stored is told on this machine only, not through a proxy', async () => {
  const told = async (from: string, headers = {}) => (await server.inject({ url: '/healthz?verbose', remoteAddress: from, headers })).json()
  expect(await told('127.0.0.1')).toMatchObject({ alive: true, facts: 0 })
  for (const answer of [await told('203.0.113.7'), await told('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }), await told('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), await told('127.0.0.1', { forwarded: 'for=203.0.113.7' })]) {
    expect(answer).toEqual({ alive: true })
  }
})
