// How the binder is laid out: by situation, time of day, place, life area, or the newest first. Pure. Nothing is left out of any of them.
import { dayTimes, lifeAreas } from '@viewme/contract/instructions.ts'
import type { InstructionLine } from './instructions.fold.ts'

export const orders = ['situation', 'time', 'place', 'area', 'newest'] as const
export type Order = (typeof orders)[number]
export const isOrder = (word: string | null): word is Order => orders.includes(word as Order)

/** `of`: a stable name (`urgent`, `morning`, `selfCare` …), or for a place its own words. Null: of none of them. */
export type Part<Line = InstructionLine> = { of: string | null; lines: Line[] }
type Placed = Pick<InstructionLine, 'title' | 'tile' | 'dayTimes' | 'placeOrAid' | 'lifeAreas' | 'at' | 'lifeSaving'>

/** Parts in the order they are read, none of them empty; one that belongs to several stands in each. Within a part the lines keep their order, but for tiles and for the newest. */
export function partsOf<Line extends Placed>(lines: readonly Line[], order: Order): Part<Line>[] {
  return { situation: bySituation, time: byTime, place: byPlace, area: byArea, newest }[order](lines).filter((part) => part.lines.length > 0)
}

/** What has a button on the start screen, in its order there and the same people look for; what can save a life belongs with it, button or none. */
function bySituation<Line extends Placed>(lines: readonly Line[]): Part<Line>[] {
  const urgent = urgentOf(lines)
  return [{ of: 'urgent', lines: urgent }, { of: 'everyday', lines: lines.filter((line) => !urgent.includes(line)) }]
}
const lastTile = 100
const urgentOf = <Line extends Placed>(lines: readonly Line[]): Line[] =>
  lines.filter((line) => line.tile !== null || line.lifeSaving).sort((a, b) => (a.tile ?? lastTile) - (b.tile ?? lastTile))

const byTime = <Line extends Placed>(lines: readonly Line[]): Part<Line>[] =>
  [...dayTimes.map((time) => ({ of: time, lines: lines.filter((line) => line.dayTimes.includes(time)) })), { of: null, lines: lines.filter((line) => line.dayTimes.length === 0) }]

/** What is urgent and of no life area comes before them all. */
function byArea<Line extends Placed>(lines: readonly Line[]): Part<Line>[] {
  const urgent = urgentOf(lines.filter((line) => line.lifeAreas.length === 0))
  return [
    { of: 'urgent', lines: urgent }, ...lifeAreas.map((area) => ({ of: area, lines: lines.filter((line) => line.lifeAreas.includes(area)) })),
    { of: null, lines: lines.filter((line) => line.lifeAreas.length === 0 && !urgent.includes(line)) },
  ]
}

function byPlace<Line extends Placed>(lines: readonly Line[]): Part<Line>[] {
  const places = Map.groupBy(lines, (line) => placeOf(line.placeOrAid)?.toLocaleLowerCase('sv') ?? null)
  const parts = [...places].map(([key, own]) => ({ of: key === null ? null : placeOf(own[0]!.placeOrAid), lines: own }))
  return parts.sort((a, b) => Number(a.of === null) - Number(b.of === null) || (a.of ?? '').localeCompare(b.of ?? '', 'sv'))
}

const newest = <Line extends Placed>(lines: readonly Line[]): Part<Line>[] => [{ of: 'newest', lines: [...lines].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) }]

/** "Badrummet, duschstolen": the place stands first, what is used there after a comma. Null where nothing is written. */
export const placeOf = (placeOrAid: string | null): string | null => placeOrAid?.split(',')[0]!.trim() || null

/** The places that are written already, each once, as the first wrote it; the one that most share first. */
export function placesOf(lines: readonly Pick<InstructionLine, 'placeOrAid'>[]): string[] {
  const places = Map.groupBy(lines.flatMap((line) => placeOf(line.placeOrAid) ?? []), (place) => place.toLocaleLowerCase('sv'))
  return [...places.values()].sort((a, b) => b.length - a.length || a[0]!.localeCompare(b[0]!, 'sv')).map((own) => own[0]!)
}
