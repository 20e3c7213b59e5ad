// The start as somebody at a terminal meets it: real processes, real signals, the sentences they read.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts } from './demo/cast.ts'
import { silentLog } from './platform/log.ts'
import { embeddedConnection, forgetPlace, knownPlace, startPostgres } from './platform/postgres/postgres.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-main-'))
const dataDir = join(dir, 'data')
const keysDir = join(dir, 'keys')
const running = new Set<ChildProcess>()
let port: number

type Started = { child: ChildProcess; said: string; code: number | null; ended: Promise<number | null> }

/** Resolves when it is ready or has ended, whichever comes first. */
async function start(env: Record<string, string> = {}, mode = 'start'): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), mode], {
    // What was compiled at one start is kept for the next, as `npm start` does.
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/viewme-code'), DATA_DIR: dataDir, KEYS_DIR: keysDir, PORT: String(port), ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const started: Started = { child, said: '', code: null, ended: new Promise((resolve) => { child.once('close', (code) => { running.delete(child); resolve(code) }) }) }
  await Promise.race([
    new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { started.said += bytes.toString(); if (/Ctrl-C|serves/.test(started.said)) resolve() })
    }),
    started.ended.then((code) => { started.code = code }),
  ])
  return started
}

const stop = async ({ child, ended }: Started) => { child.kill('SIGTERM'); return ended }
const asOwner = async (sql: string) => {
  const client = new pg.Client(embeddedConnection(knownPlace(dataDir), 'postgres'))
  await client.connect()
  try { return (await client.query(sql)).rows } finally { await client.end() }
}

const withPostgres = async (work: () => Promise<unknown>) => {
  const postgres = await startPostgres({ dataDir, log: silentLog, archive: true })
  try { await work() } finally { await postgres.stop() }
}

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => { probe.once('listening', resolve) })
  port = (probe.address() as AddressInfo).port
  await new Promise((resolve) => { probe.close(resolve) })
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  if (existsSync(join(dataDir, 'postgres'))) forgetPlace(knownPlace(dataDir))
  rmSync(dir, { recursive: true, force: true })
})

test('starts from nothing, refuses a second one, and leaves nothing behind when it stops', async () => {
  const first = await start()
  expect(first.said).toMatch(/ready in \d+ ms/)
  expect(first.said).toContain(`http://localhost:${port}`)
  expect(first.said).toContain('No mail can be sent from here, so nobody can register')
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  const second = await start()
  expect(second).toMatchObject({ code: 1 })
  expect(second.said).toContain(`ViewMe is already running on ${dataDir} (process ${first.child.pid}`)
  expect(await asOwner('SELECT count(*)::int > 0 AS seeded FROM viewme.heads')).toEqual([{ seeded: true }])
  const place = knownPlace(dataDir)
  expect(await stop(first)).toBe(0)
  expect(existsSync(`${place.pgdata}/postmaster.pid`)).toBe(false)
  expect(existsSync(join(dataDir, 'lock'))).toBe(false)
}, 120_000)

test('a place where nothing can be made is said in words', async () => {
  expect((await start({ DATA_DIR: '/proc/nope/data' })).said).toContain('The data directory /proc/nope/data cannot be made')
}, 30_000)

test('a busy port is said in words, and leaves no data directory', async () => {
  const other = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => { other.once('listening', resolve) })
  const refused = await start({ DATA_DIR: join(dir, 'new-data') })
  expect(refused).toMatchObject({ code: 1 })
  expect(existsSync(join(dir, 'new-data'))).toBe(false)
  expect(refused.said).toContain(`Port ${port} is taken by another program`)
  await new Promise((resolve) => { other.close(resolve) })
})

test('without the root key, with another key store, or with keys beside the data, nothing starts and nothing is made', async () => {
  const rootKey = join(keysDir, 'root.key')
  renameSync(rootKey, `${rootKey}.away`)
  const missing = await start()
  expect(missing).toMatchObject({ code: 1 })
  expect(missing.said).toContain(`The root key ${rootKey} is missing`)
  expect(existsSync(rootKey)).toBe(false)
  renameSync(`${rootKey}.away`, rootKey)
  const elsewhere = await start({ KEYS_DIR: join(dir, 'no-keys') })
  expect(elsewhere.said).toContain('There is no key store in')
  expect(existsSync(join(dir, 'no-keys'))).toBe(false)
  expect((await start({ KEYS_DIR: join(dataDir, 'keys') })).said).toContain('lies inside the data directory')
  expect(existsSync(`${knownPlace(dataDir).pgdata}/postmaster.pid`)).toBe(false)
}, 90_000)

