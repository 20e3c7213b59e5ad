// Search over what the phone holds, in memory only. Knows documents and words, not what they are about.
// Found in a title comes before found in what one does, that before what stands beside it, that before running text; in each a whole word before
// the beginning of one, that before the inside of one. Then the newest. A slip is forgiven only in a word that nothing here has as it was typed.
import type { Found, HitGroup, Searched } from '../platform/searched.ts'
import { hitOf, order, type Matches } from './search-pieces.ts'
import { fold, foldedWordsOf, forgiven, slipsBetween, wordsOf } from './search-words.ts'

type Entry = { document: Searched; order: number }
type Match = { how: number; stretch: { from: number; to: number } | null }
/** By known word (folded). */
type WordMatches = Map<string, Match>
type Scored = { entry: Entry; score: number; weight: number }

const [whole, beginning, inside, slip] = [0, 1, 2, 3] as const
const steps = 4
const shortestInside = 3
const shortestNumberInside = 4
/** Of what has only some of the words: how near the best it must come. */
const nearBest = 0.6
const shortestExample = 5
const mostExamples = 3

export function makeSearch() {
  const entries = new Map<string, Entry>()
  /** By word: who has it, and the best place there: 0 the title, then as in `order`. */
  const known = new Map<string, Map<Entry, number>>()
  let added = 0

  const placesOf = ({ title, parts }: Searched): Map<string, number> => {
    const places = new Map<string, number>()
    const put = (text: string, place: number) => { for (const word of foldedWordsOf(text)) places.set(word, Math.min(place, places.get(word) ?? place)) }
    put(title, 0)
    for (const part of parts) put(part.text, order.indexOf(part.weight) + 1)
    return places
  }
  const remove = (fact: string) => {
    const entry = entries.get(fact)
    if (!entry) return
    entries.delete(fact)
    for (const word of placesOf(entry.document).keys()) {
      const having = known.get(word)
      having?.delete(entry)
      if (having?.size === 0) known.delete(word)
    }
  }
  const matchesOf = (asked: string): WordMatches => {
    const matches: WordMatches = new Map()
    const shortest = /^\d+$/.test(asked) ? shortestNumberInside : shortestInside
    for (const word of known.keys()) {
      const from = word.indexOf(asked)
      if (from < 0 || (from > 0 && asked.length < shortest)) continue
      matches.set(word, { how: from > 0 ? inside : word.length === asked.length ? whole : beginning, stretch: { from, to: from + asked.length } })
    }
    return matches.size > 0 || /\d/.test(asked) ? matches : slipsOf(asked, forgiven(asked.length), false)
  }
  /** Those with the fewest slips alone. */
  const slipsOf = (asked: string, most: number, all: boolean): WordMatches => {
    let matches: WordMatches = new Map()
    let fewest = most
    if (most === 0) return matches
    for (const word of known.keys()) {
      const slips = slipsBetween(asked, word, fewest, all)
      if (slips > fewest) continue
      if (slips < fewest) matches = new Map()
      fewest = slips
      matches.set(word, { how: slip, stretch: null })
    }
    return matches
  }
  /** Everything that has one of the known words, each by its best. */
  const havingOne = (matches: WordMatches): Map<Entry, number> => {
    const scores = new Map<Entry, number>()
    for (const [word, { how }] of matches) {
      for (const [entry, place] of known.get(word)!) {
        const score = place * steps + how
        const before = scores.get(entry)
        if (before === undefined || score < before) scores.set(entry, score)
      }
    }
    return scores
  }
  const withAll = ([first, ...others]: Map<Entry, number>[]): Scored[] =>
    [...first!].flatMap(([entry, score]): Scored[] => (others.every((scores) => scores.has(entry)) ? [{ entry, weight: 0, score: others.reduce((sum, scores) => sum + scores.get(entry)!, score) }] : []))
  /** A word that few have says more than one that is everywhere. */
  const withSome = (found: Map<Entry, number>[]): Scored[] => {
    const sums = new Map<Entry, Scored>()
    for (const scores of found) {
      const weight = Math.log(1 + entries.size / Math.max(1, scores.size))
      for (const [entry, score] of scores) {
        const sum = sums.get(entry) ?? { entry, score: 0, weight: 0 }
        sums.set(entry, { entry, score: sum.score + score, weight: sum.weight + weight })
      }
    }
    const all = [...sums.values()]
    const best = all.reduce((most, { weight }) => Math.max(most, weight), 0)
    return all.filter(({ weight }) => weight >= best * nearBest)
  }
  /** As somebody has written it. */
  const writtenAs = (word: string): string => {
    const [entry] = [...known.get(word)!].sort(([, a], [, b]) => a - b)[0]!
    for (const text of [entry.document.title, ...entry.document.parts.map((part) => part.text)]) {
      const found = wordsOf(text).find((one) => one.folded === word)
      if (found) return text.slice(found.from, found.to).toLocaleLowerCase('sv')
    }
    return word
  }
  const nearestTo = (asked: readonly string[]): string | null => {
    const near = asked.map((word) => {
      if (matchesOf(word).size > 0) return word
      const words = [...slipsOf(word, word.length < 3 || /\d/.test(word) ? 0 : word.length <= 4 ? 1 : word.length <= 7 ? 2 : 3, true).keys()]
      const place = (one: string) => Math.min(...known.get(one)!.values())
      const [best] = words.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
      return best === undefined ? null : writtenAs(best)
    })
    return near.every((word) => word !== null) ? near.join(' ') : null
  }
  /** A word each from the names of three things, of different kinds as far as they go. */
  const examples = (): string[] => {
    const words = [...entries.values()].flatMap(({ document }) => {
      const [longest] = wordsOf(document.title).map(({ from, to }) => document.title.slice(from, to)).sort((a, b) => b.length - a.length)
      return longest && longest.length >= shortestExample ? [{ kind: document.kind, word: longest }] : []
    })
    const ofEach = words.filter((one, at) => words.findIndex(({ kind }) => kind === one.kind) === at)
    return [...new Set([...ofEach, ...words].map(({ word }) => word))].slice(0, mostExamples)
  }
  const nothing = (nearest: string | null = null): Found => ({ groups: [], count: 0, partly: false, nearest, examples: [] })

  return {
    /** A document with a known fact takes its place. */
    add(documents: readonly Searched[]): void {
      for (const given of documents) {
        remove(given.fact)
        const document = { ...given, title: given.title.normalize('NFC'), parts: given.parts.map((part) => ({ ...part, text: part.text.normalize('NFC') })) }
        const entry: Entry = { document, order: added++ }
        entries.set(document.fact, entry)
        for (const [word, place] of placesOf(document)) {
          const having = known.get(word)
          if (having) having.set(entry, place)
          else known.set(word, new Map([[entry, place]]))
        }
      }
    },
    gone(facts: readonly string[]): void { facts.forEach(remove) },
    /** `most`: hits of each kind. */
    ask(text: string, most = 10): Found {
      const asked = [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu))]
      if (asked.length === 0) return text.trim() === '' ? { ...nothing(), examples: examples() } : nothing()
      const matches = asked.map(matchesOf)
      const found = matches.map(havingOne)
      const all = withAll(found)
      const partly = all.length === 0 && asked.length > 1
      const scored = partly ? withSome(found) : all
      if (scored.length === 0) return nothing(nearestTo(asked))
      scored.sort((a, b) => Number(b.entry.document.first ?? false) - Number(a.entry.document.first ?? false) || b.weight - a.weight || a.score - b.score
        || (a.entry.document.at === b.entry.document.at ? a.entry.order - b.entry.order : a.entry.document.at < b.entry.document.at ? 1 : -1))
      const stretches = matches.map((one): Matches => new Map([...one].map(([word, { stretch }]) => [word, stretch])))
      const groups = [...Map.groupBy(scored, ({ entry }) => entry.document.kind)].map(([kind, own]): HitGroup => ({ kind, all: own.length, hits: own.slice(0, most).map(({ entry }) => hitOf(entry.document, stretches)) }))
      return { groups, count: scored.length, partly, nearest: null, examples: [] }
    },
    size: () => entries.size,
  }
}
export type SearchIndex = ReturnType<typeof makeSearch>
