// How somebody stands in an account right now: what every request asks first. One query, nothing cached, `now` from outside.
import type { Actor } from '@viewme/contract/actor.ts'
import { periodState } from '@viewme/contract/client-account.permissions.ts'
import type { Access, Sessions, Standing } from '../../platform/access.ts'
import { findMemberships, findStanding, findStandingOfSession, type Db, type StandingRow } from './client-account.queries.ts'

/** Null: never a member, or no such account; nobody can tell which. */
export function membershipAccess({ db }: { db: Pick<Db, 'app'> }): Pick<Access, 'standingOf' | 'standingOfMembership' | 'membershipsOf'> {
  return {
    standingOf: async (human, account, now) => standingFrom(await findStanding(db, account, { human }), account, now),
    standingOfMembership: async (membership, account, now) => standingFrom(await findStanding(db, account, { membership }), account, now),
    membershipsOf: async (human) => (await findMemberships(db, human)).map(({ account, membership }) => ({ account, membership })),
  }
}

/** Session and standing in one query. Someone whose session is past its time is told so before anything is said of the account. */
export const memberAccess = ({ db, sessions }: { db: Pick<Db, 'app'>; sessions: Sessions }): Pick<Access, 'memberOf'> => ({
  memberOf: async (request, account, now) => {
    const token = await sessions.tokenOf(request)
    const found = token === null ? null : await findStandingOfSession(db, account, token)
    const session = found && await sessions.heed(found.session)
    return session && { session, standing: standingFrom(found.standing, account, now) }
  },
})

function standingFrom(row: StandingRow | null, account: string, now: Date): Standing | null {
  if (!row) return null
  return { actor: actorFrom({ ...row, id: row.membership }, account), epoch: row.epoch, ...periodState(row.periods, now) }
}

export function actorFrom(member: Pick<StandingRow, 'human' | 'roles' | 'groups'> & { id: string }, account: string): Actor {
  return { human: member.human, membership: member.id, account, roles: member.roles, groups: member.groups, person: member.roles.includes('person') }
}
