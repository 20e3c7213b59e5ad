// How search reads words: small letters, å and ä also as a, ö as o, in either Unicode form; and slips of the finger.

export const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

/** Its place in the text as it is given: that must be NFC. */
export type Word = { folded: string; from: number; to: number }

const word = /[\p{L}\p{N}\p{M}]+/gu
/** Digits in groups, as in a telephone number: found also when they are written together. */
const digits = /\d[\d -]{3,}\d/g

export function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(word)].map((found): Word => ({ folded: fold(found[0]), from: found.index, to: found.index + found[0].length }))
  const numbers = [...text.matchAll(digits)].filter(([found]) => /[ -]/.test(found)).map((found): Word => ({ folded: found[0].replace(/[ -]/g, ''), from: found.index, to: found.index + found[0].length }))
  return [...words, ...numbers]
}

/** The same words without their places. */
export function foldedWordsOf(text: string): Set<string> {
  const words = new Set(fold(text).match(word))
  for (const [found] of text.matchAll(digits)) words.add(found.replace(/[ -]/g, ''))
  return words
}

/** Slips that are forgiven in a word of this length. Short words are too like each other. */
export const forgiven = (length: number): number => (length <= 4 ? 0 : length <= 7 ? 1 : 2)
const shortestInside = 7

/**
 * Slips (a letter too many, too few, another, or two that have changed places) between what was typed and the nearest beginning of a known
 * word; of a longer one also anywhere inside it. More than `most` is told as Infinity. `whole`: the known word must end there too.
 */
export function slipsBetween(typed: string, known: string, most: number, whole = false): number {
  if (known.length < typed.length - most || (whole && known.length > typed.length + most)) return Infinity
  const inside = !whole && typed.length >= shortestInside
  const wide = known.length + 1
  let before = new Uint8Array(wide)
  let row = Uint8Array.from({ length: wide }, (_, at) => (inside ? 0 : Math.min(at, 255)))
  for (let i = 1; i <= typed.length; i++) {
    const next = new Uint8Array(wide)
    next[0] = i
    let least = i
    for (let j = 1; j < wide; j++) {
      const same = typed[i - 1] === known[j - 1]
      let slips = Math.min(row[j - 1]! + (same ? 0 : 1), row[j]! + 1, next[j - 1]! + 1)
      if (i > 1 && j > 1 && typed[i - 1] === known[j - 2] && typed[i - 2] === known[j - 1]) slips = Math.min(slips, before[j - 2]! + 1)
      next[j] = slips
      if (slips < least) least = slips
    }
    if (least > most) return Infinity
    before = row
    row = next
  }
  const slips = whole ? row[wide - 1]! : Math.min(...row)
  return slips > most ? Infinity : slips
}
