// In which order what was found is shown: by kind, but what is called what was asked for comes before what merely has the words somewhere in its text. Pure.
import type { HitGroup } from '../platform/searched.ts'

/** `more`: the rest of a kind that has been shown further up. */
export type Section = { group: HitGroup; more: boolean }

const instructions = 'instruction-version'
const isNamed = ({ hits }: HitGroup): boolean => hits.some(({ named }) => named)

/** `order`: the kinds in theirs. */
export function sectionsOf(groups: readonly HitGroup[], order: readonly string[]): Section[] {
  const inOrder = order.flatMap((kind) => groups.filter((group) => group.kind === kind))
  const whole = (group: HitGroup): Section => ({ group, more: false })
  const [named, others] = [inOrder.filter(isNamed), inOrder.filter((group) => !isNamed(group))]
  // Of instructions there are many, and nothing else may have to be looked for below them all.
  const split = named.find(({ kind }) => kind === instructions)
  if (!split || named.length === 1) return [...named, ...others].map(whole)
  const [first, rest] = [split.hits.filter((hit) => hit.named), split.hits.filter((hit) => !hit.named)]
  return [
    ...named.map((group) => whole(group === split && rest.length > 0 ? { ...split, hits: first, all: first.length } : group)),
    ...(rest.length > 0 ? [{ group: { ...split, hits: rest, all: split.all - first.length }, more: true }] : []), ...others.map(whole),
  ]
}
