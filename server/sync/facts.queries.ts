// The only file that touches the tables of facts, subjects and quarantine.
import type { Audience, FactHeader } from '@viewme/contract/fact.ts'
import type { Proof } from '../platform/access.ts'
import type { Tx } from '../platform/db.ts'

export type FactRow = {
  seq: number; feed: number; id: string; kind: string; v: number; subject: string; based_on: string[]; author: string; device: string
  written_at: string; clock_offset: number | null; received_at: Date; depth: number; audience: Audience | null; readers: string[]; moved: boolean; body: Buffer | null
}
/** With who may hold its subject, and who opened it. */
export type HeldRow = Omit<FactRow, 'readers'> & Audience & { opener: string | null }
const columns = 'f.seq, f.feed, f.id, f.kind, f.v, f.subject, f.based_on, f.author, f.device, f.written_at, f.clock_offset, f.received_at, f.depth, f.audience, f.readers, f.moved, f.body'

export function headerOf(row: Omit<FactRow, 'readers'>, account: string): FactHeader {
  return {
    id: row.id, account, kind: row.kind, v: row.v, subject: row.subject, basedOn: row.based_on, author: row.author, device: row.device,
    writtenAt: row.written_at, ...(row.clock_offset === null ? {} : { clockOffset: row.clock_offset }),
    ...(row.audience ? { audience: row.audience } : {}),
  }
}

export type Subject = { subject: string; first_kind: string; first_author: string; groups: string[]; members: string[] }
export type Known = {
  lastSeq: number
  epoch: number
  /** Whether the account takes in anything new, or is open to anybody at all. */
  account: 'open' | 'read-only' | 'ended'
  subjects: Map<string, Subject>
  bases: Map<string, { id: string; kind: string; subject: string; author: string }>
  facts: Map<string, FactRow>
  quarantined: Map<string, { id: string; header: FactHeader; body: Buffer; reason: string }>
  /** How many facts each subject has, and how many of them are the sender's. */
  sizes: Map<string, { size: number; own: number }>
  /** How many facts of the sender wait in quarantine, counted no further than `maxWaiting`. */
  waiting: number
  elsewhere: Set<string>
  /** Whose numbers a subject holds, where the batch gives it another audience. */
  numbers?: Map<string, string[]>
}

// Each id is looked up by itself, along the key. Asked for as `= ANY`, a table that nobody has analyzed yet is walked from end to end.
const eachFact = (wanted: string) => `unnest(${wanted}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (SELECT * FROM viewme.facts f WHERE f.account_id = $1 AND f.id = wanted.id LIMIT 1) f`
const eachSubject = (wanted: string) => `unnest(${wanted}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (SELECT * FROM viewme.subjects s WHERE s.account_id = $1 AND s.subject = wanted.id LIMIT 1) s`

/** The reason of what its writer has written anew: it lies where it lay, hidden, and waits for nothing. */
export const takenBack = 'taken-back'
/** Neither that, nor found never to be right. */
const stillWaits = `q.reason <> '${takenBack}' AND NOT q.refused`

/** As many facts of one author may wait in an account's quarantine; what is offered beyond them goes on waiting on the phone. */
export const maxWaiting = 1000

/** All that judging a batch needs to know, in one round trip (two when something is already here). */
export async function knownOf(tx: Pick<Tx, 'query'>, account: string, human: string | null, want: { ids: string[]; subjects: string[]; bases: string[]; author?: string | null }): Promise<Known | null> {
  const { rows: [row] } = await tx.query({ name: 'known-of', text: `SELECT h.last_seq, h.rights_epoch, (SELECT a.state FROM viewme.accounts a WHERE a.account_id = $1) AS state,
    (SELECT coalesce(json_agg(s), '[]') FROM ${eachSubject('$3')}) AS subjects,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'subject', f.subject, 'author', f.author)), '[]')
       FROM ${eachFact('$4')}) AS bases,
    (SELECT coalesce(json_agg(z), '[]') FROM (SELECT wanted.id, c.size, c.own FROM unnest($3::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT count(*) AS size, count(*) FILTER (WHERE f.author = $6) AS own FROM viewme.facts f WHERE f.account_id = $1 AND f.subject = wanted.id) c) z) AS sizes,
    (SELECT count(*) FROM ${eachFact('$2')}) AS here,
    (SELECT count(*) FROM viewme.quarantine q WHERE q.account_id = $1 AND q.id = ANY ($2::uuid[])) AS stopped,
    CASE WHEN h.quarantined = 0 THEN 0 ELSE (SELECT count(*) FROM (SELECT FROM viewme.quarantine q WHERE q.account_id = $1 AND q.author = $6 AND ${stillWaits} LIMIT $7) q) END AS waiting,
    viewme.in_other_account($5, $1, $3::uuid[] || $4::uuid[]) AS elsewhere
    FROM viewme.heads h WHERE h.account_id = $1`, values: [account, want.ids, want.subjects, want.bases, human, want.author ?? null, maxWaiting] })
  if (!row) return null
  const facts: FactRow[] = row.here === 0 ? [] : (await tx.query(
    `SELECT ${columns} FROM ${eachFact('$2')}`, [account, want.ids])).rows
  const quarantined = row.stopped === 0 ? [] : (await tx.query(
    'SELECT id, header, body, reason FROM viewme.quarantine WHERE account_id = $1 AND id = ANY ($2::uuid[])', [account, want.ids])).rows
  return {
    lastSeq: row.last_seq,
    epoch: row.rights_epoch,
    account: row.state === 'read-only' ? 'read-only' : row.state === 'erasing' || row.state === 'erased' ? 'ended' : 'open',
    subjects: new Map(row.subjects.map((one: Subject) => [one.subject, one])),
    bases: new Map(row.bases.map((one: { id: string }) => [one.id, one])),
    facts: new Map(facts.map((one) => [one.id, one])),
    quarantined: new Map(quarantined.map((one) => [one.id, one])),
    sizes: new Map(row.sizes.map((one: { id: string; size: number; own: number }) => [one.id, one])),
    waiting: row.waiting,
    elsewhere: new Set(row.elsewhere),
  }
}

