import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../test-kit/postgres.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { Migration } from './migrate.ts'
import { PlainFault } from './plain-fault.ts'

let empty: TestDatabase
beforeAll(async () => { empty = await testDatabase({ template: null }) })
afterAll(() => empty.drop())

const now = new Date('2026-11-24T12:00:00Z')
const first: Migration = { name: '2026-01-01-a.sql', sql: '-- why\nCREATE TABLE viewme.a (n int); GRANT SELECT ON viewme.a TO viewme_app', sha256: 'aa' }
const broken: Migration = { name: '2026-01-02-b.sql', sql: '-- why\nCREATE TABLE viewme.b (n int); SELECT 1/0', sha256: 'bb' }
const run = (migrations: Migration[]) => migrate(empty.db.owner, { appMayLogIn: true, now, migrations })

test('applies each migration once, also when two processes start at the same time', async () => {
  const both = await Promise.all([run([first]), run([first])])
  expect(both.flat()).toEqual([first.name])
  expect(await run([first])).toEqual([])
})

test('undoes a migration that fails and keeps the ones before it', async () => {
  await expect(run([first, broken])).rejects.toThrow('The migration 2026-01-02-b.sql failed and was undone')
  const { rows } = await empty.db.owner.query(`SELECT to_regclass('viewme.a') IS NOT NULL AS a, to_regclass('viewme.b') IS NULL AS b`)
  expect(rows).toEqual([{ a: true, b: true }])
})

test('one that refuses what it finds says so in its own words, and changes nothing', async () => {
  const refusing: Migration = { name: '2026-01-02-c.sql', sql: "-- why\nCREATE TABLE viewme.c (n int); DO $$ BEGIN RAISE EXCEPTION 'This data is older.'; END $$", sha256: 'cc' }
  await expect(run([first, refusing])).rejects.toEqual(new PlainFault('This data is older.'))
  expect((await empty.db.owner.query(`SELECT to_regclass('viewme.c') AS c`)).rows).toEqual([{ c: null }])
})

test('refuses a database of a newer version', async () => {
  await expect(run([])).rejects.toThrow('newer version of ViewMe than this one (it has 2026-01-01-a.sql)')
})

test('refuses a migration that changed after it was applied', async () => {
  await expect(run([{ ...first, sha256: 'other' }])).rejects.toThrow('2026-01-01-a.sql changed after it was applied')
})

test('the app role owns nothing and cannot go around row-level security', async () => {
  const { db, drop } = await testDatabase()
  const { rows: [role] } = await db.app.query('SELECT current_user AS name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user')
  expect(role).toEqual({ name: 'viewme_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
  const { rows: owned } = await db.owner.query(`SELECT relname FROM pg_class WHERE relowner = 'viewme_app'::regrole`)
  expect(owned).toEqual([])
  await drop()
})

test('every table with an account stands under forced row-level security', async () => {
  const { db, drop } = await testDatabase()
  const { rows } = await db.owner.query(`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
    WHERE n.nspname = 'viewme' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1`)
  // doors and todo are looked up before the account is known, and hold ids only.
  expect(rows.map((row) => row.relname).filter((name) => !['doors', 'todo'].includes(name))).toEqual([])
  await drop()
})

test('every migration says why in its first line', () => {
  expect(readMigrations().map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name).sort())
})
