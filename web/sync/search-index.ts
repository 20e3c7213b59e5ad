// Search over what the phone holds, in memory only. Knows documents and words, not what they are about.
// What has all the words that say something comes before what has some. Of these a whole word, or a form of it, before the beginning of one, that before
// the inside of one, that before a slip; in each what it is called before what one does, that before what stands beside it, that before running text.
// Words in a picture's description come last. Among equals what saves a life, then the newest. A slip is forgiven only in a word that nothing here has
// as it was typed.
import type { Found, HitGroup, Searched } from '../platform/searched.ts'
import { familyOf, fold, isHeadOf, saysSomething } from '../platform/word-forms.ts'
import { akinTo } from './search-akin.ts'
import { hitOf, type Matches } from './search-pieces.ts'
import { akin, beginning, form, head, inside, isInName, order, scoresOf, slip, tierOf, wheres, whole, worths } from './search-scores.ts'
import { foldingOnce, forgiven, lacking, lettersOf, shortestSlipped, slipsBetween, wordsOf } from './search-words.ts'

/** `time`: ms, 0 where it has none. */
type Entry = { document: Searched; added: number; time: number }
/** `having`: entries by their place in the row, each with where the word stands best (as in `order`; the title is a name): entry × 8 + where. */
type Known = { letters: number; family: string; having: number[] }
/** `how`: as below. `stretch`: null = all of the word. */
type Match = { how: number; stretch: { from: number; to: number } | null }
/** What one word finds. `scores`: by entry, 0 = not, else the less the better. */
type Finding = { matches: Map<string, Match>; scores: Uint8Array; count: number }
/** `tier`: of the word that is found worst. */
type Scored = { entry: Entry; place: number; tier: number; score: number; weight: number }

const shortestInside = 4
const shortestFamily = 4
const shortestNumberInside = 4
/** Of what has only some of the words: how near the best it must come. */
const nearBest = 0.6
const shortestExample = 5
const mostExamples = 3
const mostKept = 30
const slipsOffered = (length: number): number => (length < 3 ? 0 : length <= 4 ? 1 : length <= 7 ? 2 : 3)

