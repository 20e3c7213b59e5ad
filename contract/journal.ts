// Notes of everyday life. A note is corrected by a new fact on the same subject; the old text stays readable.
import { z } from 'zod'
import { yes } from './actor.ts'
import type { Fact } from './fact.ts'
import { heads, inOrder, withdrawnIds } from './fold.ts'
import { mayWriteNote } from './journal.permissions.ts'
import type { Kind } from './kind.ts'
import { happenedAt, instantOf } from './time.ts'
import { text } from './words.ts'

export const noteBody = z.strictObject({ text: text(20_000), happenedAt })
export type NoteBody = z.infer<typeof noteBody>

export const note: Kind<NoteBody> = {
  kind: 'note', slice: 'journal', v: 1, body: noteBody, lifts: {}, keeping: 'log', opens: true,
  mayRead: () => yes, mayWrite: mayWriteNote, moment: () => false, mask: ['happenedAt'],
  purpose: 'To know what has happened and hand it over.', holders: 'The note’s audience and its writer.', retention: 'As long as the account; 90 days on a phone.',
}

/** A note as a screen shows it: the text in force, what came before, and whether two corrections stand side by side. */
export type Note = {
  id: string
  current: Fact<NoteBody>
  siblings: Fact<NoteBody>[]
  earlier: Fact<NoteBody>[]
  withdrawal: Fact | null
}

/** Notes from the facts of any number of subjects, newest happening first. Withdrawn notes are included and say so. */
export function notesOf(facts: readonly Fact<any>[]): Note[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  const notes = [...subjects].flatMap(([id, own]): Note[] => {
    const versions = inOrder(own.filter((fact): fact is Fact<NoteBody> => fact.kind === 'note'))
    if (versions.length === 0) return []
    const standing = heads(own, 'note') as Fact<NoteBody>[]
    const withdrawn = withdrawnIds(own)
    const current = standing[0] ?? versions.at(-1)!
    const siblings = standing.slice(1)
    const withdrawal = standing.length === 0 ? inOrder(own.filter((fact) => fact.kind === 'withdrawal' && withdrawn.has(current.id))).at(-1) ?? null : null
    return [{ id, current, siblings, earlier: versions.filter((fact) => fact !== current && !siblings.includes(fact)), withdrawal }]
  })
  return notes.sort((a, b) => instantOf(b.current.body.happenedAt) - instantOf(a.current.body.happenedAt))
}
