import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'
import type { WriteContext } from './kind.ts'

/** Every member writes notes; a note is corrected by its writer or a lead. */
export function mayWriteNote(actor: Actor, { first, subjectAuthor }: Pick<WriteContext, 'first' | 'subjectAuthor'>): Answer {
  if (first) return yes
  return subjectAuthor === actor.membership || hasRole(actor, 'lead') ? yes : no('only-writer-and-leads')
}