export function makeSearch() {
  const entries: (Entry | null)[] = []
  const places = new Map<string, number>()
  const known = new Map<string, Known>()
  /** While one types, the words before are asked again at every key. */
  const kept = new Map<string, Finding>()
  let added = 0

  const whereOf = ({ title, parts, unsaid = '' }: Searched, foldOne: (word: string) => string): Map<string, number> => {
    const best = new Map<string, number>()
    const put = (text: string, where: number) => { for (const { folded } of wordsOf(text, foldOne)) if ((best.get(folded) ?? wheres) > where) best.set(folded, where) }
    put(title, 0)
    put(unsaid, 0)
    for (const part of parts) put(part.text, order.indexOf(part.weight))
    return best
  }
  const remove = (fact: string) => {
    const place = places.get(fact)
    if (place === undefined) return
    for (const word of whereOf(entries[place]!.document, fold).keys()) {
      const one = known.get(word)!
      one.having = one.having.filter((having) => having >> 3 !== place)
      if (one.having.length === 0) known.delete(word)
    }
    entries[place] = null
    places.delete(fact)
  }
  const isName = (one: Known) => one.having.some((having) => having % wheres === 0)
  /** Those with the fewest slips alone, and their other forms. */
  const slipsOf = (asked: string, most: number, all: boolean, among: (word: string, one: Known) => boolean = () => true): Map<string, Match> => {
    const matches = new Map<string, Match>()
    let near = new Set<string>()
    let fewest = most
    if (most === 0) return matches
    const letters = lettersOf(asked)
    for (const [word, one] of known) {
      if (lacking(letters, one.letters) > fewest || !among(word, one)) continue
      const slips = slipsBetween(asked, word, fewest, all)
      if (slips > fewest) continue
      if (slips < fewest) near = new Set()
      fewest = slips
      near.add(word)
    }
    const families = new Set([...near].map((word) => known.get(word)!.family))
    if (near.size > 0) for (const [word, { family }] of known) if (near.has(word) || (!all && families.has(family))) matches.set(word, { how: slip, stretch: null })
    return matches
  }
  const matchesOf = (asked: string): Map<string, Match> => {
    const matches = new Map<string, Match>()
    const isNumber = /^\d+$/.test(asked)
    const letters = lettersOf(asked)
    const family = familyOf(asked)
    const part = isNumber || family.length < shortestFamily || !asked.startsWith(family) ? asked : family
    const partLetters = lettersOf(part)
    const akinFamilies = akinTo(family)
    const hasAkin = akinFamilies.size > 0
    const least = isNumber ? shortestNumberInside : shortestInside
    for (const [word, one] of known) {
      const isForm = one.family === family && !isNumber
      if (isForm || (hasAkin && akinFamilies.has(one.family))) {
        matches.set(word, { how: word === asked ? whole : isForm ? form : akin, stretch: null })
        continue
      }
      if ((partLetters & ~one.letters) !== 0) continue
      const typed = (letters & ~one.letters) === 0 ? word.indexOf(asked) : -1
      const stands = typed >= 0 ? asked : part
      const from = typed >= 0 ? typed : word.indexOf(part)
      // Three letters are a word of their own only where they end one.
      if (from < 0 || (from > 0 && asked.length < least && (isNumber || asked.length < 3 || from + asked.length < word.length))) continue
      matches.set(word, word.length === stands.length ? { how: whole, stretch: null } : { how: isHeadOf(asked, word) ? head : from > 0 ? inside : beginning, stretch: { from, to: from + stands.length } })
    }
    if (matches.size > 0 || /\d/.test(asked)) return matches
    return asked.length === shortestSlipped ? slipsOf(asked, 1, true, (word, one) => word.length === shortestSlipped && isName(one)) : slipsOf(asked, forgiven(asked.length), false)
  }
  const find = (asked: string): Finding => {
    const before = kept.get(asked)
    if (before) return before
    const matches = matchesOf(asked)
    const scores = new Uint8Array(entries.length)
    let count = 0
    for (const [word, { how }] of matches) {
      const byWhere = scoresOf[how]!
      for (const having of known.get(word)!.having) {
        const score = byWhere[having & (wheres - 1)]!
        const best = scores[having >> 3]!
        if (best === 0) count++
        if (best === 0 || score < best) scores[having >> 3] = score
      }
    }
    const finding = { matches, scores, count }
    if (kept.size >= mostKept) kept.clear()
    kept.set(asked, finding)
    return finding
  }
  const eachWithAll = (findings: readonly Finding[], give: (scored: Scored) => void) => {
    for (const [place, entry] of entries.entries()) {
      if (!entry) continue
      let score = 0
      let worst = 0
      for (const { scores } of findings) {
        const one = scores[place]!
        score = one === 0 ? Infinity : score + one
        if (one > worst) worst = one
      }
      if (score < Infinity) give({ entry, place, tier: tierOf(worst), score, weight: 0 })
    }
  }
  /** A word that few have says more than one that is everywhere, and a whole word more than a fragment. */
  const eachWithSome = (findings: readonly Finding[], give: (scored: Scored) => void) => {
    const weights = findings.map(({ count }) => Math.log(1 + places.size / Math.max(1, count)))
    const weightOf = (place: number) => {
      let sum = 0
      for (let at = 0; at < findings.length; at++) sum += weights[at]! * worths[findings[at]!.scores[place]!]!
      return sum
    }
    const best = entries.reduce((most, entry, place) => (entry ? Math.max(most, weightOf(place)) : most), 0)
    if (best === 0) return
    for (const [place, entry] of entries.entries()) {
      const weight = entry ? weightOf(place) : 0
      if (weight >= best * nearBest) give({ entry: entry!, place, weight, tier: 0, score: findings.reduce((sum, { scores }) => sum + scores[place]!, 0) })
    }
  }
  /** As somebody has written it. */
  const writtenAs = (word: string): string => {
    const [best] = known.get(word)!.having.toSorted((a, b) => (a % wheres) - (b % wheres))
    const { title, parts } = entries[best! >> 3]!.document
    for (const text of [title, ...parts.map((part) => part.text)]) {
      const found = wordsOf(text).find((one) => one.folded === word)
      if (found) return text.slice(found.from, found.to).toLocaleLowerCase('sv')
    }
    return word
  }
  const nearestTo = (asked: readonly string[]): string | null => {
    const near = asked.map((word) => {
      if (find(word).count > 0) return word
      const where = (one: string) => Math.min(...known.get(one)!.having.map((having) => having % wheres))
      const [best] = [...slipsOf(word, /\d/.test(word) ? 0 : slipsOffered(word.length), true).keys()].sort((a, b) => where(a) - where(b) || (a < b ? -1 : 1))
      return best === undefined ? null : writtenAs(best)
    })
    return near.every((word) => word !== null) ? near.join(' ') : null
  }
  /** A word each from the names of three things, of different kinds as far as they go. */
  const examples = (): string[] => {
    const words = entries.flatMap((entry) => {
      const title = entry?.document.title ?? ''
      const [longest] = wordsOf(title).map(({ from, to }) => title.slice(from, to)).sort((a, b) => b.length - a.length)
      return longest && longest.length >= shortestExample ? [{ kind: entry!.document.kind, word: longest }] : []
    })
    const ofEach = words.filter((one, at) => words.findIndex(({ kind }) => kind === one.kind) === at)
    return [...new Set([...ofEach, ...words].map(({ word }) => word))].slice(0, mostExamples)
  }
  const nothing = (nearest: string | null = null): Found => ({ groups: [], count: 0, partly: false, nearest, examples: [] })

  return {
    /** A document with a known fact takes its place. */
    add(documents: readonly Searched[]): void {
      kept.clear()
      const foldOne = foldingOnce()
      for (const given of documents) {
        remove(given.fact)
        const document = { ...given, title: given.title.normalize('NFC'), parts: given.parts.map((part) => ({ ...part, text: part.text.normalize('NFC') })) }
        const place = entries.push({ document, added: added++, time: Date.parse(document.at) || 0 }) - 1
        places.set(document.fact, place)
        for (const [word, where] of whereOf(document, foldOne)) {
          const one = known.get(word)
          if (one) one.having.push(place * wheres + where)
          else known.set(word, { letters: lettersOf(word), family: familyOf(word), having: [place * wheres + where] })
        }
      }
    },
    gone(facts: readonly string[]): void {
      kept.clear()
      facts.forEach(remove)
    },
    /** `most`: hits of each kind. */
    ask(text: string, most = 10): Found {
      const asked = [...new Set(wordsOf(text.normalize('NFC'), fold, false).map(({ folded }) => folded))]
      if (asked.length === 0) return text.trim() === '' ? { ...nothing(), examples: examples() } : nothing()
      const telling = asked.filter(saysSomething)
      const findings = (telling.length > 0 ? telling : asked).map(find)
      const kinds = new Map<string, { all: number; best: Scored[] }>()
      let count = 0
      const give = (scored: Scored) => {
        count++
        const { kind } = scored.entry.document
        const own = kinds.get(kind) ?? { all: 0, best: [] }
        kinds.set(kind, own)
        own.all++
        putInOrder(own.best, scored, most)
      }
      eachWithAll(findings, give)
      const partly = count === 0 && findings.length > 1
      if (partly) eachWithSome(findings, give)
      if (count === 0) return nothing(nearestTo(telling.length > 0 ? telling : asked))
      const stretches = findings.map(({ matches }): Matches => new Map([...matches].map(([word, { stretch }]) => [word, stretch])))
      // Of a question that nothing has whole: by those of its words that are here.
      const isNamed = (place: number) => findings.every(({ scores }) => isInName(scores[place]!) || (partly && scores[place] === 0))
      const groups = [...kinds].map(([kind, { all, best }]): HitGroup => ({ kind, all, hits: best.map(({ entry, place }) => hitOf(entry.document, stretches, isNamed(place))) }))

      return { groups, count, partly, nearest: null, examples: [] }
    },
    size: () => places.size,
  }
}

const before = (a: Scored, b: Scored): boolean => {
  if (a.weight !== b.weight) return a.weight > b.weight
  if (a.tier !== b.tier) return a.tier < b.tier
  if (a.score !== b.score) return a.score < b.score
  const isFirst = a.entry.document.first === true
  if (isFirst !== (b.entry.document.first === true)) return isFirst
  return a.entry.time === b.entry.time ? a.entry.added < b.entry.added : a.entry.time > b.entry.time
}

/** Into the `most` best, in their order: of thousands only these are shown. */
function putInOrder(best: Scored[], scored: Scored, most: number): void {
  if (best.length === most && !before(scored, best[most - 1]!)) return
  let at = best.length
  while (at > 0 && before(scored, best[at - 1]!)) at--
  best.splice(at, 0, scored)
  if (best.length > most) best.pop()
}
