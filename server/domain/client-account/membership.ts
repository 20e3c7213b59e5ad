// Changing who is let in. Every verb takes the account's lock first and judges by what is true under it;
// each change makes rights judged before it be judged again, reaches every phone's directory, and leaves a row in the chain of writes.
import { randomUUID } from 'node:crypto'
import { no, yes, type Actor, type Answer, type Role } from '@viewme/contract/actor.ts'
import { mayChangeGroups, mayChangeRoles, mayEndMembership, mayReopen, periodState } from '@viewme/contract/client-account.permissions.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { chainChange, groupsAmong } from '../../sync/sync.ts'
import {
  changePeople, endPeriodAgain, endPeriods, findLetIn, findMembers, insertMember, insertPeriod, membersTurning, planEnd, touchMembers, updateMember,
  type Db, type LetIn, type Member, type NewPeriod, type Tx,
} from './client-account.queries.ts'
import { sealWords } from './member-words.ts'
import { actorFrom } from './standing.ts'

type Place = { db: Pick<Db, 'inAccount'>; keys: Pick<Keys, 'account'>; account: string; now: Date }
type What = 'member-added' | 'membership-ended' | 'membership-end-planned' | 'roles-changed' | 'groups-changed' | 'membership-reopened' | 'membership-turned'
type Asked = Place & { by: Actor; membership: string }
export type PeriodWish = { from?: Date | null; until?: Date | null; provider?: string | null; confidentiality?: string | null }

/**
 * A new member, or one who comes back: the membership is the same for ever, a new period opens. No rule is asked: invitations, the seed
 * and the like have. `by`: the membership that let them in; without it the server itself did.
 */
export async function addMember(place: Place & {
  by?: string; human: string; roles: Role[]; title?: string; groups?: string[]; protected?: boolean; id?: string; period?: PeriodWish
}): Promise<{ id: string } | { refused: 'already-member' }> {
  const { account, now } = place
  return unlessRefused(() => inLockedAccount(place, async ({ tx, facts, members, seq, chain }) => {
    const known = members.find((one) => one.human === place.human)
    if (known && isIn(known, now)) throw new Refused(no('already-member'))
    const id = known?.id ?? place.id ?? randomUUID()
    const titleSealed = place.title === undefined ? known?.titleSealed ?? null : sealWords(facts, { account, row: id, what: 'title' }, place.title)
    const member = {
      id, human: place.human, roles: place.roles, titleSealed, groups: place.groups ?? [],
      protected: place.protected ?? known?.protected ?? false, peopleSeq: seq,
    }
    if (holdsMembership(member.groups, members)) throw new Error('a membership is no group')
    if ((place.title ?? '').length > 60) throw new Error('a title is 60 characters at most')
    if (known) await updateMember(tx, account, member, seq)
    else await insertMember(tx, account, member, now)
    await insertPeriod(tx, account, facts, member.id, periodFrom(place.period, now), now)
    await chain('member-added', place.by ?? 'system:add-member', member.id)
    return { id: member.id }
  }), () => ({ refused: 'already-member' as const }))
}

/** Planned: access until a time to come. Early: from this very moment, and what arrives afterwards is set aside whatever it claims. */
export const endMembership = (asked: Asked & ({ how: 'early' } | { how: 'planned'; until: Date })): Promise<Answer> =>
  judged(asked, asked.how === 'early' ? 'membership-ended' : 'membership-end-planned', (actor, target) => {
    if (!isIn(target, asked.now)) return no('already-ended')
    if (asked.how === 'planned' && asked.until <= asked.now) return no('until-passed')
    return mayEndMembership(actor, { membership: target.id, roles: target.roles })
  }, async (tx, target, seq) => {
    if (asked.how === 'early') await endPeriods(tx, asked.account, target.id, asked.by.membership, asked.now)
    else await planEnd(tx, asked.account, target.id, asked.until, asked.by.membership, asked.now)
    await touchMembers(tx, asked.account, [target.id], seq)
  })

export const changeRoles = (asked: Asked & { roles: Role[] }): Promise<Answer> =>
  judged(asked, 'roles-changed', (actor, target) => mayChangeRoles(actor, { membership: target.id, roles: target.roles }, asked.roles),
    (tx, target, seq) => updateMember(tx, asked.account, { ...target, roles: asked.roles }, seq))

/** What is given anew must be a group of the account, and nothing ever a membership: what is for one member alone is never read through a group. */
export const changeGroups = (asked: Asked & { groups: string[] }): Promise<Answer> =>
  judged(asked, 'groups-changed', (actor) => mayChangeGroups(actor), async (tx, target, seq, members) => {
    const given = asked.groups.filter((one) => !target.groups.includes(one))
    const real = await groupsAmong(tx, asked.account, given)
    if (given.some((one) => !real.has(one)) || holdsMembership(asked.groups, members)) throw new Refused(no('no-such-group'))
    await updateMember(tx, asked.account, { ...target, groups: asked.groups }, seq)
  })

