// One account proven: every fact has its row in the chain of writes and opens under its header, both chains are whole to their
// heads, and who may hold what is what the facts say. Reads in one snapshot, so it may run beside a working server. Changes nothing and repeats no content.
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { AccountKeys } from '../platform/keys/keys.ts'
import type { Audience } from '@viewme/contract/fact.ts'
import { open } from '../platform/keys/seal.ts'
import { headerHash, openBody } from '../sync/fact-cipher.ts'
import { headerOf } from '../sync/facts.queries.ts'
import type { FactRow } from '../sync/facts.queries.ts'
import { endsBeforeAnchor, missesAnchor } from './anchors.ts'
import type { AccountAnchor } from './anchors.ts'
import { foldAudiences } from './check-audience.ts'
import { chainStart, endsAt, follows, readHash, writeHash } from './chains.ts'
import type { Link, ReadRow, WriteRow } from './chains.ts'

export type AccountCheck = { account: string; facts: number; destroyed: number; writes: number; reads: number; unchained: number; newest: Date | null; ends: AccountAnchor; faults: string[] }

const page = 1000
const start: Link = { n: 0, hash: chainStart }

/** `keys` is null when the account is erased (its key destroyed as it should be): the chains are still walked. `anchor`: where they ended when last proven. */
export async function checkAccount(client: ClientBase, account: string, keys: AccountKeys | null, anchor?: AccountAnchor): Promise<AccountCheck> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    await client.query("SELECT set_config('app.account', $1, true)", [account])
    const check: AccountCheck = { account, facts: 0, destroyed: 0, writes: 0, reads: 0, unchained: 0, newest: null, ends: { writes: start, reads: start }, faults: [] }
    const { rows: [head] } = await client.query('SELECT last_seq, writes_n, writes_hash FROM viewme.heads WHERE account_id = $1', [account])
    const say = (fault: string | null) => { if (fault) check.faults.push(fault) }

    say(await walkWrites(client, account, { n: head.writes_n, hash: head.writes_hash }, keys, check, Number(head.last_seq), anchor?.writes))
    say(await factsWithoutRow(client, account))
    say(await walkReads(client, account, check, anchor?.reads))
    if (keys) say(await quarantineOpens(client, account, keys))
    const { rows: [waiting] } = await client.query('SELECT count(*) AS n FROM viewme.audit_reads_waiting WHERE account_id = $1', [account])
    check.unchained = Number(waiting.n)
    return check
  } finally {
    await client.query('ROLLBACK')
  }
}

async function walkWrites(client: ClientBase, account: string, head: Link, keys: AccountKeys | null, check: AccountCheck, lastSeq: number, anchored?: Link): Promise<string | null> {
  let last = start
  let firstBroken: string | null = null
  let wrongAudience: string | null = null
  const audiences = keys && foldAudiences(client, account)
  for (;;) {
    const { rows } = await client.query<WriteRow>(`SELECT n, id, fact_hash, details, hash FROM viewme.audit_writes
      WHERE account_id = $1 AND n > $2 ORDER BY n LIMIT ${page}`, [account, last.n])
    const facts = await factsBetween(client, account, last.n, rows.at(-1)?.n ?? last.n)
    for (const row of rows) {
      const wrong = follows(last, row, writeHash) ?? missesAnchor(row, anchored)
      if (wrong) return `the chain of writes is broken: ${wrong}`
      last = { n: row.n, hash: row.hash }
      check.writes += 1
      firstBroken ??= keys ? factFault(row, facts.get(row.n), account, keys, check) : null
    }
    if (audiences) wrongAudience ??= await audiences.take([...facts.values()])
    if (rows.length < page) break
  }
  const end = endsAt(last, head) ?? endsBeforeAnchor(last, anchored)
  check.ends.writes = last
  if (end) return `the chain of writes is broken: ${end}`
  if (firstBroken) return firstBroken
  // Every number that was given out has a row: a head that was cut together with its chain is told by the account's own number.
  if (lastSeq !== last.n) return `the account has given out number ${lastSeq}, the chain of writes ends at ${last.n}`
  return await audiences?.end() ?? wrongAudience
}