/** Nothing known: for facts that open subjects. The append finds out under its lock whether that was so. */
export const nothingKnown = (epoch: number): Known =>
  ({ lastSeq: 0, epoch, account: 'open', subjects: new Map(), bases: new Map(), facts: new Map(), quarantined: new Map(), sizes: new Map(), waiting: 0, elsewhere: new Set() })

export type ToAppend = { fact: Record<string, unknown>; body: Buffer; headerHash: Buffer; details: Buffer }

/** Where the account stands after an append: its feed's end, and whether anything in quarantine waits for what was accepted. */
export type Place = { feed: number; history: string; waiting: boolean }
export type Appended = { seqs: Map<number, number>; place: Place | null }

/**
 * Appends what was judged, by place in `facts`. Null when something has changed since: judge again. The function takes its own lock and
 * is one transaction; the place is null when nothing was accepted.
 */
export async function appendFacts(db: Pick<Tx, 'query'>, by: { account: string; human: string | null; epoch: number | null; proof: Proof | undefined; at: Date }, facts: ToAppend[]): Promise<Appended | null> {
  const { proof } = by
  const values = [by.account, by.human, by.epoch, proof?.stamp ?? null, proof?.token ?? null, proof?.clock ?? null, proof?.seenAfter ?? null, by.at, JSON.stringify(facts.map((one) => one.fact)), facts.map((one) => one.body), facts.map((one) => one.headerHash), facts.map((one) => one.details)]
  try {
    const { rows } = await db.query({ name: 'append', text: 'SELECT place, o_seq, o_last, o_waiting, o_history FROM viewme.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', values })
    if (rows[0]?.place === -1) return null
    const last = rows.at(-1)
    return { seqs: new Map(rows.map((row) => [row.place, row.o_seq])), place: last ? { feed: last.o_last, history: last.o_history ?? '', waiting: last.o_waiting } : null }
  } catch (error) {
    if (isThereAlready(error)) return null
    throw error
  }
}

// Found out by the insert itself: no question before it, and no plan that an account's first minute could make a slow one.
const isThereAlready = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && (constraint === 'facts_id' || constraint === 'subjects_pkey' || constraint === 'quarantine_pkey')
}

/** The same as after an append, for a batch that appended nothing. */
export async function placeOf(db: Pick<Tx, 'query'>, account: string): Promise<Place> {
  const { rows: [row] } = await db.query({ name: 'place-of', text: `SELECT last_feed, (SELECT history FROM viewme.installation) AS history FROM viewme.heads WHERE account_id = $1`, values: [account] })
  return { feed: row?.last_feed ?? 0, history: row?.history ?? '', waiting: false }
}

/** The readers of a row do not say which are groups and which memberships; its subject does, looked up along the key. */
const heldBy = (account: string) => `LEFT JOIN LATERAL (SELECT groups, members, first_author FROM viewme.subjects o WHERE o.account_id = ${account} AND o.subject = f.subject LIMIT 1) held ON true`
// As text: a page has the same few audiences again and again, and taking an array of ids apart costs more than all else of a row.
const heldColumns = `coalesce(held.groups, '{}')::text AS groups, coalesce(held.members, '{}')::text AS members, held.first_author AS opener`
const withoutReaders = columns.replace('f.readers, ', '')
type RowAsText = Omit<HeldRow, 'groups' | 'members'> & { groups: string; members: string }