export const reopenMembership = (asked: Asked & { period: PeriodWish }): Promise<Answer> =>
  judged(asked, 'membership-reopened', (actor, target) => {
    if (isIn(target, asked.now)) return no('already-member')
    if (asked.period.until && asked.period.until <= (asked.period.from ?? asked.now)) return no('until-passed')
    return mayReopen(actor, { membership: target.id, roles: target.roles })
  }, async (tx, target, seq, _members, facts) => {
    await insertPeriod(tx, asked.account, facts, target.id, periodFrom(asked.period, asked.now), asked.now)
    await touchMembers(tx, asked.account, [target.id], seq)
  })

/** What had been decided of who leaves, done again in an older state of the account. No rule is asked: it was. Says how many memberships changed. */
export function endAgain(place: Place & { letIn: readonly LetIn[] }): Promise<number> {
  const { account, now } = place
  return unlessRefused(() => inLockedAccount(place, async ({ tx, seq, chain }) => {
    const ids = new Set<string>()
    for (const { membership, periods } of place.letIn) {
      for (const period of periods) if (await endPeriodAgain(tx, account, membership, period, now)) ids.add(membership)
    }
    if (ids.size === 0) throw new Refused(no('none-ended'))
    await touchMembers(tx, account, [...ids], seq)
    for (const id of ids) await chain('membership-ended', 'system:restore', id)
    return ids.size
  }), () => 0)
}

/** What has begun or ended by itself is told to the directory and the phones, once. May run twice, and late. */
export function turnMembers(place: Place): Promise<number> {
  const { account, now } = place
  return unlessRefused(() => inLockedAccount(place, async ({ tx, seq, chain }) => {
    const ids = await membersTurning(tx, account, now)
    if (ids.length === 0) throw new Refused(no('none-turns'))
    await touchMembers(tx, account, ids, seq)
    for (const id of ids) await chain('membership-turned', 'system:turn-members', id)
    return ids.length
  }), () => 0)
}

/** Thrown inside a transaction so that it ends without a trace: a refusal moves no number. */
class Refused extends Error {
  readonly answer: Answer
  constructor(answer: Answer) { super('refused'); this.answer = answer }
}

async function unlessRefused<T, R>(work: () => Promise<T>, refused: (answer: Answer) => R): Promise<T | R> {
  try { return await work() } catch (error) {
    if (error instanceof Refused) return refused(error.answer)
    throw error
  }
}

async function judged(asked: Asked, what: What, rule: (actor: Actor, target: Member) => Answer, change: (tx: Tx, target: Member, seq: number, members: Member[], facts: Buffer) => Promise<void>): Promise<Answer> {
  return unlessRefused(() => inLockedAccount(asked, async ({ tx, facts, members, seq, chain }) => {
    // The one who asks may have been ended, or changed, since the request came: judged by what is true under the lock.
    const asker = members.find((one) => one.id === asked.by.membership)
    if (!asker || periodState(asker.periods, asked.now).state !== 'member') throw new Refused(no('access-ended'))
    const target = members.find((one) => one.id === asked.membership)
    if (!target) throw new Refused(no('not-found'))
    const answer = rule(actorFrom(asker, asked.account), target)
    if (!answer.yes) throw new Refused(answer)
    await change(tx, target, seq, members, facts)
    await chain(what, asker.id, target.id)
    return yes
  }), (answer) => answer)
}

/** `facts`: the account's sub-key. */
type Locked = { tx: Tx; facts: Buffer; members: Member[]; seq: number; chain(what: What, by: string, membership: string): Promise<void> }

async function inLockedAccount<T>({ db, keys, account, now }: Place, work: (locked: Locked) => Promise<T>): Promise<T> {
  // Asked for before the lock: the key store may be far away.
  const { audit, facts } = await keys.account(account)
  return db.inAccount(account, null, async (tx) => {
    const seq = await changePeople(tx, account, now)
    return work({
      tx, facts, members: await findMembers(tx, account), seq,
      chain: async (what, by, membership) => chainChange(tx, audit, account, now, { what, by, ...(await findLetIn(tx, account, facts, membership))[0]! }),
    })
  })
}

const holdsMembership = (groups: readonly string[], members: readonly Member[]): boolean => members.some((one) => groups.includes(one.id))

const isIn = (member: Member, now: Date): boolean => ['member', 'not-begun'].includes(periodState(member.periods, now).state)

const periodFrom = (wish: PeriodWish | undefined, now: Date): NewPeriod => ({
  from: wish?.from === undefined ? now : wish.from, until: wish?.until ?? null, provider: wish?.provider ?? null, confidentiality: wish?.confidentiality ?? null,
})
