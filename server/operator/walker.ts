// One of those who take parts of a large account (see walkers.ts). Reads only, in the snapshot it is told of.
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import type { ClientConfig } from 'pg'
// Counters come as numbers, here as everywhere: db.ts says so to the driver.
import '../platform/db.ts'
import { checkSubjects } from './check-subjects.ts'
import { walkSpan } from './check-writes.ts'
import type { Answer, Task } from './walkers.ts'

const client = new pg.Client(workerData as ClientConfig)
// A connection that ends is told by the question that waits for it.
client.on('error', () => {})
const connected = client.connect()
let standing = ''
const account = { id: '', facts: Buffer.alloc(0), audit: Buffer.alloc(0) }

parentPort!.on('message', async (task: Task) => {
  const answer = await work(task).then((done): Answer => ({ done }), (error): Answer => ({ fault: error instanceof Error ? error : new Error(String(error)) }))
  parentPort!.postMessage(answer)
})

async function work(task: Task): Promise<unknown> {
  await connected
  if (standing !== task.snapshot) await stand(task)
  if ('subjects' in task) return checkSubjects(client, account.id, task.subjects)
  const { span, anchored } = task
  return walkSpan(client, account.id, { ...span, after: withBuffer(span.after) }, account, anchored && withBuffer(anchored))
}

async function stand({ snapshot, account: id, keys }: Task): Promise<void> {
  if (standing) await client.query('ROLLBACK')
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`)
  await client.query("SELECT set_config('app.account', $1, true)", [id])
  // The same bytes for all of an account's tasks: a key is made ready once (see seal.ts).
  Object.assign(account, { id, facts: Buffer.from(keys.facts), audit: Buffer.from(keys.audit) })
  standing = snapshot
}

const withBuffer = <L extends { hash: Uint8Array }>(link: L) => ({ ...link, hash: Buffer.from(link.hash) })
