// Who gets what nobody may miss: whoever may see an alert, and the group of everyone. Nobody is asked to choose: a choice could only hide it from somebody. Pure.
import type { Audience, Fact } from '@viewme/contract/fact.ts'
import { groupsOf } from '@viewme/contract/groups.ts'

/** `alerts`: the audiences they have. `named`: facts of groups. `own`: the writer's groups and membership, for a binder with neither: at least those whom they share a group with. */
export function allReaders(alerts: readonly Audience[], named: readonly Fact<any>[], own: { groups: string[]; membership: string }): Audience {
  const everyone = groupsOf(named).filter((one) => one.purpose === 'everyone').map((one) => one.id)
  const groups = new Set([...everyone, ...alerts.flatMap((one) => one.groups)])
  const members = new Set(alerts.flatMap((one) => one.members))
  return groups.size + members.size > 0 ? { groups: [...groups], members: [...members] } : { groups: own.groups, members: [own.membership] }
}

type Phone = { facts(want: { kind: string }): Promise<(Fact<any> & { unread?: unknown })[]>; rights(): Promise<{ groups: string[] } | null>; membership: string }
/** The same, read from the phone. `audienceOf`: of all facts of one subject. */
export async function readersOn(phone: Phone, audienceOf: (own: Fact<any>[]) => Audience | null): Promise<Audience> {
  const [alerts, named, rights] = await Promise.all([phone.facts({ kind: 'alert' }), phone.facts({ kind: 'group' }), phone.rights()])
  const audiences = [...Map.groupBy(alerts, (fact) => fact.subject).values()].flatMap((own) => audienceOf(own) ?? [])
  return allReaders(audiences, named.filter((fact) => !fact.unread), { groups: rights?.groups ?? [], membership: phone.membership })
}
