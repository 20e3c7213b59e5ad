import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { embeddedConnection, forgetPlace, startPostgres, strayPlaces } from './postgres.ts'
import type { Postgres } from './postgres.ts'

let dataDir: string
let running: Postgres | undefined
const canary = 'kanariefågel'

beforeAll(() => { dataDir = mkdtempSync(join(tmpdir(), 'viewme-postgres ')) })
afterEach(async () => { await running?.stop() })
afterAll(() => {
  if (running) forgetPlace(running.place)
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async () => { running = await startPostgres({ dataDir, log: silentLog, archive: true }); return running }
const ask = async (place: Postgres['place'], sql: string) => {
  const client = new pg.Client({ ...embeddedConnection(place, 'postgres', 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try { return (await client.query(sql)).rows } finally { await client.end() }
}
const until = async (what: () => Promise<unknown>, patience = 10_000) => {
  for (const began = Date.now(); ;) {
    try { return await what() } catch (error) { if (Date.now() - began > patience) throw error; await pause(50) }
  }
}

test('is durable, sorts in Swedish, sums its pages and listens on no network', async () => {
  const { place } = await start()
  const settings = Object.fromEntries((await ask(place, `SELECT name, setting FROM pg_settings`)).map((row) => [row.name, row.setting]))
  expect(settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', data_checksums: 'on', listen_addresses: '', log_statement: 'none', archive_mode: 'on' })
  expect(await ask(place, `SELECT string_agg(c, '' ORDER BY c) AS sorted FROM unnest(ARRAY['ö','a','å','z','ä']) c`)).toEqual([{ sorted: 'azåäö' }])
  expect(statSync(place.socketDir).mode & 0o777).toBe(0o700)
})

test('passes on nothing of our environment, and a refused value never reaches its log', async () => {
  process.env.VIEWME_TEST_CANARY = canary
  const postgres = await start()
  delete process.env.VIEWME_TEST_CANARY
  expect(readFileSync(`/proc/${postgres.pid()}/environ`, 'utf8')).not.toContain(canary)
  await expect(ask(postgres.place, `SELECT '${canary}'::uuid`)).rejects.toThrow(canary)
  await expect(ask(postgres.place, `DO $$ BEGIN RAISE WARNING '${canary}'; RAISE EXCEPTION '${canary}'; END $$`)).rejects.toThrow(canary)
  expect(readFileSync(postgres.place.logFile, 'utf8')).not.toContain(canary)
})

test('comes back by itself when it is killed, with everything that was committed', async () => {
  const postgres = await start()
  await ask(postgres.place, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)')
  process.kill(postgres.pid()!, 'SIGKILL')
  await pause(50)
  expect(await until(() => ask(postgres.place, 'SELECT n FROM kept'))).toEqual([{ n: 1 }])
})

test('comes back also when a helper of the killed server never ends by itself', async () => {
  const postgres = await start()
  const client = new pg.Client({ ...embeddedConnection(postgres.place, 'postgres', 'postgres') })
  client.on('error', () => {})
  await client.connect()
  const { rows: [{ pid }] } = await client.query('SELECT pg_backend_pid() AS pid')
  // As one that waits for a lock whose holder was killed too.
  process.kill(pid, 'SIGSTOP')
  process.kill(postgres.pid()!, 'SIGKILL')
  await pause(50)
  expect(await until(() => ask(postgres.place, 'SELECT n FROM kept'), 20_000)).toEqual([{ n: 1 }])
  expect(existsSync(`/proc/${pid}/exe`)).toBe(false)
})

test('a database left behind by a killed server is stopped and started anew', async () => {
  const script = join(dataDir, 'left-behind.ts')
  writeFileSync(script, `
    import { startPostgres } from '${import.meta.dirname}/postgres.ts'
    import { silentLog } from '${import.meta.dirname}/../log.ts'
    const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: silentLog, archive: true })
    console.log(pid())
    setInterval(() => {}, 1000)`)
  const server = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const leftBehind = Number(await new Promise<Buffer>((resolve) => { server.stdout.once('data', resolve) }))
  server.kill('SIGKILL')
  await new Promise((resolve) => { server.once('exit', resolve) })
  expect(existsSync(`/proc/${leftBehind}`)).toBe(true)
  const { place, pid } = await start()
  expect(pid()).not.toBe(leftBehind)
  expect(existsSync(`/proc/${leftBehind}/exe`)).toBe(false)
  expect(await ask(place, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

test('a lock file whose number another program has now does not stop the start', async () => {
  const { place } = await start()
  await running?.stop()
  const other = spawn('sleep', ['30'])
  writeFileSync(`${place.pgdata}/postmaster.pid`, `${other.pid}\n${place.pgdata}\n0\n5432\n${place.socketDir}\n\n\nready\n`)
  expect(await ask((await start()).place, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  other.kill()
})

test('sets finished WAL aside whole, and stops cleanly', async () => {
  const { place, stop } = await start()
  const [{ file }] = await ask(place, 'SELECT pg_walfile_name(pg_switch_wal()) AS file') as [{ file: string }]
  await until(async () => { if (!readdirSync(place.walArchive).includes(file)) throw new Error('not yet') })
  expect(statSync(join(place.walArchive, file)).size).toBe(16 * 1024 * 1024)
  await stop()
  expect(existsSync(`${place.pgdata}/postmaster.pid`)).toBe(false)
})

test('says in words that the folder is no database, and that its version is another', async () => {
  const other = mkdtempSync(join(tmpdir(), 'viewme-postgres-'))
  mkdirSync(join(other, 'postgres/pgdata'), { recursive: true })
  const starting = () => startPostgres({ dataDir: other, log: silentLog, archive: false })
  await expect(starting()).rejects.toThrow('is not a database of ViewMe')
  writeFileSync(join(other, 'postgres/pgdata/PG_VERSION'), '17\n')
  await expect(starting()).rejects.toThrow('was made by PostgreSQL 17, and this ViewMe has 18')
  rmSync(other, { recursive: true, force: true })
})

test.runIf(process.getuid?.() === 0)('as root, a data directory in a private folder works: the files lie where the database can come, and stay there, named as stray, when it is deleted', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'viewme-private-'))
  execFileSync('chmod', ['700', closed])
  const far = await startPostgres({ dataDir: join(closed, 'data'), log: silentLog, archive: true })
  expect(far.place.pgdata.startsWith('/var/lib/viewme/')).toBe(true)
  expect(await ask(far.place, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await far.stop()
  execFileSync('cp', ['-a', join(closed, 'data'), join(closed, 'copy')])
  await expect(startPostgres({ dataDir: join(closed, 'copy'), log: silentLog, archive: true })).rejects.toThrow('both point at one database')
  const strays = () => strayPlaces().map(({ place }) => place)
  const place = join(far.place.pgdata, '../..')
  expect(strays()).not.toContain(place)
  // As a restore puts it aside: it is led to from there.
  renameSync(join(closed, 'data'), join(closed, 'data.before-x'))
  rmSync(join(closed, 'copy'), { recursive: true })
  expect(strays()).not.toContain(place)
  rmSync(closed, { recursive: true, force: true })
  expect(strayPlaces()).toContainEqual({ place, madeFor: join(closed, 'data') })
  expect(existsSync(far.place.pgdata)).toBe(true)
  forgetPlace(far.place)
})

test('a database without its control file is said to be not whole, and what to do', async () => {
  const { place } = await start()
  await running!.stop()
  const file = join(place.pgdata, 'global/pg_control')
  renameSync(file, `${file}.away`)
  await expect(startPostgres({ dataDir, log: silentLog, archive: true })).rejects.toThrow(`${file} is missing. Nothing has been changed. Put it back, or restore a backup`)
  renameSync(`${file}.away`, file)
})

test('a start that fails leaves no folder in the way of another user', async () => {
  const { place } = await start()
  await running!.stop()
  const version = readFileSync(join(place.pgdata, 'PG_VERSION'))
  writeFileSync(join(place.pgdata, 'PG_VERSION'), '9\n')
  await expect(startPostgres({ dataDir, log: silentLog, archive: true })).rejects.toThrow('made by PostgreSQL 9')
  expect(existsSync(place.socketDir)).toBe(false)
  writeFileSync(join(place.pgdata, 'PG_VERSION'), version)
})

test.runIf(process.getuid?.() === 0)('a user without a name is told so before anything is made', () => {
  const code = `import { runnerUser } from '${join(import.meta.dirname, 'runner-user.ts')}'; try { runnerUser() } catch (error) { console.log(error.message) }`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', `process.setgid(54321); process.setuid(54321); ${code.replace(/^import (.*) from ('.*?');/, 'const $1 = await import($2);')}`], { encoding: 'utf8' })
  expect(said).toMatch(/number 54321\) has no name on this machine/)
})
