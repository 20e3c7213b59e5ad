// One account proven: every fact has its row in the chain of writes and opens under its header, both chains are whole to their
// heads, and who may hold what, how each fact stands and who is let in are what facts and chain say. Reads in one snapshot, so it may run
// beside a working server. Changes nothing and repeats no content.
import type { ClientBase } from 'pg'
import type { AccountKeys } from '../platform/keys/keys.ts'
import { endsBeforeAnchor } from './anchors.ts'
import type { AccountAnchor } from './anchors.ts'
import { chainStart, endsAt } from './chains.ts'
import type { Chained } from './chains.ts'
import { checkChanges } from './check-changes.ts'
import type { AtCheck } from './check-changes.ts'
import { workOutFeed } from './check-feed.ts'
import type { CheckKeys } from './check-fact.ts'
import { walkReads } from './check-reads.ts'
import { checkSubjects, subjectsWithoutFact } from './check-subjects.ts'
import { walkSpan } from './check-writes.ts'
import type { Span, Walked } from './check-writes.ts'
import type { Walkers } from './walkers.ts'

export type AccountCheck = { account: string; facts: number; destroyed: number; writes: number; reads: number; unchained: number; newest: Date | null; ends: AccountAnchor; faults: string[] }
type Head = { last_seq: number; last_feed: number; writes_n: number; writes_hash: Buffer }
/** `anchor`: where the chains ended when last proven. */
export type CheckOptions = { at: AtCheck; anchor?: AccountAnchor | undefined; walkers?: Walkers | undefined; spanRows?: number | undefined }

/** So many rows one walker walks at a time; an account with fewer is walked here. */
const spanRows = 20_000
const subjectsAtOnce = 500

/** `keys` is null when the account is erased (its key destroyed as it should be): the chains are still walked. */
export async function checkAccount(client: ClientBase, account: string, keys: AccountKeys | null, options: CheckOptions): Promise<AccountCheck> {
  const { anchor } = options
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query("SELECT set_config('app.account', $1, true)", [account])
    const check: AccountCheck = { account, facts: 0, destroyed: 0, writes: 0, reads: 0, unchained: 0, newest: null, ends: { writes: chainStart, reads: chainStart }, faults: [] }
    const { rows: [head] } = await client.query<Head>('SELECT last_seq, last_feed, writes_n, writes_hash FROM viewme.heads WHERE account_id = $1', [account])
    const say = (faults: (string | null)[]) => { for (const fault of faults) if (fault) check.faults.push(fault) }

    say(await checkWrites(client, check, head!, keys && { facts: keys.facts, audit: keys.audit }, options))
    say([await walkReads(client, account, keys, check, anchor?.reads)])
    const { rows: [waiting] } = await client.query('SELECT count(*) AS n FROM viewme.audit_reads_waiting WHERE account_id = $1', [account])
    check.unchained = waiting.n
    return check
  } finally {
    await client.query('ROLLBACK')
  }
}

