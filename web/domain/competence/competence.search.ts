// What search finds of what the team may do: by the task, by who may, by who gave it and on what ground. Every version that stands.
import type { CompetenceBody } from '@viewme/contract/competence.ts'
import type { Searched } from '../../platform/searched.ts'
import { groundWord } from './competence-words.ts'
import type { Seen } from './competence.fold.ts'

/** `given`: how it stands is said of the day it is found on. */
export type Shown = { name: string; ground: CompetenceBody['ground']; given: CompetenceBody['given']; waiting: boolean }

/** `names`: of those who can be found, by membership. */
export const competenceSearched = (standing: readonly Seen[], names: ReadonlyMap<string, string>): Searched<Shown>[] => standing.flatMap(({ id, factId, member, ground, task, given, at, state }) => {
  const name = names.get(member)
  return name === undefined ? [] : [{
    fact: factId, subject: id, kind: 'competence', title: task, at, show: { name, ground, given, waiting: state.word === 'waiting' },
    parts: [{ where: 'who', weight: 'do', text: name }, { where: 'ground', weight: 'beside', text: groundWord(ground) }, ...(given ? [{ where: 'by', weight: 'beside' as const, text: given.by }] : [])],
  }]
})
