// The directory as one member may see it: names behind author ids. Applying an answer twice, or two answers out of order, harms nothing.
import type { Actor } from '@viewme/contract/actor.ts'
import { periodState } from '@viewme/contract/client-account.permissions.ts'
import { nameAsSeen, periodEnd, type DirectoryEntry, type People } from '@viewme/contract/people.ts'
import { namesOf, type Human } from '../accounts/accounts.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { directoryPlace, findMembers, stillAuthors, type Db, type Member } from './client-account.queries.ts'
import { openWords, unreadable } from './member-words.ts'

export async function directoryFor({ db, keys, actor, after, now }: { db: Db; keys: Pick<Keys, 'account'>; actor: Actor; after: string | undefined; now: Date }): Promise<People> {
  const { facts } = await keys.account(actor.account)
  return db.inAccount(actor.account, actor.human, async (tx) => {
    const place = await directoryPlace(tx, actor.account)
    const from = after === undefined ? 0 : seqIn(after, place)
    const members = await findMembers(tx, actor.account, from ?? 0)
    const former = members.filter((one) => isFormer(one, now) && one.id !== actor.membership).map((one) => one.id)
    const authors = await stillAuthors(tx, actor.account, former)
    const gone = former.filter((id) => !authors.has(id))
    const shown = members.filter((one) => !gone.includes(one.id))
    const names = await namesOf({ tx, ids: shown.map((one) => one.human) })
    return {
      people: shown.map((member) => entry(member, names.get(member.human), { self: member.id === actor.membership, now, title: openWords(facts, { account: actor.account, row: member.id, what: 'title' }, member.titleSealed) })),
      gone,
      cursor: Buffer.from(`${place.history}:${place.seq}`).toString('base64url'),
      ...(from === null ? { reset: true as const } : {}),
    }
  })
}

function entry(member: Member, human: Human | undefined, { self, now, title }: { self: boolean; now: Date; title: string | null }): DirectoryEntry {
  const former = isFormer(member, now)
  const period = shownPeriod(member, now)
  return {
    id: member.id,
    name: nameAsSeen({ firstName: human?.firstName ?? '', lastName: human?.lastName ?? '', protected: member.protected, former, self }),
    roles: member.roles,
    ...(title && title !== unreadable ? { title } : {}),
    // What a former member could see is nobody's business any longer.
    groups: former ? [] : member.groups,
    from: iso(period?.from ?? null),
    until: iso(period ? periodEnd(period) : null),
    ...(member.portrait && !member.protected ? { portrait: member.portrait } : {}),
    protected: member.protected,
  }
}

/** The period that runs, else the one to come, else the last that ended. */
export function shownPeriod(member: Pick<Member, 'periods'>, now: Date) {
  const ends = (period: Member['periods'][number]) => Date.parse(periodEnd(period) ?? '9999-12-31T00:00:00Z')
  const open = member.periods.filter((one) => ends(one) > now.getTime())
  const begins = (period: Member['periods'][number]) => (period.from === null ? -Infinity : Date.parse(period.from))
  return open.sort((a, b) => begins(a) - begins(b))[0] ?? [...member.periods].sort((a, b) => ends(b) - ends(a))[0]
}

export const iso = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString())

const isFormer = (member: Member, now: Date): boolean => periodState(member.periods, now).state.startsWith('ended')

/** Null: a cursor of another history, or none at all: the answer begins again. */
function seqIn(cursor: string, place: { history: string; seq: number }): number | null {
  const [history, seq] = Buffer.from(cursor, 'base64url').toString('utf8').split(':')
  const number = Number(seq)
  return history === place.history && Number.isInteger(number) && number >= 0 && number <= place.seq ? number : null
}
