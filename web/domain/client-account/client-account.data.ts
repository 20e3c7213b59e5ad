// The people around the person, as this member may see them. Names come already shortened where somebody is protected.
import type { Role } from '@viewme/contract/actor.ts'
import { now } from '../../platform/clock.ts'
import { openCurrent } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

/** `until`: ISO date-time when the membership ends or ended; `former` when that is past. */
export type TeamMember = { id: string; name: string; roles: string[]; until: string | null; former: boolean; protected: boolean; me: boolean }

export const watchTeam: Watch<TeamMember[]> = watchOf(openCurrent)(async (phone) => {
  const people = await phone.people()
  const time = now().toISOString()
  return people
    .map(({ id, name, roles, until, protected: isProtected }) => ({ id, name, roles, until, former: until !== null && until < time, protected: isProtected, me: id === phone.membership }))
    .sort((a, b) => placeOf(a.roles) - placeOf(b.roles) || a.name.localeCompare(b.name, 'sv'))
})

/** Leads and assistants are asked for most often; then owners, relatives and therapists. */
const order: readonly Role[] = ['person', 'lead', 'assistant', 'substitute', 'owner', 'relative', 'therapist']
const placeOf = (roles: readonly Role[]) => Math.min(...roles.map((role) => order.indexOf(role)), order.length)
