// What search finds of what is written about the person: every version that stands. Pure.
import type { Part, Searched } from '../../platform/searched.ts'
import type { AboutKind, Read, Seen } from './about-me.fold.ts'

/** `how`: of an expression, how it is said: that is what somebody looks for. */
export type Shown = { waiting: boolean; how?: string }

/** `title`: what a part is called on the page. */
export function aboutSearched(read: Read, kind: AboutKind, title: (part: string, person: string) => string, person: string): Searched<Shown>[] {
  const found = ({ factId, id, state, at }: Seen, named: string, parts: Part[], more: Partial<Searched<Shown>> = {}): Searched<Shown> =>
    ({ fact: factId, subject: id, kind, title: named, parts, at, show: { waiting: state.word === 'waiting' }, ...more })
  if (kind === 'profile-part') return read.parts.map((one) => found(one, title(one.body.part, person), [...one.body.lines.map((text) => ({ where: 'text', weight: 'do' as const, text })), ...shows(one.body.picture)]))
  if (kind === 'own-decision') return read.decisions.map((one) => found(one, one.body.decided, (['asked', 'answer', 'present'] as const).map((where) => ({ where, weight: 'beside', text: one.body[where] }))))
  return read.expressions.map((one) => found(one, one.body.says, [{ where: 'how', weight: 'do', text: one.body.how }, ...(one.body.answer ? [{ where: 'do', weight: 'do' as const, text: one.body.answer }] : []), ...shows(one.body.picture)], { first: true, show: { waiting: one.state.word === 'waiting', how: one.body.how } }))
}

const shows = (picture: { shows: string } | undefined): Part[] => (picture ? [{ where: 'picture', weight: 'picture', text: picture.shows }] : [])
