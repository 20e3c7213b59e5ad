// Every table answers for itself: asked of the real database after every migration, so that none is forgotten.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Keeper } from './platform/keeper.ts'
import { root, sources } from './test-kit/sources.ts'
import { testDatabase, type TestDatabase } from './test-kit/postgres.ts'

let database: TestDatabase
let keepers: Keeper[]
const columns = new Map<string, string[]>()
const rowsOf = async (sql: string) => (await database.db.owner.query(sql)).rows

beforeAll(async () => {
  database = await testDatabase()
  keepers = await Promise.all(sources(/\.keeper\.ts$/, ['server']).map(async (path) => ((await import(join(root, path))) as { keeper: Keeper }).keeper))
  for (const { name, column } of await rowsOf(`SELECT n.nspname || '.' || c.relname AS name, a.attname AS column FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('viewme', 'signin') ORDER BY 1, a.attnum`)) columns.set(name, [...columns.get(name) ?? [], column])
})
afterAll(() => database?.drop())

describe('every table', () => {
  it('belongs to the keeper of exactly one slice', () => {
    expect(keepers.flatMap((keeper) => Object.keys(keeper.tables)).sort()).toEqual([...columns.keys()].sort())
  })

  it('says of every column what stands in it', () => {
    for (const [name, table] of keepers.flatMap((keeper) => Object.entries(keeper.tables))) {
      expect([name, ...Object.keys(table.columns).sort()]).toEqual([name, ...(columns.get(name) ?? []).toSorted()])
    }
  })

  it('says why it is kept and for how long, in a sentence', () => {
    for (const [name, { purpose, retention, columns: words }] of keepers.flatMap((keeper) => Object.entries(keeper.tables))) {
      expect(purpose, name).toMatch(/^To \S.{8,}\.$/)
      expect(retention, name).toMatch(/^[A-Z0-9].{7,}\.$/)
      for (const [column, word] of Object.entries(words)) expect(word.length, `${name}.${column}`).toBeGreaterThan(2)
    }
  })
})

describe('a table with account_id', () => {
  // Looked up before any account is known, and without content: these live on one machine.
  const onOneNode = ['viewme.doors', 'viewme.todo']
  const ofAccounts = () => [...columns].filter(([name, has]) => name.startsWith('viewme.') && has.includes('account_id') && !onOneNode.includes(name)).map(([name]) => name)

  it('stands under forced row-level security with a policy on the account', async () => {
    const safe = await rowsOf(`SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relrowsecurity AND c.relforcerowsecurity
        AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND pg_get_expr(p.polqual, p.polrelid) LIKE '%account_id%app.account%')`)
    expect(ofAccounts().length).toBeGreaterThan(5)
    expect(ofAccounts().filter((name) => !safe.some((one) => one.name === name))).toEqual([])
  })

  it('leads its primary key with the account, and every unique key names it', async () => {
    const keys = await rowsOf(`SELECT n.nspname || '.' || c.relname AS name, i.indisprimary AS first,
        ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int[]) WITH ORDINALITY k(num, at) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num ORDER BY k.at) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisunique`)
    for (const name of ofAccounts()) {
      const own = keys.filter((key) => key.name === name)
      expect(own.filter((key) => key.first).map((key) => [name, key.columns[0]])).toEqual([[name, 'account_id']])
      // A distributed database cannot keep a unique key that spans accounts.
      expect(own.filter((key) => !key.columns.includes('account_id')), name).toEqual([])
    }
  })

  it('is owned by nobody the app signs in as, and the app role bypasses nothing', async () => {
    const [role] = await rowsOf("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'viewme_app'")
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false })
    expect(await rowsOf("SELECT relname FROM pg_class WHERE relowner = 'viewme_app'::regrole")).toEqual([])
  })

  it('is read over accounts only where its migration says why: numbers and ids', async () => {
    const over = await rowsOf(`SELECT DISTINCT n.nspname || '.' || c.relname AS name FROM pg_policy p
      JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE pg_get_expr(p.polqual, p.polrelid) NOT LIKE '%account_id%app.account%'`)
    // `memberships` by one's own human id, before an account is chosen.
    expect(over.map((one) => one.name).sort()).toEqual(['viewme.audit_reads_waiting', 'viewme.heads', 'viewme.memberships'])
  })
})

describe('audit', () => {
  it('is never changed nor deleted by the app', async () => {
    const may = await rowsOf(`SELECT t AS name FROM unnest(ARRAY['viewme.audit_writes', 'viewme.audit_reads']) t
      WHERE has_table_privilege('viewme_app', t, 'UPDATE') OR has_table_privilege('viewme_app', t, 'DELETE') OR has_table_privilege('viewme_app', t, 'TRUNCATE')`)
    expect(may).toEqual([])
  })
})
