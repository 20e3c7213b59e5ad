// How well a word was found: how it was matched decides before where it stands, but for words in a picture's description, which come last of all.
import type { Weight } from '../platform/searched.ts'

/** `head`: the end of a compound, as it was typed. `form`: another form of the word; `akin`: another word for the same thing. */
export const [whole, head, form, akin, beginning, inside, slip] = [0, 1, 2, 3, 4, 5, 6] as const
/** Best first; the title stands with `name`. */
export const order: readonly Weight[] = ['name', 'do', 'beside', 'running', 'picture']
/** Bits enough for where a word stands. */
export const wheres = 8

const name = 0
const picture = order.indexOf('picture')
// A whole word and its forms are told apart only where they stand in the same place; a name in another word for it comes before running text.
const table: readonly (readonly number[])[] = [
  [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [4, 8, 16, 17], [21, 22, 23, 24], [31, 32, 33, 34], [41, 42, 43, 44],
]
const ofPicture = 61
/** From 1, the less the better; 0 = not found. */
export const scoreOf = (how: number, where: number): number => (where === picture ? ofPicture + how : table[how]![where]!)

/** By which hits are told apart before all their words are counted: a fragment in one word is not made up for by another. */
export const tierOf = (score: number): number => (score < 20 ? 0 : Math.floor(score / 10))
/** Found in what it is called, by more than a fragment of it. A slip is forgiven only where nothing has the word. */
export const isInName = (score: number): boolean => (score > 0 && score <= scoreOf(akin, name)) || score === scoreOf(beginning, name) || score === scoreOf(slip, name)
// Looked up for every word of thousands of documents.
const standing = Array.from({ length: wheres }, (_, where) => where)
/** By how a word was matched: its score by where it stands. */
export const scoresOf = [whole, head, form, akin, beginning, inside, slip].map((how) => Uint8Array.from(standing, (where) => (where <= picture ? scoreOf(how, where) : 0)))
const byTier = [1, 1, 0.8, 0.4, 0.5, 0.3, 0.3]
/** By score: how much a word that was found so is worth, where not all are. */
export const worths = Float64Array.from({ length: ofPicture + slip + 1 }, (_, score) => (score === 0 ? 0 : byTier[tierOf(score)]!))
