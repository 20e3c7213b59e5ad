// Who may change the membership of whom, and whether somebody is a member right now. Pure: the phone predicts, the server decides.
import { hasRole, no, yes, type Actor, type Answer, type Period, type Role } from './actor.ts'
import { periodEnd } from './people.ts'

export type PeriodState = { state: 'member' | 'not-begun' | 'ended-planned' | 'ended-early'; at: Date | null }

/**
 * Where a membership stands at `now`. Begins at `from`, has ended at the very moment of its end.
 * Somebody who has left and comes back later counts as ended until then: late facts are judged by what ended.
 */
export function periodState(periods: readonly Period[], now: Date): PeriodState {
  const moment = now.getTime()
  let ended: { at: number; early: boolean } | null = null
  let begins: number | null = null
  for (const period of periods) {
    const end = periodEnd(period)
    if (end !== null && Date.parse(end) <= moment) {
      const at = Date.parse(end)
      if (!ended || at >= ended.at) ended = { at, early: period.endedAt !== null && end === period.endedAt }
    } else if (period.from !== null && Date.parse(period.from) > moment) {
      begins = begins === null ? Date.parse(period.from) : Math.min(begins, Date.parse(period.from))
    } else {
      return { state: 'member', at: end === null ? null : new Date(end) }
    }
  }
  if (ended) return { state: ended.early ? 'ended-early' : 'ended-planned', at: new Date(ended.at) }
  return { state: 'not-begun', at: begins === null ? null : new Date(begins) }
}

type Target = { membership: string; roles: readonly Role[] }

/** Only an owner governs members. Owners are added and ended together with the other owners, never by one alone. */
export function mayEndMembership(actor: Actor, target: Target): Answer {
  if (!hasRole(actor, 'owner')) return no('owners-only')
  if (target.roles.includes('owner')) return no('owners-together')
  if (target.roles.includes('person')) return no('person-stays')
  return yes
}

export function mayChangeRoles(actor: Actor, target: Target, wanted: readonly Role[]): Answer {
  if (!hasRole(actor, 'owner')) return no('owners-only')
  if (wanted.length === 0) return no('no-role')
  if (target.roles.includes('owner') !== wanted.includes('owner')) return no('owners-together')
  if (target.roles.includes('person') !== wanted.includes('person')) return no('person-stays')
  return yes
}

export function mayChangeGroups(actor: Actor): Answer {
  return hasRole(actor, 'owner') ? yes : no('owners-only')
}

/** Somebody who has left is let in again. */
export function mayReopen(actor: Actor, target: Target): Answer {
  if (!hasRole(actor, 'owner')) return no('owners-only')
  return target.roles.includes('owner') ? no('owners-together') : yes
}
