// What search finds of notes: the text that stands, and of two corrections both. Pure. What was removed, and what a note said before, is never found.
import { notesOf, type NoteBody } from '@viewme/contract/journal.ts'
import type { Fact } from '@viewme/contract/fact.ts'
import { instantOf } from '@viewme/contract/time.ts'
import type { Searched } from '../../platform/searched.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

/** `happenedAt`: local wall time as written; `by`: null = a name this phone does not have. */
export type Shown = { by: string | null; happenedAt: string; state: State['word'] }

/** `facts`: all of every subject that is a note. `names`: by membership. */
export const notesSearched = (facts: readonly (Fact<any> & { unread?: unknown })[], names: ReadonlyMap<string, string>): Searched<Shown>[] =>
  notesOf(facts.filter((fact) => !fact.unread)).flatMap(({ id, current, siblings, withdrawal }) => (withdrawal ? [] : [current, ...siblings].map((fact: Fact<NoteBody>) => ({
    fact: fact.id, subject: id, kind: 'note', title: '', parts: [{ where: 'text', weight: 'running' as const, text: fact.body.text }], at: new Date(instantOf(fact.body.happenedAt)).toISOString(),
    show: { by: names.get(fact.author) ?? null, happenedAt: fact.body.happenedAt.wall.slice(0, 16), state: stateOf(fact).word },
  }))))
