import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'
import type { Audience } from './fact.ts'
import type { WriteContext } from './kind.ts'

type Widening = Pick<WriteContext, 'subjectAuthor' | 'subjectHoldsNumbers' | 'numbers' | 'before' | 'audience' | 'members'>

/**
 * The one who wrote the thing, leads, owners and the person may change who sees it. What holds a protected member's number, or can
 * hold one and is for single members alone, goes to no more than them and the leads.
 */
export function mayChangeAudience(actor: Actor, { subjectAuthor, subjectHoldsNumbers, numbers = [], before, audience, members }: Widening): Answer {
  if (subjectAuthor !== actor.membership && !hasRole(actor, 'owner', 'lead', 'person')) return no('only-writer-leads-and-owners')
  const isProtected = (id: string) => !members || members.some((one) => one.id === id && one.protected)
  const isGuarded = subjectHoldsNumbers && before !== undefined && (before.groups.length === 0 || numbers.some(isProtected))
  if (isGuarded && audience && !isForAlone(audience, [...before.members, ...numbers, subjectAuthor], members, before.groups)) return no('stays-narrow')
  return yes
}

/**
 * Whether a member may be given a body that holds a number, now: a protected member's goes to them, those who wrote it and whoever leads today.
 * Asked of each before it leaves; `members`: who is in the account.
 */
export const mayHoldNumber = (actor: Actor, { whose, writers, members }: { whose: string; writers: readonly (string | null)[]; members: WriteContext['members'] }): boolean =>
  whose === actor.membership || writers.includes(actor.membership) || hasRole(actor, 'lead') || (members !== undefined && !members.some((one) => one.id === whose && one.protected))

/** Whether an audience names nobody but these, these groups and the leads. */
export const isForAlone = ({ groups, members }: Audience, these: readonly string[], known: WriteContext['members'] = [], theseGroups: readonly string[] = []): boolean =>
  groups.every((id) => theseGroups.includes(id)) && members.every((id) => these.includes(id) || known.some((one) => one.id === id && hasRole({ roles: [...one.roles] }, 'lead')))

/** Owning is governing: owners see that something waits in quarantine, and more of it only where they are in its audience. */
export const maySeeQuarantine = (actor: Actor): Answer => hasRole(actor, 'owner') ? yes : no('owners-only')

/** What is safety is hidden by leads and owners only, also where it stands on a thing of another kind; the rest also by whoever opened it. */
export function mayWithdraw(actor: Actor, { subjectAuthor, subjectSafety, namesSafety }: Pick<WriteContext, 'subjectAuthor' | 'subjectSafety' | 'namesSafety'>): Answer {
  if (hasRole(actor, 'owner', 'lead')) return yes
  return !subjectSafety && !namesSafety && subjectAuthor === actor.membership ? yes : no('only-writer-leads-and-owners')
}
