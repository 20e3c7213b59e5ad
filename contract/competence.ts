// What one member of the team has been given to do with this person: a delegation, a self-care decision that covers them, or a run-through. For
// what, by whom, from when until when. It says who may; it never stops anybody's hand. Never under the moment key: it is about an employee.
import { z } from 'zod'
import { mayReadCompetence, mayWriteCompetence } from './competence.permissions.ts'
import { uuid, type Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { text } from './words.ts'

export const grounds = ['delegation', 'self-care-decision', 'training'] as const
export type Ground = (typeof grounds)[number]

/** By whom (name and title), and the days: `until` is the last one, absent = until further notice; `ended`: recalled, it holds no more from that day on. */
const given = z.strictObject({ by: text(120), from: z.iso.date(), until: z.iso.date().optional(), ended: z.iso.date().optional() })
  .refine(({ from, until }) => until === undefined || from <= until, { error: 'until-before-from' })

/** `member`: the membership, one for ever however often they leave and come back. `instruction`: its subject, where there is one. No `given`: they are learning, and nothing has been given yet. */
export const competenceBody = z.strictObject({ member: uuid, ground: z.enum(grounds), task: text(120), instruction: uuid.optional(), given: given.optional() })
export type CompetenceBody = z.infer<typeof competenceBody>

export const competence: Kind<CompetenceBody> = {
  kind: 'competence', slice: 'competence', v: 1, body: competenceBody, lifts: {}, keeping: 'ledger', opens: true,
  mayRead: mayReadCompetence, mayWrite: mayWriteCompetence, moment: () => false, mask: [],
  purpose: 'To know who in the team may do a task with the person, and until when.', holders: 'The team, therapists, owners and the person, where they are in its audience; never who is a relative only.', retention: 'As long as the account, every wording.',
}

/** The last days, in which it is said how many are left. */
export const soonDays = 30
/** Where it stands on a day. All days are YYYY-MM-DD. `days`: how many are left after this one. */
export type Standing =
  | { is: 'learning' } | { is: 'to-come'; from: string } | { is: 'holds'; until: string | null } | { is: 'runs-out'; until: string; days: number } | { is: 'run-out'; until: string } | { is: 'ended'; on: string }

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

export function standingOn({ given: it }: Pick<CompetenceBody, 'given'>, today: string): Standing {
  if (!it) return { is: 'learning' }
  if (it.ended !== undefined && it.ended <= today) return { is: 'ended', on: it.ended }
  if (it.until !== undefined && it.until < today) return { is: 'run-out', until: it.until }
  if (it.from > today) return { is: 'to-come', from: it.from }
  const days = it.until === undefined ? Infinity : dayNumber(it.until) - dayNumber(today)
  return days <= soonDays ? { is: 'runs-out', until: it.until!, days } : { is: 'holds', until: it.until ?? null }
}

/** Whether they may, on that day. */
export const holdsOn = (one: Pick<CompetenceBody, 'given'>, today: string): boolean => ['holds', 'runs-out'].includes(standingOn(one, today).is)

export type Competence = CompetenceBody & { id: string; factId: string }

/** In force, by the task. Where two versions stand, both are shown: nobody is let to do more, or less, by a conflict that nobody sees. */
export const competencesOf = (facts: readonly Fact<any>[]): Competence[] => [...Map.groupBy(facts, (fact) => fact.subject)].flatMap(([id, own]): Competence[] => {
  const current = inForce(own, 'competence')
  return current ? [current.fact, ...current.siblings].map((fact) => ({ ...(fact.body as CompetenceBody), id, factId: fact.id })) : []
}).sort((a, b) => a.task.localeCompare(b.task, 'sv') || grounds.indexOf(a.ground) - grounds.indexOf(b.ground))