/** The rows of one page, with who may hold each. */
function held(rows: readonly RowAsText[]): HeldRow[] {
  const apart = new Map<string, string[]>()
  const idsOf = (text: string) => {
    let ids = apart.get(text)
    if (!ids) apart.set(text, ids = text === '{}' ? [] : text.slice(1, -1).split(','))
    return ids
  }
  return rows.map((row) => Object.assign(row, { groups: idsOf(row.groups), members: idsOf(row.members) }))
}

/** All facts of these kinds on these subjects that have a body. */
export async function versionsOf(tx: Pick<Tx, 'query'>, account: string, subjects: readonly string[], kinds: readonly string[]): Promise<FactRow[]> {
  return (await tx.query(`SELECT ${columns} FROM viewme.facts f WHERE f.account_id = $1 AND f.subject = ANY ($2::uuid[]) AND f.kind = ANY ($3) AND f.body IS NOT NULL`, [account, subjects, kinds])).rows
}

/** Which of these are groups of the account: things that a group fact has opened. */
export async function groupsAmong(tx: Pick<Tx, 'query'>, account: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query(`SELECT subject FROM viewme.subjects WHERE account_id = $1 AND subject = ANY ($2::uuid[]) AND first_kind = 'group'`, [account, ids])
  return new Set(rows.map((row) => row.subject as string))
}

export type PullWant = {
  account: string; history: string | null; after: number; limit: number; kinds: string[]; mine: string[]; membership: string; stateKinds: string[]; logKinds: string[]; since: Date
}
export type Page = { history: string; lastFeed: number; rows: HeldRow[] }

/**
 * One page of the feed, one row more than asked for. After another history than `history` it is the first page. Rows that moved come
 * along also for one who may not hold them: their ids are `gone`. Null when there is no such account.
 *
 * One statement, so one round trip, and its own transaction: the account is set in `s`, and the facts are sought by what setting it has
 * returned, so they cannot be read before it. Bodies leave as base64: bytea would cross the connection at twice its size.
 */
export async function pageOf(db: Pick<Tx, 'query'>, want: PullWant): Promise<Page | null> {
  const { rows } = await db.query({ name: 'page', text: `SELECT s.history, s.last_feed, f.*, ${heldColumns} FROM (
      SELECT set_config('app.account', h.account_id::text, true) AS account, i.history, h.last_feed, CASE WHEN coalesce(i.history, '') = $2 THEN $3::bigint ELSE 0 END AS after
        FROM viewme.heads h LEFT JOIN (SELECT history::text FROM viewme.installation) i ON true WHERE h.account_id = $1 OFFSET 0) s
    LEFT JOIN LATERAL (
      SELECT ${withoutReaders.replace('f.body', "encode(f.body, 'base64') AS body")} FROM viewme.facts f WHERE f.account_id = s.account::uuid AND f.feed > s.after AND f.feed <= s.last_feed
        AND CASE WHEN f.kind = ANY ($5) AND (f.readers && $6::uuid[] OR f.author = $7)
          THEN (f.superseded_at IS NULL OR f.superseded_at > $10 OR f.before_head OR f.kind <> ALL ($8)) AND (f.received_at > $10 OR f.kind <> ALL ($9))
          ELSE f.moved END
      ORDER BY f.feed LIMIT $4) f ON true
    ${heldBy('s.account::uuid')} ORDER BY f.feed`,
  values: [want.account, want.history, want.after, want.limit + 1, want.kinds, want.mine, want.membership, want.stateKinds, want.logKinds, want.since] })
  const [head] = rows
  if (!head) return null
  const facts = head.id === null ? [] : held(rows)
  for (const row of facts) if (row.body !== null) row.body = Buffer.from(row.body as unknown as string, 'base64')
  return { history: head.history ?? '', lastFeed: head.last_feed, rows: facts }
}

/**
 * Older facts by page, of those a view may hold and that have not been destroyed: of one subject (all of it), or of one kind before a seq.
 * One more than asked for.
 */
export async function olderOf(tx: Tx, account: string, want: Pick<PullWant, 'kinds' | 'mine' | 'membership' | 'limit'> & { subject?: string; kind?: string; before?: number }): Promise<HeldRow[]> {
  const { rows } = await tx.query(`SELECT ${withoutReaders}, ${heldColumns} FROM viewme.facts f ${heldBy('f.account_id')} WHERE f.account_id = $1 AND ($2::uuid IS NULL OR f.subject = $2)
    AND ($3::text IS NULL OR f.kind = $3) AND ($4::bigint IS NULL OR f.seq < $4) AND f.kind = ANY ($6) AND (f.readers && $7::uuid[] OR f.author = $8) AND f.body IS NOT NULL
    ORDER BY f.seq DESC LIMIT $5`,
  [account, want.subject ?? null, want.kind ?? null, want.before ?? null, want.limit + 1, want.kinds, want.mine, want.membership])
  return held(rows)
}

