import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { setClock } from '../platform/clock.ts'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { requirePermission } from '../platform/http-rules.ts'
import { phoneRulesOf } from '../sync/sync.ts'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { castOf, demoAccounts, demoHumans } from './cast.ts'
import { registerDemo } from './demo.routes.ts'
import { makeMany } from './many.ts'
import { holdsDemo, seedDemo, type SeedParts } from './seed.ts'

const clock = setClock('2026-11-24T09:30:00Z')
let database: TestDatabase
let dir: string
let keys: Keys
let parts: SeedParts

beforeEach(async () => {
  database = await testDatabase()
  dir = mkdtempSync(join(tmpdir(), 'viewme-demo-keys-'))
  keys = await openKeys({ dir, now: clock.now(), mayCreate: true })
  parts = { db: database.db, keys, clock, log: silentLog, config: { mode: 'start', dataDir: join(dir, 'data') } }
})
afterEach(async () => {
  await database.drop()
  rmSync(dir, { recursive: true, force: true })
})

const count = async (table: string) => Number((await database.db.owner.query(`SELECT count(*) FROM ${table}`)).rows[0].count)
const counts = async () => Promise.all(['signin.humans', 'viewme.accounts', 'viewme.memberships', 'viewme.membership_periods', 'viewme.facts'].map(count))
/** How many versions each instruction has, by the content. */
const told = demoAccounts.flatMap((one) => one.instructions.map(({ versions }) => versions.length)).toSorted((a, b) => b - a)
const depths = async () => (await database.db.owner.query<{ depth: number }>(
  `SELECT max(depth) AS depth FROM viewme.facts WHERE kind = 'instruction-version' GROUP BY account_id, subject ORDER BY 1 DESC`)).rows.map((row) => row.depth)

describe('the demo', () => {
  it('is made whole, with versions 7 and 6 counted', async () => {
    await seedDemo(parts)
    expect(await count('signin.humans')).toBe(demoHumans.length)
    expect(await count('viewme.accounts')).toBe(3)
    expect(await count('viewme.quarantine')).toBe(0)
    expect(await depths()).toEqual(told)
    expect(told.slice(0, 2)).toEqual([7, 6])
    expect(told).toHaveLength(26)
    expect(await holdsDemo(database.db.app)).toBe(true)
    for (const { account_id } of (await database.db.owner.query('SELECT account_id FROM viewme.accounts')).rows) {
      expect((await phoneRulesOf(database.db, account_id)).agreed).toEqual({ momentKey: true, deviceLock: true })
    }
  })

  it('tells whoever has the database alone no title and no employer, in any column of any table', async () => {
    await seedDemo(parts)
    const members = demoAccounts.flatMap((one) => one.members)
    const words = [...new Set(members.flatMap(({ title, provider }) => [title, provider]).filter((one) => one !== undefined))]
    expect(words).toEqual(expect.arrayContaining(['neurolog', 'god man']))
    const { rows: tables } = await database.db.owner.query<{ name: string }>(`SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('viewme', 'signin') AND table_type = 'BASE TABLE'`)
    const found: string[] = []
    for (const { name } of tables) {
      for (const { row } of (await database.db.owner.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).rows) {
        for (const word of words) if (row.includes(word) || row.includes(Buffer.from(word).toString('hex'))) found.push(`${word} in ${name}`)
      }
    }
    expect(found).toEqual([])
    expect(await count('viewme.memberships WHERE title_sealed IS NOT NULL')).toBeGreaterThan(5)
    expect(await count('viewme.membership_periods WHERE provider_sealed IS NOT NULL')).toBeGreaterThan(5)
  })

  it('is not made again', async () => {
    await seedDemo(parts)
    const before = await counts()
    await seedDemo(parts)
    expect(await counts()).toEqual(before)
  })

  it.each([3, 9, 40, 45, 70])('is completed after a cut at its connection number %i', async (cutAt) => {
    let taken = 0
    const cut = { ...database.db, system: broken(database.db.system), inAccount: broken(database.db.inAccount) } as typeof database.db
    function broken<F extends (...args: never[]) => Promise<unknown>>(work: F): F {
      return ((...args: never[]) => (++taken > cutAt ? Promise.reject(new Error('cut')) : work(...args))) as F
    }
    await expect(seedDemo({ ...parts, db: cut })).rejects.toThrow('cut')
    clock.forward(3_600_000)
    await seedDemo(parts)
    const again = await counts()
    expect(again[0]).toBe(demoHumans.length)
    expect(again[2]).toBe(again[3])
    expect(await depths()).toEqual(told)
    expect(await count('viewme.demo WHERE done_at IS NOT NULL')).toBe(1)
  })

  it('never comes beside somebody’s account, and never in production', async () => {
    await makeMany(parts, { accounts: 1, facts: 1 })
    const before = await counts()
    await seedDemo(parts)
    expect(await counts()).toEqual(before)
    expect(await holdsDemo(database.db.app)).toBe(false)
    await expect(seedDemo({ ...parts, config: { ...parts.config, mode: 'serve' } })).rejects.toThrow('never served')
  })
})

describe('accounts made in number', () => {
  it('hold as many facts as asked for, beside the demo too', async () => {
    await seedDemo(parts)
    const before = await count('viewme.facts')
    const made = await makeMany(parts, { accounts: 3, facts: 1100 })
    expect(made).toHaveLength(3)
    expect(await count('viewme.facts')).toBe(before + 3300)
  })
})

describe('the cast', () => {
  it('is answered to this machine only', async () => {
    const server = Fastify()
    server.setValidatorCompiler(validatorCompiler)
    server.setSerializerCompiler(serializerCompiler)
    requirePermission(server)
    registerDemo(server, { config: { mode: 'start' } })
    const near = await server.inject('/api/demo/cast')
    expect(near.json()).toEqual({ password: 'ViewMe-demo-2026', cast: castOf() })
    expect((await server.inject({ url: '/api/demo/cast', remoteAddress: '192.0.2.7' })).statusCode).not.toBe(200)
    await server.close()
    expect(() => registerDemo(Fastify(), { config: { ...parts.config, mode: 'serve' } })).toThrow('never served')
  })
})
