import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'
import type { WriteContext } from './kind.ts'

/** The one who wrote the thing, leads, owners and the person may change who sees it. */
export const mayChangeAudience = (actor: Actor, { subjectAuthor }: Pick<WriteContext, 'subjectAuthor'>): Answer =>
  subjectAuthor === actor.membership || hasRole(actor, 'owner', 'lead', 'person') ? yes : no('only-writer-leads-and-owners')

/** Owning is governing: owners see that something waits in quarantine, and more of it only where they are in its audience. */
export const maySeeQuarantine = (actor: Actor): Answer => hasRole(actor, 'owner') ? yes : no('owners-only')

/** What is safety is hidden by leads and owners only; the rest also by whoever wrote it. */
export function mayWithdraw(actor: Actor, { subjectAuthor, subjectSafety }: Pick<WriteContext, 'subjectAuthor' | 'subjectSafety'>): Answer {
  if (hasRole(actor, 'owner', 'lead')) return yes
  return !subjectSafety && subjectAuthor === actor.membership ? yes : no('only-writer-leads-and-owners')
}
