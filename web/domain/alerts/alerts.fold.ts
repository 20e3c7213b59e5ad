// What a changed alert takes the place of, and what of one's own the server has stopped. Pure.
import type { Alert, AlertBody } from '@viewme/contract/alerts.ts'
import type { Fact } from '@viewme/contract/fact.ts'
import type { State } from '../../platform/state-words.ts'

/** `opened`: as it stood when its words were read into the form; `standing`: as it stands now. Two versions are shown above the form, and so is all that says the same. */
export const shownOf = (opened: readonly Alert[], standing: readonly Alert[]): readonly Alert[] =>
  standing.length > 1 || standing.every(({ text, more }) => text === opened[0]?.text && more === opened[0].more) ? standing : opened

/** `first`: nothing of it has been accepted or waits, so that it needs its readers. */
export type Stopped = { fact: string; subject: string; text: string; more: string; order: number; groups: string[]; first: boolean; state: Exclude<State, { word: 'sent' }> }

/** One's own alerts that the server has not accepted: never in force, never lost. */
export const stoppedOf = (facts: readonly Fact<any>[]): Stopped[] => facts.filter((fact) => fact.kind === 'alert' && fact.stopped).map((fact) => {
  const { text, more = '', order } = fact.body as AlertBody
  const { result, reason } = fact.stopped!
  return {
    fact: fact.id, subject: fact.subject, text, more, order, groups: fact.audience?.groups ?? [], first: !facts.some((one) => one.subject === fact.subject && !one.stopped),
    state: { word: result === 'refused' ? 'refused' : 'waiting', reason },
  }
})
