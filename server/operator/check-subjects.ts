// Subjects looked at in full: who may hold them and how each of their facts stands, folded anew from the facts as the append folds it,
// and compared with what the server keeps of it. All of that could be changed by somebody who holds the database.
import type { ClientBase } from 'pg'
import type { Audience } from '@viewme/contract/fact.ts'
import { replaySubject } from './replay-subject.ts'
import type { Stand, Told } from './replay-subject.ts'

type Row = {
  seq: number; id: string; kind: string; subject: string; author: string; based_on: string[]; received_at: Date; audience: Audience | null; readers: string
  depth: number; moved: boolean; superseded_at: Date | null; before_head: boolean
}
type Holders = { subject: string; first_kind: string; first_author: string; groups: string; members: string }

/** `placed`: fact, event and place in threes, and `steps`: fact and steps in twos, for those that are not one step at their own arrival. */
export type SubjectsChecked = { fault: string | null; placed: Uint32Array; steps: Uint32Array }

export async function checkSubjects(client: ClientBase, account: string, subjects: readonly string[]): Promise<SubjectsChecked> {
  const holders = new Map((await holdersOf(client, account, subjects)).map((row) => [row.subject, row]))
  const facts = Map.groupBy(await factsOf(client, account, subjects), (row) => row.subject)
  const [placed, steps]: [number[], number[]] = [[], []]
  let fault: string | null = null
  for (const [subject, rows] of facts) {
    fault ??= holderFault(subject, rows, holders.get(subject))
    const replay = replaySubject(rows.map((row): Told => ({ seq: row.seq, id: row.id, kind: row.kind, basedOn: row.based_on, at: row.received_at.getTime() })))
    for (const [at, stand] of replay.stands.entries()) {
      fault ??= standFault(rows[at]!, stand)
      placed.push(stand.seq, stand.event, stand.place)
    }
    for (const [seq, step] of replay.steps) steps.push(seq, step)
  }
  return { fault, placed: Uint32Array.from(placed), steps: Uint32Array.from(steps) }
}

/** The first fact of a subject and its visibility facts carry an audience; the last of them holds. */
function holderFault(subject: string, rows: Row[], holders: Holders | undefined): string | null {
  if (!holders) return `subject ${subject} has lost its row of who may hold it`
  const first = rows[0]!
  if (holders.first_kind !== first.kind || holders.first_author !== first.author) return `who opened subject ${subject} has been changed`
  const { groups, members } = rows.findLast((row) => row.audience)?.audience ?? { groups: [], members: [] }
  if (holders.groups !== asArray(groups) || holders.members !== asArray(members)) return `who may hold subject ${subject} has been changed: its facts say otherwise`
  const astray = rows.find((row) => row.readers !== asArray([...groups, ...members]))
  return astray ? `who may read fact number ${astray.seq} has been changed: subject ${subject} says otherwise` : null
}

function standFault(row: Row, stand: Stand): string | null {
  if (row.depth !== stand.depth) return `how many versions fact number ${row.seq} builds on has been changed`
  if (row.moved !== stand.moved) return `whether fact number ${row.seq} has had another audience has been changed`
  if ((row.superseded_at?.getTime() ?? null) !== stand.gaveWay) return `when something took the place of fact number ${row.seq}, or hid it, has been changed`
  if (row.before_head !== stand.isBefore) return `whether fact number ${row.seq} is the one before what stands has been changed`
  return null
}

/** Looked up one by one along the key, whatever the planner believes about the table. */
async function holdersOf(client: ClientBase, account: string, subjects: readonly string[]): Promise<Holders[]> {
  return (await client.query<Holders>(`SELECT s.* FROM unnest($2::uuid[]) AS wanted (subject) CROSS JOIN LATERAL (
    SELECT subject, first_kind, first_author, groups::text, members::text FROM viewme.subjects s WHERE s.account_id = $1 AND s.subject = wanted.subject LIMIT 1) s`,
  [account, subjects])).rows
}

async function factsOf(client: ClientBase, account: string, subjects: readonly string[]): Promise<Row[]> {
  return (await client.query<Row>(`SELECT f.* FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (subject, nth) CROSS JOIN LATERAL (
    SELECT seq, id, kind, f.subject, author, based_on, received_at, audience, readers::text, depth, moved, superseded_at, before_head
      FROM viewme.facts f WHERE f.account_id = $1 AND f.subject = wanted.subject ORDER BY seq OFFSET 0) f ORDER BY nth, seq`, [account, subjects])).rows
}

/** As many subjects have a row as have been opened. */
export async function subjectsWithoutFact(client: ClientBase, account: string, opened: number): Promise<string | null> {
  const { rows: [{ n }] } = await client.query('SELECT count(*) AS n FROM viewme.subjects WHERE account_id = $1', [account])
  if (n === opened) return null
  const { rows: [row] } = await client.query(`SELECT s.subject FROM viewme.subjects s WHERE s.account_id = $1
    AND NOT EXISTS (SELECT 1 FROM viewme.facts f WHERE f.account_id = $1 AND f.subject = s.subject) ORDER BY s.subject LIMIT 1`, [account])
  return row ? `subject ${row.subject} has a row of who may hold it, and no fact` : `${n} subjects have a row of who may hold them, ${opened} have been opened`
}

/** An array of ids as the database writes it: compared as text, it is never taken apart. */
export const asArray = (ids: readonly string[]) => `{${ids.join(',')}}`
