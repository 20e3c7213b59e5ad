// PostgreSQL's timelines: each restore begins a new one, and the old one stays in the WAL. A moment asked for belongs to the
// timeline that was live at that moment, so that a restore to too early a time can be mended by another to a later one.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotFound, writeDurably } from '../platform/keys/durable-files.ts'

/** Written beside the WAL when a restore has begun a timeline. */
const bornFile = (timeline: number) => `${hex(timeline)}.born`
const hex = (timeline: number) => timeline.toString(16).toUpperCase().padStart(8, '0')
export const timelineOf = (walFile: string) => parseInt(walFile.slice(0, 8), 16)

export type Timeline = { id: number; bornAt: string | null; parents: { id: number; until: string }[] }

export const noteBirth = (walDir: string, timeline: number, at: Date) => writeDurably(join(walDir, bornFile(timeline)), at.toISOString() + '\n')

export async function timelinesIn(walDir: string): Promise<Timeline[]> {
  const names: string[] = await readdir(walDir).catch((error) => { if (isNotFound(error)) return []; throw error })
  const timelines: Timeline[] = []
  for (const name of names.filter((one) => /^[0-9A-F]{8}\.history$/.test(one)).sort()) {
    const id = timelineOf(name)
    const born = names.some((one) => one === bornFile(id)) ? (await readFile(join(walDir, bornFile(id)), 'utf8')).trim() : null
    timelines.push({ id, bornAt: born, parents: parseHistory(await readFile(join(walDir, name), 'utf8')) })
  }
  return timelines
}

/** Lines of "parent TAB place TAB reason". */
export function parseHistory(text: string): { id: number; until: string }[] {
  return text.split('\n').map((line) => line.trim().split(/\s+/)).filter(([id, place]) => /^\d+$/.test(id ?? '') && /^[0-9A-F]+\/[0-9A-F]+$/i.test(place ?? ''))
    .map(([id, until]) => ({ id: Number(id), until: until! }))
}

/** The newest timeline; or, for a moment, the newest that was born by then. 1 when there has been no restore. */
export function timelineAt(timelines: Timeline[], at: Date | null): number {
  const born = timelines.filter((one) => !at || !one.bornAt || new Date(one.bornAt) <= at)
  return born.at(-1)?.id ?? 1
}

/** A base backup lies on the way of a timeline when it was finished on it, or on a parent before they parted. */
export function isOnTheWay(base: { startFile: string; stop: string }, timeline: number, timelines: Timeline[]): boolean {
  const own = timelineOf(base.startFile)
  if (own === timeline) return true
  const parted = timelines.find((one) => one.id === timeline)?.parents.find((parent) => parent.id === own)
  return parted !== undefined && placeNumber(base.stop) <= placeNumber(parted.until)
}

const placeNumber = (place: string): bigint => {
  const [high, low] = place.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}
