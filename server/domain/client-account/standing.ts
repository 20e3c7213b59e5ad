// How somebody stands in an account right now: what every request asks first. One query, `now` from outside. What is remembered is a
// guess that saves a question: it counts only once the append has proven it under the account's lock.
import type { Actor } from '@viewme/contract/actor.ts'
import type { Period } from '@viewme/contract/actor.ts'
import { periodState } from '@viewme/contract/client-account.permissions.ts'
import { periodEnd } from '@viewme/contract/people.ts'
import type { Access, FoundSession, Member, Session, Sessions, Standing } from '../../platform/access.ts'
import { namesOf } from '../accounts/accounts.ts'
import { findMemberships, findProtection, findStanding, findStandingOfSession, type AccountState, type Db, type StandingRow } from './client-account.queries.ts'

/** Null: never a member, or no such account; nobody can tell which. */
export function membershipAccess({ db }: { db: Pick<Db, 'app'> }): Pick<Access, 'standingOf' | 'standingOfMembership' | 'membersOf' | 'membershipsOf'> {
  const standing = (row: StandingRow | null, account: string, now: Date) => row && standingFrom(row, account, now)
  return {
    standingOf: async (human, account, now) => standing(await findStanding(db, account, { human }), account, now),
    standingOfMembership: async (membership, account, now) => standing(await findStanding(db, account, { membership }), account, now),
    membersOf: async (account) => {
      const found = await findProtection(db, account)
      const names = await namesOf({ tx: db.app, ids: found.filter((one) => one.protected).map((one) => one.human) })
      return found.map(({ human, ...one }) => ({ ...one, ...(one.protected ? { firstName: names.get(human)?.firstName ?? '' } : {}) }))
    },
    membershipsOf: async (human) => (await findMemberships(db, human)).map(({ account, membership }) => ({ account, membership })),
  }
}

/**
 * Session and standing in one query. Someone whose session is past its time is told so before anything is said of the account.
 * The last answers are remembered by session and account, and only where there is a standing to remember.
 */
export function memberAccess({ db, sessions }: { db: Pick<Db, 'app'>; sessions: Sessions }): Pick<Access, 'memberOf' | 'remembered'> {
  const recent = new Map<string, { session: FoundSession; standing: StandingRow }>()
  const memberFrom = (token: string, session: Session, row: StandingRow, account: string, now: Date): Member =>
    ({ session, standing: standingFrom(row, account, now), proof: { ...sessions.proofOf(token), stamp: row.stamp } })
  return {
    memberOf: async (request, account, now) => {
      const token = await sessions.tokenOf(request)
      if (token === null) return null
      const key = `${account} ${token}`
      const found = await findStandingOfSession(db, account, token)
      const session = found && await sessions.heed(found.session)
      recent.delete(key)
      if (!session) return null
      if (!found.standing) return { session, standing: null }
      if (recent.size >= mostRemembered) recent.delete(recent.keys().next().value!)
      recent.set(key, { session: found.session, standing: found.standing })
      return memberFrom(token, session, found.standing, account, now)
    },
    remembered: async (request, account, now) => {
      const token = await sessions.tokenOf(request)
      const found = token === null ? undefined : recent.get(`${account} ${token}`)
      if (!found || !sessions.isFresh(found.session)) return null
      const { id, human } = found.session
      return memberFrom(token!, { session: id, human }, found.standing, account, now)
    },
  }
}
const mostRemembered = 2000

function standingFrom(row: StandingRow, account: string, now: Date): Standing {
  return { actor: actorFrom({ ...row, id: row.membership }, account), epoch: row.epoch, ...inAccount(row, now) }
}

/** Nobody stands in an account that is being erased, whatever the memberships say. */
export const isOpen = (state: AccountState): boolean => state !== 'erasing' && state !== 'erased'

function inAccount({ state, periods }: StandingRow, now: Date): Pick<Standing, 'state' | 'at' | 'readOnly' | 'out'> {
  if (!isOpen(state)) return { state: 'account-ended', at: null }
  const out = outOf(periods)
  return { ...periodState(periods, now), ...(state === 'read-only' ? { readOnly: true } : {}), ...(out.length > 0 ? { out } : {}) }
}

/** Between one period and the next. A period that was ended before it began is none. */
function outOf(periods: readonly Period[]): { from: number; to: number }[] {
  if (periods.length < 2) return []
  const spans = periods.map((one) => { const end = periodEnd(one); return { from: one.from === null ? -Infinity : Date.parse(one.from), to: end === null ? Infinity : Date.parse(end) } })
    .filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)
  const out: { from: number; to: number }[] = []
  let until: number | null = null
  for (const { from, to } of spans) {
    if (until !== null && from > until) out.push({ from: until, to: from })
    until = Math.max(until ?? to, to)
  }
  return out
}

export function actorFrom(member: Pick<StandingRow, 'human' | 'roles' | 'groups'> & { id: string }, account: string): Actor {
  return { human: member.human, membership: member.id, account, roles: member.roles, groups: member.groups, person: member.roles.includes('person') }
}
