// A span of the chain of writes walked row by row: each row follows the one before it, speaks of the next fact or of a change, and what it
// says of a fact is what stands in the tables. Holds one page at a time; what spans say is put together by `check-account.ts`.
import type { ClientBase } from 'pg'
import { missesAnchor } from './anchors.ts'
import { atInMicros, follows, microsOf, writeHash } from './chains.ts'
import type { Link, Chained, WriteRow } from './chains.ts'
import type { Change } from './check-changes.ts'
import { factFault, isPlain, openDetails } from './check-fact.ts'
import type { CheckedFact, CheckKeys } from './check-fact.ts'

/** Rows after `after` up to number `to`, or to the end. `seq`: the number of the last fact before them. */
export type Span = { after: Chained; seq: number; to: number | null }
export type Walked = {
  last: Chained; seq: number; rows: number
  /** In words: where the chain breaks; else the first fact that is not as its row says. */
  broken: string | null; fault: string | null
  facts: number; newest: Date | null; destroyed: { seq: number; id: string }[]; opened: number
  changes: Change[]
  /** Places in the feed, of the facts after `Span.seq` in their order. */
  feeds: Float64Array
  /** Subjects to look at in full, in the order of their facts. */
  subjects: string[]
}

// A page is bounded at both ends: with a limit only, a table that nobody has analyzed is sorted anew for every page.
const page = 500
const isOfFact = (row: WriteRow) => row.fact_hash.length > 0

/** Without `keys` (an erased account) the chain alone is walked. */
export async function walkSpan(client: ClientBase, account: string, span: Span, keys: CheckKeys | null, anchored?: Link): Promise<Walked> {
  const walked: Walked = { last: span.after, seq: span.seq, rows: 0, broken: null, fault: null, facts: 0, newest: null, destroyed: [], opened: 0, changes: [], feeds: new Float64Array(0), subjects: [] }
  const feeds: number[] = []
  const subjects = new Set<string>()
  for (;;) {
    const to = Math.min(walked.last.n + page, span.to ?? Infinity)
    const { rows } = await client.query<WriteRow>({ name: 'chain', text: `SELECT n, id, ${atInMicros} AS at, format, fact_hash, details, hash FROM viewme.audit_writes
      WHERE account_id = $1 AND n > $2 AND n <= $3 ORDER BY n`, values: [account, walked.last.n, to] })
    const facts = keys ? await factsAfter(client, account, walked.seq, rows.filter(isOfFact).length) : []
    const bySeq = new Map(facts.map((fact) => [fact.seq, fact]))
    for (const row of rows) {
      walked.broken = follows(account, walked.last, row, writeHash) ?? missesAnchor(row, anchored)
      if (walked.broken) return walked
      walked.last = { n: row.n, hash: row.hash, format: row.format }
      walked.rows += 1
      if (isOfFact(row)) walked.seq += 1
      if (!keys) continue
      if (isOfFact(row)) takeFact(row, bySeq.get(walked.seq))
      else takeChange(row)
    }
    if (rows.length < page || walked.last.n === span.to) break
  }
  walked.feeds = Float64Array.from(feeds)
  walked.subjects = [...subjects]
  return walked

  function takeFact(row: WriteRow, fact: CheckedFact | undefined): void {
    const fault = factFault(row, walked.seq, fact, account, keys!)
    walked.fault ??= fault
    feeds.push(fact?.feed ?? 0)
    if (!fact) return
    walked.facts += 1
    if (!walked.newest || fact.received_at > walked.newest) walked.newest = fact.received_at
    if (!fact.body) walked.destroyed.push({ seq: fact.seq, id: fact.id })
    if (fact.audience && fact.kind !== 'visibility') walked.opened += 1
    // One that was changed may say anything: it is not read further.
    if (fault || !isPlain(fact)) subjects.add(fact.subject)
  }

  function takeChange(row: WriteRow): void {
    const said = openDetails<Change>(row, keys!.audit)
    if (!said) walked.fault ??= `the details of number ${row.n} in the chain of writes do not open`
    else if (microsOf(said.at) !== row.at) walked.fault ??= `when number ${row.n} in the chain of writes was written has been changed`
    else walked.changes.push({ ...said, n: row.n })
  }
}

/** Not joined: each of the three is a walk along its own index, whatever the planner believes. Arrays that are only compared come as text. */
async function factsAfter(client: ClientBase, account: string, seq: number, count: number): Promise<CheckedFact[]> {
  if (count === 0) return []
  return (await client.query<CheckedFact>({ name: 'facts', text: `SELECT seq, feed, id, kind, v, f.subject, based_on, author, device, written_at, clock_offset, received_at, audience, readers::text, body,
      depth = 1 AND NOT moved AND superseded_at IS NULL AND NOT before_head AS fresh, s.first_kind, s.first_author, s.groups, s.members
    FROM viewme.facts f LEFT JOIN LATERAL (
      SELECT first_kind, first_author, groups::text, members::text FROM viewme.subjects s WHERE s.account_id = $1 AND s.subject = f.subject LIMIT 1) s ON f.audience IS NOT NULL
    WHERE f.account_id = $1 AND f.seq > $2 AND f.seq <= $3 ORDER BY f.seq`, values: [account, seq, seq + count] })).rows
}
