// From the facts of what the team may do to what the screens show of them. Pure. What the server has stopped is never in force and never lost.
import { competencesOf, type Competence, type CompetenceBody, type Ground } from '@viewme/contract/competence.ts'
import { correctedTime, type Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

/** As a form holds it. '' is what has not been chosen, or is left out. `isGiven`: 'no' while they are learning. `ended`: the day it was ended, until somebody lets it hold again. */
export type Fields = { member: string; ground: Ground | ''; task: string; instruction: string; isGiven: 'yes' | 'no'; by: string; from: string; until: string; ended: string }
/** `by`: who wrote it down; null = a name this phone does not have. */
export type Seen = Competence & { state: State; by: string | null; at: string }
export type Stopped = Competence & { state: State }
type Given = Fact<any> & { unread?: unknown }

/** `facts`: all of every subject that is a competence. `newer`: one is written by a newer app. It is left out whole: what stood before it must not look as if it held. */
export function competencesAsSeen(facts: readonly Given[], names: ReadonlyMap<string, string>): { standing: Seen[]; stopped: Stopped[]; newer: boolean } {
  const bySubject = [...Map.groupBy(facts, (fact) => fact.subject).values()]
  const readable = bySubject.filter((own) => !heads(own, 'competence').some((head) => head.unread))
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return {
    standing: competencesOf(readable.flat()).map((one) => {
      const fact = byId.get(one.factId)!
      return { ...one, state: stateOf(fact), by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString() }
    }),
    stopped: facts.filter((fact) => fact.kind === 'competence' && fact.stopped && !fact.unread).map((fact) => ({ ...(fact.body as CompetenceBody), id: fact.subject, factId: fact.id, state: stateOf(fact) })),
    newer: readable.length < bySubject.length,
  }
}

export const fieldsFrom = (one: CompetenceBody | undefined): Fields => ({
  member: one?.member ?? '', ground: one?.ground ?? '', task: one?.task ?? '', instruction: one?.instruction ?? '', isGiven: one && !one.given ? 'no' : 'yes',
  by: one?.given?.by ?? '', from: one?.given?.from ?? '', until: one?.given?.until ?? '', ended: one?.given?.ended ?? '',
})

/** Only when `problemsOf` finds none. */
export function bodyFrom({ member, ground, task, instruction, isGiven, by, from, until, ended }: Fields): CompetenceBody {
  const given = { by: by.trim(), from, ...(until ? { until } : {}), ...(ended ? { ended } : {}) }
  return { member, ground: ground as Ground, task: task.trim(), ...(instruction ? { instruction } : {}), ...(isGiven === 'yes' ? { given } : {}) }
}

/** As it stands, but ended on that day. Only of one that has been given. */
export const endedFrom = (one: CompetenceBody, on: string): CompetenceBody => bodyFrom({ ...fieldsFrom(one), ended: on })

const isDay = (typed: string): boolean => /^\d{4}-\d\d-\d\d$/.test(typed)
export function problemsOf({ member, ground, task, isGiven, by, from, until }: Fields): Record<'member' | 'ground' | 'task' | 'by' | 'from' | 'until', boolean> {
  const given = isGiven === 'yes'
  return {
    member: member === '', ground: ground === '', task: task.trim() === '', by: given && by.trim() === '', from: given && !isDay(from),
    until: given && until !== '' && (!isDay(until) || (isDay(from) && until < from)),
  }
}

/** What has been written before, each once, to be offered while one writes: the same task gets the same words. */
export const knownWords = (standing: readonly Competence[]): { tasks: string[]; givers: string[] } => ({
  tasks: [...new Set(standing.map(({ task }) => task))], givers: [...new Set(standing.flatMap(({ given }) => (given ? [given.by] : [])))].sort((a, b) => a.localeCompare(b, 'sv')),
})
