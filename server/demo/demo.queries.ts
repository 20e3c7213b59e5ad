// How far the demo has come: one row, apart from everything it makes.
import type { Pool } from 'pg'

export type Begun = { seed: string; begunAt: Date }

/** The demo to make or to complete; null when it is whole, or when this database already holds somebody's account. */
export async function beginDemo(app: Pool, seed: string, now: Date): Promise<Begun | null> {
  await app.query(`INSERT INTO viewme.demo (seed, begun_at) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM viewme.heads) ON CONFLICT DO NOTHING`, [seed, now])
  const { rows: [row] } = await app.query<{ seed: string; begun_at: Date }>('SELECT seed, begun_at FROM viewme.demo WHERE done_at IS NULL')
  return row ? { seed: row.seed, begunAt: row.begun_at } : null
}

export async function finishDemo(app: Pool, now: Date): Promise<void> {
  await app.query('UPDATE viewme.demo SET done_at = $1 WHERE done_at IS NULL', [now])
}

export async function hasAccount(app: Pool, account: string): Promise<boolean> {
  return (await app.query('SELECT FROM viewme.heads WHERE account_id = $1', [account])).rowCount === 1
}

/** Does this database hold the demo's people, whose password everybody knows? */
export async function holdsDemo(app: Pool): Promise<boolean> {
  return (await app.query('SELECT FROM viewme.demo')).rowCount === 1
}
