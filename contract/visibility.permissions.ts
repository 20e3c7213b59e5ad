import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'
import type { Audience } from './fact.ts'
import type { WriteContext } from './kind.ts'

type Widening = Pick<WriteContext, 'subjectAuthor' | 'subjectHoldsNumbers' | 'before' | 'audience' | 'members'>

/**
 * The one who wrote the thing, leads, owners and the person may change who sees it. What can hold a protected member's number and is for
 * single members alone goes to no more than leads: whether it does hold one is not read again.
 */
export function mayChangeAudience(actor: Actor, { subjectAuthor, subjectHoldsNumbers, before, audience, members }: Widening): Answer {
  if (subjectAuthor !== actor.membership && !hasRole(actor, 'owner', 'lead', 'person')) return no('only-writer-leads-and-owners')
  if (subjectHoldsNumbers && before?.groups.length === 0 && audience && !isForAlone(audience, before.members, members)) return no('stays-narrow')
  return yes
}

/** Whether an audience names nobody but these and the leads. */
export const isForAlone = ({ groups, members }: Audience, these: readonly string[], known: WriteContext['members'] = []): boolean =>
  groups.length === 0 && members.every((id) => these.includes(id) || known.some((one) => one.id === id && hasRole({ roles: [...one.roles] }, 'lead')))

/** Owning is governing: owners see that something waits in quarantine, and more of it only where they are in its audience. */
export const maySeeQuarantine = (actor: Actor): Answer => hasRole(actor, 'owner') ? yes : no('owners-only')

/** What is safety is hidden by leads and owners only; the rest also by whoever wrote it. */
export function mayWithdraw(actor: Actor, { subjectAuthor, subjectSafety }: Pick<WriteContext, 'subjectAuthor' | 'subjectSafety'>): Answer {
  if (hasRole(actor, 'owner', 'lead')) return yes
  return !subjectSafety && subjectAuthor === actor.membership ? yes : no('only-writer-leads-and-owners')
}
