// The chain of writes walked from its first row: each row follows the one before it, speaks of the next fact or of a change of who is let
// in, and what it says is what stands in the tables. Holds one page at a time.
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Audience } from '@viewme/contract/fact.ts'
import { findLetIn } from '../domain/client-account/client-account.ts'
import type { LetIn } from '../domain/client-account/client-account.ts'
import type { AccountKeys } from '../platform/keys/keys.ts'
import { open } from '../platform/keys/seal.ts'
import { headerHash, openBody } from '../sync/fact-cipher.ts'
import { headerOf } from '../sync/facts.queries.ts'
import type { FactRow } from '../sync/facts.queries.ts'
import { endsBeforeAnchor, missesAnchor } from './anchors.ts'
import type { AccountCheck } from './check-account.ts'
import { foldAudiences } from './check-audience.ts'
import { chainStart, endsAt, follows, writeHash } from './chains.ts'
import type { Link, WriteRow } from './chains.ts'

// A page is bounded at both ends: with a limit only, a table that nobody has analyzed is sorted anew for every page.
const page = 1000
type Row = WriteRow & { at: Date }
type Said = { receivedAt?: string; audience?: Audience; at?: string } & Partial<LetIn>
const isOfFact = (row: WriteRow) => row.fact_hash.length > 0

/** The faults, in words; counts go into `check`. Without `keys` (an erased account) the chain alone is walked. */
export async function walkWrites(client: ClientBase, account: string, head: Link & { lastSeq: number }, keys: AccountKeys | null, check: AccountCheck, anchored?: Link): Promise<string[]> {
  const audiences = keys && foldAudiences(client, account)
  const people = new Map<string, string>()
  let last: Link = { n: 0, hash: chainStart }
  let seq = 0
  let fault: string | null = null
  let wrongAudience: string | null = null
  for (;;) {
    const { rows } = await client.query<Row>(`SELECT n, id, at, fact_hash, details, hash FROM viewme.audit_writes
      WHERE account_id = $1 AND n > $2 AND n <= $3 ORDER BY n`, [account, last.n, last.n + page])
    const facts = await factsAfter(client, account, seq, rows.filter(isOfFact).length)
    const bySeq = new Map(facts.map((fact) => [fact.seq, fact]))
    for (const row of rows) {
      const wrong = follows(last, row, writeHash) ?? missesAnchor(row, anchored)
      if (wrong) return [`the chain of writes is broken: ${wrong}`]
      last = { n: row.n, hash: row.hash }
      check.writes += 1
      if (isOfFact(row)) seq += 1
      if (keys) fault ??= isOfFact(row) ? factFault(row, seq, bySeq.get(seq), account, keys, check) : peopleFault(row, keys, people)
    }
    if (audiences) wrongAudience ??= await audiences.take(facts)
    if (rows.length < page) break
  }
  check.ends.writes = last
  const end = endsAt(last, head) ?? endsBeforeAnchor(last, anchored)
  const faults = [end ? `the chain of writes is broken: ${end}` : fault, await factAfter(client, account, seq)].filter((one) => one !== null)
  if (faults.length > 0) return faults
  // Every number that was given out has a row: a head that was cut together with its chain is told by the account's own number.
  if (head.lastSeq !== seq) return [`the account has given out number ${head.lastSeq}, the chain of writes knows ${seq}`]
  return [await audiences?.end() ?? wrongAudience, keys && await changedPeople(client, account, people)].filter((one) => one !== null)
}

/** Not joined: each of the two is a walk along its own index, whatever the planner believes. */
async function factsAfter(client: ClientBase, account: string, seq: number, count: number): Promise<FactRow[]> {
  if (count === 0) return []
  return (await client.query<FactRow>(`SELECT seq, id, kind, v, subject, based_on, author, device, written_at, clock_offset, received_at, audience, readers, body
    FROM viewme.facts WHERE account_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`, [account, seq, seq + count])).rows
}

async function factAfter(client: ClientBase, account: string, seq: number): Promise<string | null> {
  const { rows: [row] } = await client.query('SELECT min(seq) AS seq FROM viewme.facts WHERE account_id = $1 AND seq > $2', [account, seq])
  return row.seq === null ? null : `fact number ${row.seq} has no row in the chain of writes`
}

function factFault(row: Row, seq: number, fact: FactRow | undefined, account: string, keys: AccountKeys, check: AccountCheck): string | null {
  if (!fact) return `fact number ${seq} is missing, its row in the chain is there`
  const header = headerOf(fact, account)
  if (!headerHash(header).equals(row.fact_hash.subarray(0, 32))) return `the header of fact number ${seq} has been changed`
  check.facts += 1
  if (!check.newest || fact.received_at > check.newest) check.newest = fact.received_at
  if (fact.body && !createHash('sha256').update(fact.body).digest().equals(row.fact_hash.subarray(32))) return `the body of fact number ${seq} has been changed`
  if (fact.body) {
    try { openBody(keys.facts, header, fact.body) } catch { return `fact number ${seq} does not open with its account's key` }
  } else check.destroyed += 1
  const said = openDetails(row, keys)
  if (!said) return `the details of number ${row.n} in the chain of writes do not open`
  // When it came, and who may hold its subject, are bound by no header.
  if (said.receivedAt !== fact.received_at.toISOString()) return `when fact number ${seq} came has been changed`
  if (said.receivedAt !== row.at.toISOString()) return `when number ${row.n} in the chain of writes was written has been changed`
  return JSON.stringify(said.audience ?? null) === JSON.stringify(inSaidOrder(fact.audience)) ? null : `who may hold the subject of fact number ${seq} has been changed`
}

/** Remembers the latest that was said of each membership. */
function peopleFault(row: Row, keys: AccountKeys, people: Map<string, string>): string | null {
  const said = openDetails(row, keys)
  if (!said?.membership) return `the details of number ${row.n} in the chain of writes do not open`
  if (said.at !== row.at.toISOString()) return `when number ${row.n} in the chain of writes was written has been changed`
  people.set(said.membership, letIn(said as LetIn))
  return null
}

/** Somebody who holds the database could let somebody in, or make an assistant an owner. */
async function changedPeople(client: ClientBase, account: string, people: Map<string, string>): Promise<string | null> {
  for (const one of await findLetIn(client, account)) {
    if (people.get(one.membership) !== letIn(one)) {
      return people.has(one.membership) ? `whether membership ${one.membership} is let in, or as what, has been changed` : `membership ${one.membership} has no row in the chain of writes`
    }
    people.delete(one.membership)
  }
  const [gone] = people.keys()
  return gone === undefined ? null : `membership ${gone} is gone, its rows in the chain of writes are there`
}

const letIn = ({ membership, human, roles, groups, protected: isProtected, periods }: LetIn) => JSON.stringify([membership, human, roles, groups, isProtected,
  periods.map(({ id, from, until, endedAt, endedBy, provider, confidentiality }) => [id, from, until, endedAt, endedBy, provider, confidentiality])])

function openDetails(row: WriteRow, keys: AccountKeys): Said | null {
  try { return JSON.parse(open(keys.audit, row.details, Buffer.from(row.id)).toString()) } catch { return null }
}

// The database gives back the keys of a JSON object in an order of its own.
const inSaidOrder = (audience: Audience | null) => audience && { groups: audience.groups, members: audience.members }
