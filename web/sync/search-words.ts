// How search reads words out of a text, and slips of the finger.
import { fold } from '../platform/word-forms.ts'

/** Its place in the text as it is given: that must be NFC. */
export type Word = { folded: string; from: number; to: number }

/** By UTF-16 unit: 1 part of a word, 2 not, 0 not asked yet. A table, for a regular expression over letters takes ten times as long. */
const units = new Uint8Array(65_536)
const isPart = /[\p{L}\p{N}\p{M}\p{Cs}]/u
function partOfWord(unit: number): boolean {
  if (units[unit] === 0) units[unit] = isPart.test(String.fromCharCode(unit)) ? 1 : 2
  return units[unit] === 1
}
/** Digits in groups, as in a telephone number: found also when they are written together. */
const digits = /\d[\d -]{3,}\d/g

/** `together`: digits in groups are also one word. */
export function wordsOf(text: string, foldOne: (word: string) => string = fold, together = true): Word[] {
  const words: Word[] = []
  for (let at = 0; at < text.length; at++) {
    if (!partOfWord(text.charCodeAt(at))) continue
    const from = at
    while (at < text.length && partOfWord(text.charCodeAt(at))) at++
    words.push({ folded: foldOne(text.slice(from, at)), from, to: at })
  }
  if (together) for (const found of text.matchAll(digits)) if (/[ -]/.test(found[0])) words.push({ folded: found[0].replace(/[ -]/g, ''), from: found.index, to: found.index + found[0].length })
  return words
}

/** Folds many texts: the same words come again and again. Kept no longer than the work takes. */
export function foldingOnce(): (word: string) => string {
  const folded = new Map<string, string>()
  return (word) => {
    const known = folded.get(word)
    if (known !== undefined) return known
    const made = fold(word)
    folded.set(word, made)
    return made
  }
}

/** The letters and digits of a word as bits: one that lacks a letter cannot hold it. */
export function lettersOf(folded: string): number {
  let letters = 0
  for (let at = 0; at < folded.length; at++) letters |= 1 << (folded.charCodeAt(at) % 32)
  return letters
}
/** How many letters of the one the other lacks. */
export function lacking(asked: number, having: number): number {
  let left = asked & ~having
  let count = 0
  for (; left !== 0; left &= left - 1) count++
  return count
}

/** Slips that are forgiven in a word of this length. Short words are too like each other: in one of four letters only where it is what something is called. */
export const forgiven = (length: number): number => (length <= 4 ? 0 : length <= 8 ? 1 : 2)
export const shortestSlipped = 4
const shortestInside = 7

/**
 * Slips (a letter too many, too few, another, or two that have changed places) between what was typed and the nearest beginning of a known
 * word; of a longer one also anywhere inside it. More than `most` is told as Infinity. `whole`: the known word must end there too.
 */
export function slipsBetween(typed: string, known: string, most: number, whole = false): number {
  if (known.length < typed.length - most || known.length > longestKnown || (whole && known.length > typed.length + most)) return Infinity
  const inside = !whole && typed.length >= shortestInside
  const wide = known.length + 1
  let [before, row, next] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j < wide; j++) row[j] = inside ? 0 : j
  for (let i = 1; i <= typed.length; i++) {
    next[0] = i
    let least = i
    const letter = typed.charCodeAt(i - 1)
    for (let j = 1; j < wide; j++) {
      let slips = row[j - 1]! + (letter === known.charCodeAt(j - 1) ? 0 : 1)
      if (row[j]! + 1 < slips) slips = row[j]! + 1
      if (next[j - 1]! + 1 < slips) slips = next[j - 1]! + 1
      if (i > 1 && j > 1 && letter === known.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === known.charCodeAt(j - 1) && before[j - 2]! + 1 < slips) slips = before[j - 2]! + 1
      next[j] = slips
      if (slips < least) least = slips
    }
    if (least > most) return Infinity
    const free = before
    before = row
    row = next
    next = free
  }
  let slips = row[wide - 1]!
  if (!whole) for (let j = 0; j < wide; j++) if (row[j]! < slips) slips = row[j]!
  return slips > most ? Infinity : slips
}

const longestKnown = 100
// Used again at every word: there are thousands.
const rows = [0, 1, 2].map(() => new Uint8Array(longestKnown + 1))