/** Not joined: each of the two is a walk along its own index, whatever the planner believes. */
async function factsBetween(client: ClientBase, account: string, after: number, until: number): Promise<Map<number, FactRow>> {
  const { rows } = await client.query<FactRow>(`SELECT seq, id, kind, v, subject, based_on, author, device, written_at, clock_offset, received_at, audience, readers, body
    FROM viewme.facts WHERE account_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`, [account, after, until])
  return new Map(rows.map((row) => [row.seq, row]))
}

function factFault(row: WriteRow, fact: FactRow | undefined, account: string, keys: AccountKeys, check: AccountCheck): string | null {
  if (!fact) return `fact number ${row.n} is missing, its row in the chain is there`
  const header = headerOf(fact, account)
  if (!headerHash(header).equals(row.fact_hash.subarray(0, 32))) return `the header of fact number ${row.n} has been changed`
  check.facts += 1
  if (!check.newest || fact.received_at > check.newest) check.newest = fact.received_at
  if (!fact.body) { check.destroyed += 1; return null }
  if (!createHash('sha256').update(fact.body).digest().equals(row.fact_hash.subarray(32))) return `the body of fact number ${row.n} has been changed`
  try { openBody(keys.facts, header, fact.body) } catch { return `fact number ${row.n} does not open with its account's key` }
  return saidFault(row, fact, keys)
}

/** When a fact came and who may hold its subject stand sealed in its row of the chain. */
function saidFault(row: WriteRow, fact: FactRow, keys: AccountKeys): string | null {
  let said: { receivedAt?: string; audience?: Audience }
  try { said = JSON.parse(open(keys.audit, row.details, Buffer.from(row.id)).toString()) } catch { return `the details of number ${row.n} in the chain of writes do not open` }
  if (said.receivedAt !== fact.received_at.toISOString()) return `when fact number ${row.n} came has been changed`
  return JSON.stringify(said.audience ?? null) === JSON.stringify(inSaidOrder(fact.audience)) ? null : `who may hold the subject of fact number ${row.n} has been changed`
}

// The database gives back the keys of a JSON object in an order of its own.
const inSaidOrder = (audience: Audience | null) => audience && { groups: audience.groups, members: audience.members }

async function factsWithoutRow(client: ClientBase, account: string): Promise<string | null> {
  const { rows: [row] } = await client.query(`SELECT min(f.seq) AS seq FROM viewme.facts f WHERE f.account_id = $1
    AND NOT EXISTS (SELECT 1 FROM viewme.audit_writes w WHERE w.account_id = $1 AND w.n = f.seq)`, [account])
  return row.seq === null ? null : `fact number ${row.seq} has no row in the chain of writes`
}

async function walkReads(client: ClientBase, account: string, check: AccountCheck, anchored?: Link): Promise<string | null> {
  const { rows: [head] } = await client.query<Link>('SELECT n, hash FROM viewme.audit_read_heads WHERE account_id = $1', [account])
  let last = start
  for (;;) {
    const { rows } = await client.query<ReadRow>(`SELECT n, id, details, hash FROM viewme.audit_reads WHERE account_id = $1 AND n > $2 ORDER BY n LIMIT ${page}`, [account, last.n])
    for (const row of rows) {
      const wrong = follows(last, row, readHash) ?? missesAnchor(row, anchored)
      if (wrong) return `the chain of reads is broken: ${wrong}`
      last = { n: row.n, hash: row.hash }
      check.reads += 1
    }
    if (rows.length < page) break
  }
  const end = endsAt(last, head ?? start) ?? endsBeforeAnchor(last, anchored)
  check.ends.reads = last
  return end && `the chain of reads is broken: ${end}`
}

async function quarantineOpens(client: ClientBase, account: string, keys: AccountKeys): Promise<string | null> {
  const { rows } = await client.query('SELECT id, header, body FROM viewme.quarantine WHERE account_id = $1 ORDER BY place', [account])
  for (const row of rows) {
    try { openBody(keys.facts, row.header, row.body) } catch { return `fact ${row.id} in quarantine does not open with its account's key` }
  }
  return null
}
