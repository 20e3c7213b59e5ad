// Finding a symbol by what one would call it, in either language: with or without å, ä and ö, half a word, a letter wrong. Pure.
import { symbolWords } from './symbol-words.ts'

const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()
const wordsOf = (text: string) => plain(text).split(/[^a-z0-9]+/).filter(Boolean)

/** Each symbol's words by how well a hit on them counts: its own names before what else it is called. */
const table = Object.entries(symbolWords).map(([id, [sv, en, more = '']]) => ({ id, names: [...wordsOf(sv), ...wordsOf(en)], others: wordsOf(more) }))

/** Ids, best first. Nothing asked: all of them, in the order of the set. */
export function findSymbols(asked: string): string[] {
  const sought = wordsOf(asked)
  const found = table.map((one, at) => ({ id: one.id, at, off: sought.reduce((sum, word) => sum + offBy(word, one), 0) })).filter(({ off }) => Number.isFinite(off))
  return found.sort((a, b) => a.off - b.off || a.at - b.at).map(({ id }) => id)
}

const offBy = (word: string, { names, others }: { names: string[]; others: string[] }): number =>
  Math.min(...names.map((name) => distance(word, name)), ...others.map((other) => distance(word, other) + 0.5))

/** 0: the same word. 1: its beginning. 2: within it. 3 and up: so many letters wrong. Infinity: another word. */
function distance(asked: string, word: string): number {
  if (word === asked) return 0
  if (word.startsWith(asked)) return 1
  if (asked.length > 2 && word.includes(asked)) return 2
  const mayBeWrong = asked.length < 4 ? 0 : asked.length < 7 ? 1 : 2
  // Half a word with a slip in it is found too: only as much of the word is looked at as has been written.
  const parts = [word, word.slice(0, asked.length)].filter((part) => Math.abs(part.length - asked.length) <= mayBeWrong)
  const wrong = mayBeWrong === 0 ? Infinity : Math.min(...parts.map((part) => lettersWrong(asked, part)))
  return wrong <= mayBeWrong ? 2 + wrong : Infinity
}

/** Letters missing, added, exchanged, or in each other's place. */
function lettersWrong(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const [above, twoAbove] = [rows[i - 1]!, rows[i - 2]]
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (twoAbove && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, twoAbove[j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
