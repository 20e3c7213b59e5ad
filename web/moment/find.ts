// A plain scan over the titles and tile words at hand: å and ä are also found as a, ö as o. The search over everything comes on top of this, never in place of it.
import type { Findable } from './moment.data.ts'

const fold = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

export function find<F extends Findable>(instructions: readonly F[], asked: string): F[] {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return instructions.filter((one) => {
    const title = fold(`${one.title} ${one.label ?? ''}`)
    return words.every((word) => title.includes(word))
  })
}