export type Waiting = { id: string; place: number; header: FactHeader; author: string; body: Buffer; reason: string; received_at: Date }
const waitingColumns = 'q.id, q.place, q.header, q.author, q.body, q.reason, q.received_at'

/** What waits in quarantine after a place, in the order it came: one page. What has been found never to be right waits no longer. */
export async function quarantineAfter(tx: Tx, account: string, after: number, limit: number): Promise<Waiting[]> {
  return (await tx.query(`SELECT ${waitingColumns} FROM viewme.quarantine q WHERE q.account_id = $1 AND q.place > $2 AND ${stillWaits} ORDER BY q.place LIMIT $3`, [account, after, limit])).rows
}

/** The same of what names one of these facts or subjects, each looked up along the key. */
export async function quarantineNaming(tx: Tx, account: string, named: string[], after: number, limit: number): Promise<Waiting[]> {
  return (await tx.query(`SELECT ${waitingColumns} FROM (
      SELECT DISTINCT a.id FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
        SELECT a.id FROM viewme.quarantine_awaits a WHERE a.account_id = $1 AND a.awaited = wanted.id OFFSET 0) a) w
    CROSS JOIN LATERAL (SELECT * FROM viewme.quarantine q WHERE q.account_id = $1 AND q.id = w.id LIMIT 1) q
    WHERE q.place > $3 AND ${stillWaits} ORDER BY q.place LIMIT $4`, [account, named, after, limit])).rows
}

export type Stopped = { id: string; place: number; kind: string; header: FactHeader; author: string; reason: string; refused: boolean; received_at: Date; audience: Audience | null }

/** What waits, newest first, without its body; one row more than asked for. `audience`: of its subject, null where that is not there. */
export async function stoppedIn(tx: Tx, account: string, limit: number): Promise<Stopped[]> {
  return (await tx.query(`SELECT q.id, q.place, q.kind, q.header, q.author, q.reason, q.refused, q.received_at,
      (SELECT json_build_object('groups', s.groups, 'members', s.members) FROM viewme.subjects s WHERE s.account_id = $1 AND s.subject = (q.header->>'subject')::uuid) AS audience
    FROM viewme.quarantine q WHERE q.account_id = $1 AND q.reason <> '${takenBack}' ORDER BY q.place DESC LIMIT $2`, [account, limit + 1])).rows
}

/** False when it waits no longer, or for this reason already. `refused`: it can never be right, and is not judged again. */
export async function keepQuarantineReason(tx: Tx, account: string, id: string, { reason, refused }: { reason: string; refused: boolean }): Promise<boolean> {
  return (await tx.query('UPDATE viewme.quarantine SET reason = $3, refused = $4 WHERE account_id = $1 AND id = $2 AND NOT refused AND reason <> $5 AND (reason <> $3 OR $4)', [account, id, reason, refused, takenBack])).rowCount === 1
}

/** Whether every one of these waits. Under the account's lock it holds until the transaction ends. */
export async function allWait(tx: Tx, account: string, ids: string[]): Promise<boolean> {
  const { rows: [row] } = await tx.query('SELECT count(*) AS waiting FROM viewme.quarantine WHERE account_id = $1 AND id = ANY ($2::uuid[]) AND reason <> $3 AND NOT refused', [account, ids, takenBack])
  return row.waiting === new Set(ids).size
}

/** False when it does not wait here, or is not this author's. */
export async function takeBack(tx: Tx, account: string, author: string, id: string): Promise<boolean> {
  return (await tx.query('UPDATE viewme.quarantine SET reason = $4 WHERE account_id = $1 AND id = $2 AND author = $3 AND reason <> $4', [account, id, author, takenBack])).rowCount === 1
}

export async function historyOf(tx: Pick<Tx, 'query'>): Promise<string> {
  const { rows: [row] } = await tx.query('SELECT history FROM viewme.installation')
  return row?.history ?? ''
}

export async function noteRead(tx: Pick<Tx, 'query'>, account: string, read: { reader: string; device: string; what: string; from: number; to: number; minute: Date }): Promise<void> {
  await tx.query({ name: 'note-read', text: 'SELECT viewme.note_read($1, $2, $3, $4, $5, $6, $7)', values: [account, read.reader, read.device, read.what, read.from, read.to, read.minute] })
}
