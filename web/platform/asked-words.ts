// A plain scan for what somebody typed, over a few texts at hand. The search over everything comes on top of this, never in place of it.
// Words that only ask decide nothing; a whole word or a form of it comes before the beginning of one, and that before the inside of one.
import { asksToCall, familyOf, fold, isHeadOf, saysSomething } from './word-forms.ts'

/** `rank`: the less the better. `lacks`: how many of the words it does not have. */
export type Ranked<T> = { one: T; rank: number; lacks: number }
const [whole, head, form, beginning, inside, no] = [0, 0.2, 0.4, 1, 2, 3] as const
const shortestFamily = 4

/** True where somebody asks whom to call. */
export const asksForCall = (asked: string): boolean => wordsIn(asked).some(asksToCall)

const wordsIn = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

function howFound(word: string, having: readonly string[]): number {
  const family = familyOf(word)
  const part = family.length < shortestFamily ? word : family
  return Math.min(no, ...having.map((one) => {
    if (one === word) return whole
    if (isHeadOf(word, one)) return head
    if (familyOf(one) === family) return form
    if (one.startsWith(word)) return beginning
    // Three letters in the middle of a word are no word.
    if (one.includes(word) && (word.length >= shortestFamily || one.endsWith(word))) return inside
    return part.length >= shortestFamily && one.includes(part) ? inside + 0.5 : no
  }))
}

/** Those that have all the words that say something, by how well; of those that have only some, what has a whole one. */
export function ranked<T>(things: readonly T[], asked: string, textOf: (one: T) => string): Ranked<T>[] {
  const all = wordsIn(asked)
  const telling = all.filter((word) => saysSomething(word) && !asksToCall(word))
  const words = telling.length > 0 ? telling : all
  if (words.length === 0) return []
  return things.flatMap((one) => {
    const having = wordsIn(textOf(one))
    const found = words.map((word) => howFound(word, having))
    const lacks = found.filter((how) => how === no).length
    return lacks === 0 ? [{ one, rank: Math.max(...found), lacks }] : found.some((how) => how < beginning) ? [{ one, rank: no + Math.min(...found), lacks }] : []
  }).sort((a, b) => a.lacks - b.lacks || a.rank - b.rank)
}

/** The best of several lists: what lacks a word is left out where something lacks fewer, and what is found equally well stays in its order. */
export function bestOf<T extends Ranked<unknown>>(found: readonly T[]): T[] {
  const fewest = Math.min(...found.map(({ lacks }) => lacks))
  return found.filter(({ lacks }) => lacks === fewest).sort((a, b) => a.rank - b.rank)
}

/** Those that have all the words. */
export const having = <T>(things: readonly T[], asked: string, textOf: (one: T) => string): T[] => ranked(things, asked, textOf).filter(({ lacks }) => lacks === 0).map(({ one }) => one)
