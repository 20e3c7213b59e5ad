// What judging a batch asks the database, of tables that nobody has analyzed yet: an account's first hours.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { knownOf } from './facts.queries.ts'

let test: TestDatabase
beforeAll(async () => { test = await testDatabase() })
afterAll(() => test.drop())

it('reads the facts and subjects it was asked for and no others, however full the account and however little the planner knows', async () => {
  const account = crypto.randomUUID()
  const { owner } = test.db
  for (const table of ['facts', 'subjects']) await owner.query(`ALTER TABLE viewme.${table} SET (autovacuum_enabled = false)`)
  await owner.query('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', [account, new Date()])
  await owner.query(`INSERT INTO viewme.facts (account_id, seq, feed, id, kind, v, subject, based_on, author, device, written_at, received_at, depth, readers, body)
    SELECT $1::uuid, n, n, gen_random_uuid(), 'note', 1, gen_random_uuid(), '{}', $1::uuid::text, $1::uuid, '', $2, 1, '{}', convert_to(repeat('x', 600), 'UTF8') FROM generate_series(1, 40000) n`, [account, new Date()])
  await owner.query(`INSERT INTO viewme.subjects (account_id, subject, first_kind, first_author, groups, members) SELECT account_id, subject, kind, author, '{}', '{}' FROM viewme.facts`)
  const { rows } = await owner.query('SELECT id, subject FROM viewme.facts ORDER BY seq DESC LIMIT 400')
  const [ids, subjects] = [rows.map((row) => row.id), rows.map((row) => row.subject)]
  await test.db.inAccount(account, null, async (tx) => {
    const known = await knownOf(tx, account, null, { ids, subjects, bases: ids })
    expect([known!.facts.size, known!.bases.size, known!.subjects.size]).toEqual([400, 400, 400])
    const { rows: read } = await tx.query(`SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS n FROM pg_stat_xact_user_tables WHERE relname IN ('facts', 'subjects') ORDER BY 1`)
    const most = Object.fromEntries(read.map((row) => [row.relname, Number(row.n)]))
    // Bases, whether the ids are here, the facts themselves, and those of the subjects, which are counted: each once.
    expect(most.facts).toBeLessThanOrEqual(4 * 400)
    expect(most.subjects).toBeLessThanOrEqual(400)
  })
})