async function checkWrites(client: ClientBase, check: AccountCheck, head: Head, keys: CheckKeys | null, options: CheckOptions): Promise<(string | null)[]> {
  const { account } = check
  const { erased } = options.at
  const anchored = options.anchor?.writes
  const spans = options.walkers && keys ? await spansOf(client, account, head.writes_n, options.spanRows ?? spanRows) : null
  const place = spans && { account, keys: keys!, snapshot: await snapshotOf(client) }
  const walked = place ? await Promise.all(spans.map((span) => options.walkers!.walk(place, span, anchored))) : [await walkSpan(client, account, { after: chainStart, seq: 0, to: null }, keys, anchored)]

  // No gap can lie between two spans: each begins after a row that the one before it ends with.
  const broken = walked.find((one) => one.broken)?.broken
  const last = walked.at(-1)!
  check.ends.writes = last.last
  for (const one of walked) addUp(check, one)
  if (broken) return [`the chain of writes is broken: ${broken}`]
  const end = endsAt(last.last, { n: head.writes_n, hash: head.writes_hash }) ?? endsBeforeAnchor(last.last, anchored)
  const fault = end ? `the chain of writes is broken: ${end}` : walked.find((one) => one.fault)?.fault ?? unexplained(walked, erased)
  const faults = [fault, await factAfter(client, account, last.seq)].filter((one) => one !== null)
  if (faults.length > 0) return faults
  // Every number that was given out has a row: a head that was cut together with its chain is told by the account's own number.
  if (head.last_seq !== last.seq) return [`the account has given out number ${head.last_seq}, the chain of writes knows ${last.seq}`]
  if (!keys) return []

  const feed = workOutFeed(last.seq)
  let seq = 1
  for (const one of walked) { feed.kept(seq, one.feeds); seq += one.feeds.length }
  const subjects = [...new Set(walked.flatMap((one) => one.subjects))]
  const pages = Array.from({ length: Math.ceil(subjects.length / subjectsAtOnce) }, (_, at) => subjects.slice(at * subjectsAtOnce, (at + 1) * subjectsAtOnce))
  let astray: string | null = null
  const taken = async (page: string[]) => place ? options.walkers!.subjects(place, page) : checkSubjects(client, account, page)
  const checked = place ? await Promise.all(pages.map(taken)) : []
  for (const [at, page] of pages.entries()) {
    const one = checked[at] ?? await taken(page)
    astray ??= one.fault
    feed.moved(one)
  }
  const opened = walked.reduce((sum, one) => sum + one.opened, 0)
  return [astray ?? await subjectsWithoutFact(client, account, opened) ?? feed.fault(head.last_feed), ...await checkChanges(client, account, walked.flatMap((one) => one.changes), keys, options.at)]
}

function addUp(check: AccountCheck, walked: Walked): void {
  check.writes += walked.rows
  check.facts += walked.facts
  check.destroyed += walked.destroyed.length
  if (walked.newest && (!check.newest || walked.newest > check.newest)) check.newest = walked.newest
}

function unexplained(walked: Walked[], erased: ReadonlySet<string>): string | null {
  const one = walked.flatMap(({ destroyed }) => destroyed).find(({ id }) => !erased.has(id))
  return one ? `the body of fact number ${one.seq} is gone, and no erasure is written down` : null
}

async function factAfter(client: ClientBase, account: string, seq: number): Promise<string | null> {
  const { rows: [row] } = await client.query('SELECT min(seq) AS seq FROM viewme.facts WHERE account_id = $1 AND seq > $2', [account, seq])
  return row.seq === null ? null : `fact number ${row.seq} has no row in the chain of writes`
}

const snapshotOf = async (client: ClientBase): Promise<string> => (await client.query('SELECT pg_export_snapshot() AS id')).rows[0].id

/** Where several can begin at once: each at a row that the one before it ends with. Null when there is too little, or a row is missing. */
async function spansOf(client: ClientBase, account: string, rows: number, each: number): Promise<Span[] | null> {
  const begins = Array.from({ length: Math.ceil(rows / each) }, (_, at) => at * each)
  if (begins.length < 2) return null
  const { rows: found } = await client.query<Chained & { facts: number }>(`SELECT a.n, a.hash, a.format, facts FROM unnest($2::bigint[], $3::bigint[]) AS b (n, after) CROSS JOIN LATERAL (
      SELECT n, hash, format FROM viewme.audit_writes a WHERE a.account_id = $1 AND a.n = b.n LIMIT 1) a CROSS JOIN LATERAL (
      SELECT count(*) AS facts FROM viewme.audit_writes w WHERE w.account_id = $1 AND w.n > b.after AND w.n <= b.n AND length(w.fact_hash) > 0) c ORDER BY a.n`,
  [account, begins.slice(1), begins.slice(0, -1)])
  if (found.length < begins.length - 1) return null
  let seq = 0
  const spans: Span[] = [{ after: chainStart, seq, to: begins[1]! }]
  for (const [at, { n, hash, format, facts }] of found.entries()) spans.push({ after: { n, hash, format }, seq: seq += facts, to: begins[at + 2] ?? null })
  return spans
}
