// Why something was found: which words, and where they stand. Only for the hits that are shown.
import type { Hit, Part, Piece, Reason, Searched } from '../platform/searched.ts'
import { order } from './search-scores.ts'
import { wordsOf } from './search-words.ts'

/** What a word that was asked for has matched: known words (folded), and which stretch of each. Null: all of it. */
export type Matches = ReadonlyMap<string, { from: number; to: number } | null>
type Span = { asked: number; from: number; to: number }

/** Longer texts are cut around the first word that was found. */
const longest = 180
const before = 50
const mostReasons = 2

function spansIn(text: string, asked: readonly Matches[]): Span[] {
  return wordsOf(text).flatMap(({ folded, from, to }) => asked.flatMap((matches, at): Span[] => {
    const match = matches.get(folded)
    if (match === undefined) return []
    // A letter that is folded to two, or a number in groups, has no stretch of its own.
    return [match === null || folded.length !== to - from ? { asked: at, from, to } : { asked: at, from: from + match.from, to: from + match.to }]
  })).sort((a, b) => a.from - b.from || b.to - a.to)
}

function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const [start, end] = stretch(text, spans[0]?.from ?? 0)
  const pieces: Piece[] = start > 0 ? [{ text: '… ', found: false }] : []
  let at = start
  for (const { from, to } of spans) {
    if (from < at || to > end) continue
    if (from > at) pieces.push({ text: text.slice(at, from), found: false })
    pieces.push({ text: text.slice(from, to), found: true })
    at = to
  }
  if (at < end) pieces.push({ text: text.slice(at, end), found: false })
  return end < text.length ? [...pieces, { text: ' …', found: false }] : pieces
}

/** Begins and ends between two words. */
function stretch(text: string, first: number): [number, number] {
  if (text.length <= longest) return [0, text.length]
  const from = Math.max(0, first - before)
  const start = from === 0 ? 0 : Math.min(first, text.indexOf(' ', from) + 1 || first)
  if (text.length - start <= longest) return [start, text.length]
  const end = text.lastIndexOf(' ', start + longest)
  return [start, end > first ? end : start + longest]
}

/** `asked`: of each word that was asked for, what it has matched. `named`: all of them in what it is called. */
export function hitOf({ fact, subject, kind, title, parts, show }: Searched, asked: readonly Matches[], named: boolean): Hit {
  const inTitle = spansIn(title, asked)
  const left = new Set(asked.keys())
  for (const span of inTitle) left.delete(span.asked)
  const reasons: Reason[] = inTitle.length > 0 && left.size === 0 ? [{ where: 'title', number: null, pieces: [] }] : []
  const found = parts.map((part) => ({ part, spans: spansIn(part.text, asked) }))
  while (left.size > 0 && reasons.length < mostReasons) {
    const says = ({ spans }: { spans: Span[] }) => new Set(spans.filter((span) => left.has(span.asked)).map((span) => span.asked)).size
    const [best] = found.filter((one) => says(one) > 0).sort((a, b) => says(b) - says(a) || weightOf(a.part) - weightOf(b.part))
    if (!best) break
    for (const span of best.spans) left.delete(span.asked)
    reasons.push({ where: best.part.where, number: best.part.number ?? null, pieces: piecesOf(best.part.text, best.spans) })
  }
  return { fact, subject, kind, show, named, title: piecesOf(title, inTitle), reasons }
}

const weightOf = (part: Part): number => order.indexOf(part.weight)
