// Work that follows from a fact is a row in `todo`, written with it; a loop moves what is due to the job queue.
// The queue runs on real time, what is due is asked by the clock that rules use.
import { Logger, runMigrations, run, type Runner, type TaskList } from 'graphile-worker'
import type { Db } from '../platform/db.ts'
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

export const prepareQueue = (db: Db): Promise<void> => runMigrations({ pgPool: db.owner })

/** Starts working. The queue's own lines stay out of the logs: a failed job is one line of ours, without its content. */
export const startQueue = (db: Db, tasks: TaskList, log: Log): Promise<Runner> =>
  run({
    pgPool: db.owner, taskList: tasks, concurrency: 2, noHandleSignals: true, pollInterval: 1000, crontab: '',
    logger: new Logger(() => (level, _message, meta) => {
      if (level === 'error') log.warn('queue.job-failed', { task: String((meta as { job?: { task_identifier?: string } } | undefined)?.job?.task_identifier ?? 'unknown') })
    }),
  })
