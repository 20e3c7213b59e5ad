// In which order what was found is shown: by kind, but what somebody sees, found by its own words, comes before instructions that merely have the words somewhere in their text. Pure.
import type { Hit, HitGroup } from '../platform/searched.ts'

/** `more`: the rest of a kind that has been shown further up. */
export type Section = { group: HitGroup; more: boolean }

/** By its name, or by its button's. */
const isNamed = ({ reasons }: Hit): boolean => reasons.every(({ where }) => where === 'title' || where === 'tile')

/** `order`: the kinds in theirs. */
export function sectionsOf(groups: readonly HitGroup[], order: readonly string[]): Section[] {
  const inOrder = order.flatMap((kind) => groups.filter((group) => group.kind === kind))
  const signs = groups.find(({ kind, hits }) => kind === 'sign' && hits.some(isNamed))
  const whole = (group: HitGroup): Section => ({ group, more: false })
  if (!signs) return inOrder.map(whole)
  return inOrder.flatMap((group): Section[] => {
    if (group === signs) return groups.some(({ kind }) => kind === 'instruction-version') ? [] : [whole(signs)]
    if (group.kind !== 'instruction-version') return [whole(group)]
    const [named, others] = [group.hits.filter(isNamed), group.hits.filter((hit) => !isNamed(hit))]
    return [
      ...(named.length > 0 ? [whole({ ...group, hits: named, all: named.length })] : []), whole(signs),
      ...(others.length > 0 ? [{ group: { ...group, hits: others, all: group.all - named.length }, more: named.length > 0 }] : []),
    ]
  })
}
