// Work that is to be done later, held against what it follows from: a row too few and nobody is told that a period has begun, or what waits in
// quarantine is never judged again. What was due lies in the queue until it is done.
import type { ClientBase } from 'pg'
import type { LetIn } from '../domain/client-account/client-account.ts'
import { findJobs, findWork } from '../sync/sync.ts'
import type { Job, Work } from '../sync/sync.ts'
import type { AtCheck, Change } from './check-changes.ts'

type Follows = { changes: readonly Change[]; members: readonly LetIn[]; couldGoOn: string | null; at: AtCheck }

/** No slice wakes anything yet: when one does, its verbs are worked out anew here, from the facts that wake them. */
export async function workFaults(client: ClientBase, account: string, { changes, members, couldGoOn, at }: Follows): Promise<(string | null)[]> {
  const work = await findWork(client, account)
  const byHand = work.find((one) => !isExplained(one, changes))
  const missing = turnsOf(members).find(({ dueAt }) => !work.some((one) => one.verb === 'turn-members' && one.dueAt === dueAt))
  const isDue = (one: Work) => one.dueAt === '-infinity' || one.dueAt <= at.now.toISOString()
  const judges = (one: Pick<Work, 'verb'>) => one.verb === 'rejudge' || one.verb === 'turn-members'
  const stuck = couldGoOn && !work.some((one) => judges(one) && isDue(one)) ? couldGoOn : null
  // In the same snapshot as the rows: work is in one of the two.
  const jobs = missing || stuck ? await findJobs(client, account, at.real) : []
  return [
    byHand ? `number ${byHand.id} of what is to be done (${byHand.verb}) has been changed, or follows from nothing` : null,
    missing && !jobs.some((one) => one.verb === 'turn-members') ? `that membership ${missing.membership} turns at ${missing.dueAt} is not among what is to be done: nobody would be told` : null,
    stuck && !jobs.some(judges) ? `fact ${stuck} in quarantine could go on, and to judge it again is not among what is to be done` : null,
  ]
}

/** When a membership begins or ends by itself and the phones have not been told yet. */
const turnsOf = (members: readonly LetIn[]): { membership: string; dueAt: string }[] =>
  members.flatMap(({ membership, periods, told }) => periods.flatMap(({ from, until, endedAt }, place) =>
    (endedAt ? [] : [from, until].filter((time) => time !== null && time > told[place]!).map((time) => ({ membership, dueAt: time! })))))

function isExplained({ verb, subject, fact, dueAt, fits }: Work, changes: readonly Change[]): boolean {
  if (verb === 'turn-members') return !subject && !fact && changes.some((one) => one.periods?.some(({ from, until }) => from === dueAt || until === dueAt))
  if (verb !== 'rejudge') return false
  // Either because a fact has come, or because rights have changed: then of all that waits.
  return fact ? fits : !subject && (dueAt === '-infinity' || changes.some((one) => one.membership && one.at === dueAt))
}

/** The queue's jobs that will not be done: of no account that is there, tried too often, or put off. In whole sentences. */
export async function jobFaults(client: ClientBase, real: Date): Promise<string[]> {
  const why = ({ account, known, verb, stands }: Job): string | null => {
    if (!known) return `it is for an account that is not there (${account ?? 'none'})`
    if (verb !== 'rejudge' && verb !== 'turn-members') return `nobody knows what "${verb}" is`
    if (stands === 'given-up') return 'it has failed too often and is tried no more'
    return stands === 'put-off' ? 'it has been put off' : null
  }
  return (await findJobs(client, null, real)).flatMap((job) => {
    const fault = why(job)
    const whose = job.known ? `Account ${job.account}` : 'The queue'
    return fault ? [`${whose}: job ${job.id} (${job.verb}) will not be done: ${fault}.`] : []
  })
}
