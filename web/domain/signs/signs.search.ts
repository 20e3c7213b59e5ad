// What search finds of what one can see: every version that stands, by what is seen and by the other words for it, what it means and what to do. Pure.
import type { Part, Searched } from '../../platform/searched.ts'
import type { Seen } from './signs.fold.ts'

export type Shown = Pick<Seen, 'meanings' | 'newer'> & { waiting: boolean }

export const signsSearched = (standing: readonly Seen[]): Searched<Shown>[] => standing.map(({ id, factId, seen, also, meanings, act, newer, state, at }) => ({
  fact: factId, subject: id, kind: 'sign', title: seen, at, show: { meanings, newer, waiting: state.word === 'waiting' },
  parts: [
    ...(also ? [{ where: 'also', weight: 'name', text: also } satisfies Part] : []),
    ...meanings.map(({ means }): Part => ({ where: 'means', weight: 'do', text: means })), { where: 'act', weight: 'do', text: act },
    ...meanings.map(({ saidBy }): Part => ({ where: 'said-by', weight: 'beside', text: saidBy })),
  ],
}))