test('where keys of accounts are and their data is not, nothing begins anew, in start and in serve', async () => {
  const production = { BASE_URL: `http://localhost:${port}`, SMTP_URL: 'smtp://localhost', MAIL_FROM: 'hej@example.org', OPERATOR_FILE: 'server/operator.example.json' }
  const mistyped = join(dir, 'mistyped')
  for (const [env, mode] of [[{ DATA_DIR: mistyped }, 'start'], [{ DATA_DIR: mistyped, ...production }, 'serve']] as const) {
    const refused = await start(env, mode)
    expect(refused.said).toContain(`The key store in ${keysDir} holds the keys of ${demoAccounts.length} accounts, and there is no database in ${mistyped}. Nothing has been changed. Point DATA_DIR at the data, or put it back from a backup`)
    expect([refused.code, existsSync(mistyped)]).toEqual([1, false])
  }
  const { pgdata } = knownPlace(dataDir)
  renameSync(pgdata, `${pgdata}.away`)
  expect((await start()).said).toContain(`there is no database in ${dataDir}`)
  expect(existsSync(pgdata)).toBe(false)
  renameSync(`${pgdata}.away`, pgdata)
}, 90_000)

test('without the epoch keys, or the keys of all accounts, nothing starts and no new key is made; without some it says so', async () => {
  const [epochs, accounts] = [join(keysDir, 'epochs'), join(keysDir, 'accounts')]
  const away = (path: string) => { renameSync(path, `${path}.away`); return () => { rmSync(path, { recursive: true, force: true }); renameSync(`${path}.away`, path) } }
  let back = away(epochs)
  const noEpochs = await start()
  expect(noEpochs.said).toContain(`The epoch keys in ${epochs} are missing, and ${demoAccounts.length} account keys that only they open are there. Nothing has been changed`)
  expect(existsSync(epochs) ? readdirSync(epochs) : []).toEqual([])
  back()
  back = away(accounts)
  const none = await start()
  expect(none.said).toContain(`The database holds ${demoAccounts.length} accounts, and the key store in ${keysDir} has the key of none`)
  expect(none.code).toBe(1)
  back()
  back = away(join(accounts, readdirSync(accounts)[0]!))
  const one = await start()
  expect(one.said).toContain('1 account has lost the key and cannot be read')
  await stop(one)
  back()
}, 90_000)

test('comes back after being killed, and refuses a database of a newer version', async () => {
  const killed = await start()
  const leftBehind = Number(readFileSync(`${knownPlace(dataDir).pgdata}/postmaster.pid`, 'utf8').split('\n')[0])
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(existsSync(`/proc/${leftBehind}`)).toBe(true)
  const again = await start()
  expect(again.said).toMatch(/ready in \d+ ms/)
  await asOwner(`INSERT INTO viewme.migrations VALUES ('2999-01-01-tomorrow.sql', 'x', now())`)
  await stop(again)
  const older = await start()
  expect(older).toMatchObject({ code: 1 })
  expect(older.said).toContain('newer version of ViewMe than this one (it has 2999-01-01-tomorrow.sql)')
  expect(existsSync(`${knownPlace(dataDir).pgdata}/postmaster.pid`)).toBe(false)
  await withPostgres(() => asOwner(`DELETE FROM viewme.migrations WHERE name LIKE '2999%'`))
}, 90_000)

test('serve refuses the demo, whose password everybody knows', async () => {
  const refused = await start({ BASE_URL: `http://localhost:${port}`, SMTP_URL: 'smtp://localhost', MAIL_FROM: 'hej@example.org', OPERATOR_FILE: 'server/operator.example.json' }, 'serve')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.said).toContain('holds the demo')
}, 90_000)

test('serve tells everything it lacks at once', async () => {
  const refused = await start({ KEYS_DIR: '' }, 'serve')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.said).toMatch(/BASE_URL is missing[^]*KEYS_DIR is missing[^]*SMTP_URL is missing/)
})
