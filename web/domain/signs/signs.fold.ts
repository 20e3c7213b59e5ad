// From a sign's facts to what the screens show of it. Pure. What the server has stopped is never in force and never lost.
import { correctedTime, type Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { plainOf, signsOf, surestFirst, type Sign, type SignBody, type Sure } from '@viewme/contract/signs.ts'
import type { Named } from '../../platform/named-instructions.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

/** As a form holds them. `sure`: '' until it is chosen. `instructions`: also those that are not here now. */
export type MeaningFields = { means: string; sure: Sure | ''; saidBy: string }
export type Fields = { seen: string; also: string; meanings: MeaningFields[]; act: string; instructions: string[] }
/** `newer`: written by a newer app; only its plain text is known here, in `act`, and it is not changed from here. `by`: who wrote it down; null = a name this phone does not have. `earlier`: what has given way, newest first. */
export type Seen = Sign & { state: State; newer: boolean; by: string | null; at: string; earlier: Earlier[] }
export type Earlier = Pick<Sign, 'factId' | 'seen' | 'meanings' | 'act'> & { newer: boolean; by: string | null; at: string }
export type Stopped = Sign & { state: State }
type Given = Fact<any> & { unread?: { plain: string | null } }

export const mostMeanings = 5
export const mostInstructions = 5
export const emptyMeaning: MeaningFields = { means: '', sure: '', saidBy: '' }

/** `facts`: all of every subject that is a sign. `names`: by membership. */
export function signsAsSeen(facts: readonly Given[], names: ReadonlyMap<string, string>): { standing: Seen[]; stopped: Stopped[] } {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const known = facts.map((fact) => (fact.unread ? { ...fact, body: bodyOfPlain(fact.unread.plain ?? '') } : fact))
  const subjects = Map.groupBy(known, (fact) => fact.subject)
  const whoAndWhen = (fact: Given) => ({ newer: fact.unread !== undefined, by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString() })
  const earlierOf = (id: string): Earlier[] => {
    const own = subjects.get(id)!
    const standing = new Set(heads(own, 'sign').map((fact) => fact.id))
    return own.filter((fact) => fact.kind === 'sign' && !fact.stopped && !standing.has(fact.id))
      .map((fact) => ({ factId: fact.id, seen: fact.body.seen, meanings: surestFirst(fact.body.meanings), act: fact.body.act, ...whoAndWhen(fact) }))
      .sort((a, b) => (a.at < b.at ? 1 : -1))
  }
  return {
    standing: signsOf(known).map((one) => {
      const fact = byId.get(one.factId)!
      return { ...one, state: stateOf(fact), ...whoAndWhen(fact), earlier: earlierOf(one.id) }
    }),
    stopped: known.filter((fact) => fact.kind === 'sign' && fact.stopped).map((fact) => ({ ...fact.body, meanings: surestFirst(fact.body.meanings), id: fact.subject, factId: fact.id, state: stateOf(fact) })),
  }
}

function bodyOfPlain(plain: string): SignBody {
  const [seen, ...rest] = plain.split('\n')
  return { seen: seen!, meanings: [], act: rest.join('\n'), plain }
}

export const fieldsFrom = (one: Omit<Sign, 'id' | 'factId'> | undefined): Fields =>
  ({ seen: one?.seen ?? '', also: one?.also ?? '', meanings: one?.meanings.map((meaning) => ({ ...meaning })) ?? [emptyMeaning], act: one?.act ?? '', instructions: one?.instructions ?? [] })

/** Only when `problemsOf` finds none. `language`: its writer's. */
export function bodyFrom({ seen, also, meanings, act, instructions }: Fields, language: 'sv' | 'en'): SignBody {
  const said = {
    seen: seen.trim(), ...(also.trim() ? { also: also.trim() } : {}),
    meanings: surestFirst(meanings.map(({ means, sure, saidBy }) => ({ means: means.trim(), sure: sure as Sure, saidBy: saidBy.trim() }))),
    act: act.trim(), ...(instructions.length > 0 ? { instructions: instructions.slice(0, mostInstructions) } : {}),
  }
  return { ...said, plain: plainOf(said, language) }
}

/** Of those that can be chosen those that are `chosen`; what is not here now stays named, for those who have it. */
export const namedAnew = (before: readonly string[], here: readonly Named[], chosen: readonly string[]): string[] =>
  [...chosen, ...before.filter((id) => !here.some((one) => one.id === id))]

export type Problems = { seen: boolean; act: boolean; meanings: Record<keyof MeaningFields, boolean>[]; many: boolean }
export const problemsOf = ({ seen, meanings, act, instructions }: Fields, here: readonly Named[]): Problems => ({
  seen: seen.trim() === '', act: act.trim() === '',
  meanings: meanings.map(({ means, sure, saidBy }) => ({ means: means.trim() === '', sure: sure === '', saidBy: saidBy.trim() === '' })),
  // What cannot be seen here gives way, and is no fault of whoever writes.
  many: instructions.filter((id) => here.some((one) => one.id === id)).length > mostInstructions,
})
export const hasProblems = ({ seen, act, meanings, many }: Problems): boolean => seen || act || many || meanings.some((one) => Object.values(one).some(Boolean))
