// One member as an owner sees them, and what the owner decides of them. Decided at the server at once: nothing of it is kept for later.
import type { Actor, Role } from '@viewme/contract/actor.ts'
import { mayChangeRoles, mayEndMembership, mayReopen } from '@viewme/contract/client-account.permissions.ts'
import { groupsOf } from '@viewme/contract/groups.ts'
import { now } from '../../platform/clock.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { openCurrent, type MemberChange } from '../../sync/sync.ts'

/** `until`, `from`: ISO. `may`: what this reader is let to decide, as the contract says it; the server decides again. */
export type MemberSeen = {
  id: string; name: string; title: string | null; roles: Role[]; groups: string[]; from: string | null; until: string | null; former: boolean
  known: { id: string; name: string }[]
  may: { end: true | string; roles: true | string; reopen: true | string }
}

/** Null: nobody that this phone knows of. `not-owner`: only owners decide. */
export const watchMember = (id: string): Watch<MemberSeen | 'not-owner' | null> => watchOf(openCurrent)(async (phone) => {
  const [people, groups, rights] = await Promise.all([phone.people(), phone.facts({ kind: 'group' }), phone.rights()])
  const one = people.find((entry) => entry.id === id)
  if (!rights?.roles.includes('owner')) return 'not-owner'
  if (!one) return null
  const actor: Actor = { human: phone.human, membership: phone.membership, account: phone.account, roles: rights.roles as Role[], groups: rights.groups, person: false }
  const target = { membership: one.id, roles: one.roles }
  const said = (answer: ReturnType<typeof mayReopen>) => (answer.yes ? true : answer.reason)
  return {
    id: one.id, name: one.name, title: one.title ?? null, roles: one.roles, groups: one.groups, from: one.from, until: one.until, former: one.until !== null && one.until < now().toISOString(),
    known: groupsOf(groups.filter((fact) => !fact.unread && !fact.stopped)).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    may: { end: said(mayEndMembership(actor, target)), roles: said(mayChangeRoles(actor, target, one.roles)), reopen: said(mayReopen(actor, target)) },
  }
})

export type { MemberChange } from '../../sync/sync.ts'

/** What came of it: done, or why not. `refused`: the server's reason, by its stable name. */
export type Decided = 'done' | 'offline' | 'sign-in' | 'broken' | { refused: string }

export async function decide(id: string, change: MemberChange): Promise<Decided> {
  const answer = await (await openCurrent())?.changeMember(id, change)
  if (!answer || answer.is === 'sign-in') return 'sign-in'
  if (answer.is === 'ok') return 'done'
  if (answer.is === 'offline' || answer.is === 'captive') return 'offline'
  return answer.is === 'fault' && answer.problem ? { refused: answer.problem.split(':').at(-1)! } : 'broken'
}

/** The first moment after this day (YYYY-MM-DD) where the phone is, ISO; null where it is no day. */
export function afterDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(year, month - 1, date)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && last.getMonth() === month - 1 && last.getDate() === date
  return isDay ? new Date(year, month - 1, date + 1).toISOString() : null
}
