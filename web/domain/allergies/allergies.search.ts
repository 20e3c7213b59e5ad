// What search finds of allergies: every version that stands. Pure.
import type { Searched } from '../../platform/searched.ts'
import type { Seen } from './allergies.fold.ts'

export type Shown = Pick<Seen, 'severity' | 'newer'> & { waiting: boolean }

export const allergiesSearched = (standing: readonly Seen[]): Searched<Shown>[] => standing.map(({ id, factId, to, signs, act, severity, newer, state }) => ({
  fact: factId, subject: id, kind: 'allergy', title: to, at: '', first: severity === 'life-threatening', show: { severity, newer, waiting: state.word === 'waiting' },
  parts: [{ where: 'act', weight: 'do', text: act }, ...(signs ? [{ where: 'signs', weight: 'do' as const, text: signs }] : [])],
}))
