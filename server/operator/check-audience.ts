// Who may hold what, folded anew from the facts as the append folds it, and compared with the two places where the server keeps the
// result: the row of each subject and the readers of each fact. Both could be widened by somebody who holds the database.
import type { ClientBase } from 'pg'
import type { FactRow } from '../sync/facts.queries.ts'

type SubjectRow = { subject: string; first_kind: string; first_author: string; groups: string[]; members: string[] }
export type AudienceFold = {
  /** The next facts, in the order of their numbers. Gives the first thing that is wrong, in words. */
  take(facts: FactRow[]): Promise<string | null>
  /** After the last fact. */
  end(): Promise<string | null>
}

/** Holds one page at a time, and the subjects whose row does not say yet what the last fact that was taken says. */
export function foldAudiences(client: ClientBase, account: string): AudienceFold {
  const astray = new Map<string, string>()
  let opened = 0
  return {
    async take(facts) {
      let fault: string | null = null
      const rows = await subjectRows(client, account, facts)
      for (const fact of facts) {
        const row = rows.get(fact.subject)
        if (!row) { fault ??= `subject ${fact.subject} has lost its row of who may hold it`; continue }
        // The first fact of a subject and its visibility facts carry an audience; the last of them holds.
        if (fact.audience) {
          if (fact.kind !== 'visibility') {
            opened += 1
            if (row.first_kind !== fact.kind || row.first_author !== fact.author) fault ??= `who opened subject ${fact.subject} has been changed`
          }
          if (same(row.groups, fact.audience.groups) && same(row.members, fact.audience.members)) astray.delete(fact.subject)
          else astray.set(fact.subject, `who may hold subject ${fact.subject} has been changed: its facts say otherwise`)
        }
        if (!same(fact.readers, [...row.groups, ...row.members])) fault ??= `who may read fact number ${fact.seq} has been changed: subject ${fact.subject} says otherwise`
      }
      return fault
    },
    async end() {
      const [first] = astray.values()
      return first ?? await subjectsWithoutFact(client, account, opened)
    },
  }
}

/** Looked up one by one along the key, whatever the planner believes about the table. */
async function subjectRows(client: ClientBase, account: string, facts: FactRow[]): Promise<Map<string, SubjectRow>> {
  const { rows } = await client.query<SubjectRow>(`SELECT s.* FROM unnest($2::uuid[]) AS wanted (subject) CROSS JOIN LATERAL (
    SELECT subject, first_kind, first_author, groups, members FROM viewme.subjects s WHERE s.account_id = $1 AND s.subject = wanted.subject LIMIT 1) s`,
  [account, [...new Set(facts.map((fact) => fact.subject))]])
  return new Map(rows.map((row) => [row.subject, row]))
}

async function subjectsWithoutFact(client: ClientBase, account: string, opened: number): Promise<string | null> {
  const { rows: [{ n }] } = await client.query('SELECT count(*) AS n FROM viewme.subjects WHERE account_id = $1', [account])
  if (Number(n) === opened) return null
  const { rows: [row] } = await client.query(`SELECT s.subject FROM viewme.subjects s WHERE s.account_id = $1
    AND NOT EXISTS (SELECT 1 FROM viewme.facts f WHERE f.account_id = $1 AND f.subject = s.subject) ORDER BY s.subject LIMIT 1`, [account])
  return row ? `subject ${row.subject} has a row of who may hold it, and no fact` : `${n} subjects have a row of who may hold them, ${opened} have been opened`
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, at) => one === b[at])
