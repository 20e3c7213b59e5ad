// Visibility groups: home, day activity, another place, private, and the account's own. A group's id is its subject.
// Which members belong stands on the memberships; a group fact only carries the name.
import { z } from 'zod'
import { type Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { yes } from './actor.ts'
import { mayNameGroup } from './groups.permissions.ts'
import { text } from './words.ts'

export const groupPurposes = ['everyone', 'home', 'day-activity', 'other-place', 'private', 'own'] as const
export const groupBody = z.strictObject({ name: text(80), purpose: z.enum(groupPurposes) })
export type GroupBody = z.infer<typeof groupBody>

export const group: Kind<GroupBody> = {
  kind: 'group', slice: 'groups', v: 1, body: groupBody, lifts: {}, keeping: 'state', opens: true,
  mayRead: () => yes, mayWrite: mayNameGroup, moment: () => false, mask: ['purpose'],
  purpose: 'To let the person and owner decide who sees what.', holders: 'Members in the group’s audience.', retention: 'As long as the account.',
}

export type Group = { id: string; name: string; purpose: GroupBody['purpose'] }

/** The groups of an account, by name, from its group facts. */
export function groupsOf(facts: readonly Fact<GroupBody>[]): Group[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]) => {
    const current = inForce(own, 'group')
    return current ? [{ id, name: current.fact.body.name, purpose: current.fact.body.purpose }] : []
  })
}
