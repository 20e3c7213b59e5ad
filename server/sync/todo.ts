// Work that follows from a fact is a row in `todo`, written with it; a loop moves what is due to the job queue.
// The queue runs on real time, what is due is asked by the clock that rules use.
import { Logger, runMigrations, run, type Runner, type TaskList } from 'graphile-worker'
import type { Db, Tx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

/** Moves due rows to the queue in one transaction: a row is in one of the two, never in none or both. Returns how many. */
export async function moveDue(db: Db, now: Date): Promise<number> {
  // The queue's own tables belong to the owner; this loop is the server's, not a member's.
  const tx = await db.owner.connect()
  try {
    await tx.query('BEGIN')
    const { rows } = await tx.query('DELETE FROM viewme.todo WHERE id IN (SELECT id FROM viewme.todo WHERE due_at <= $1 ORDER BY due_at LIMIT 200 FOR UPDATE SKIP LOCKED) RETURNING *', [now])
    for (const row of rows) {
      await tx.query('SELECT graphile_worker.add_job($1, $2::json)', [row.verb, JSON.stringify({ account: row.account_id, subject: row.subject, fact: row.fact })])
    }
    await tx.query('COMMIT')
    return rows.length
  } catch (error) {
    await tx.query('ROLLBACK').catch(() => {})
    throw error
  } finally { tx.release() }
}

/** A row of `todo`. `dueAt`: ISO time; `-infinity` for at once. `fits`: what it says of a fact is what that fact says. */
export type Work = { id: number; verb: string; subject: string | null; fact: string | null; dueAt: string; fits: boolean }

/** What is to be done in an account, in the order of the rows. */
export async function findWork(tx: Pick<Tx, 'query'>, account: string): Promise<Work[]> {
  const { rows } = await tx.query(`SELECT t.id, t.verb, t.subject, t.fact, t.due_at, t.fact IS NULL OR EXISTS (SELECT FROM viewme.facts f WHERE f.account_id = $1 AND f.id = t.fact
      AND (t.subject IS NULL OR t.subject = f.subject AND f.audience IS NOT NULL) AND (t.verb <> 'rejudge' OR t.due_at = f.received_at)) AS fits
    FROM viewme.todo t WHERE t.account_id = $1 ORDER BY t.id`, [account])
  return rows.map(({ due_at: dueAt, ...row }) => ({ ...row, dueAt: dueAt instanceof Date ? dueAt.toISOString() : dueAt < 0 ? '-infinity' : 'infinity' }))
}

/** What was due and lies in the queue. `known`: its account is there. `stands`: why it will not be done soon, null when it will. */
export type Job = { id: number; account: string | null; known: boolean; verb: string; stands: 'put-off' | 'given-up' | null }

/** After a failure the queue waits longer and longer, at most so long. */
const longestWait = '7 hours'

/** The queue's jobs: of one account, or all. None where no server has begun to use it. */
export async function findJobs(tx: Pick<Tx, 'query'>, account: string | null, now: Date): Promise<Job[]> {
  if (!(await tx.query(`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS there`)).rows[0].there) return []
  const { rows } = await tx.query(`SELECT j.id, j.payload->>'account' AS account, EXISTS (SELECT FROM viewme.heads h WHERE h.account_id::text = j.payload->>'account') AS known, t.identifier AS verb, CASE WHEN j.attempts >= j.max_attempts THEN 'given-up'
      WHEN coalesce(j.locked_at, j.run_at) > $2::timestamptz + interval '${longestWait}' THEN 'put-off' END AS stands
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE $1::text IS NULL OR j.payload->>'account' = $1 ORDER BY j.id`, [account, now])
  return rows
}

export const prepareQueue = (db: Db): Promise<void> => runMigrations({ pgPool: db.owner })

/** Starts working. The queue's own lines stay out of the logs: a failed job is one line of ours, without its content. */
export const startQueue = (db: Db, tasks: TaskList, log: Log): Promise<Runner> =>
  run({
    pgPool: db.owner, taskList: tasks, concurrency: 2, noHandleSignals: true, pollInterval: 1000, crontab: '',
    logger: new Logger(() => (level, _message, meta) => {
      if (level === 'error') log.warn('queue.job-failed', { task: String((meta as { job?: { task_identifier?: string } } | undefined)?.job?.task_identifier ?? 'unknown') })
    }),
  })
