// The clocks of an instruction: kept on this phone by ids and times only, so that a reload, a locked screen or a closed app loses nothing.
import { now, steadyNow } from '../platform/clock.ts'
import { jumpOf, putRight, type Look } from './put-right.ts'

const place = 'viewme-clocks'
/** A clock that somebody forgot stops being shown after this. */
const keptMs = 12 * 60 * 60_000

/**
 * `step`: the step whose own time it is; null = the time since the whole instruction was begun. Times in ms since 1970.
 * `doneAt`: when "Klart" was pressed after the last step, while it went or stood. `former`: it belongs to an earlier time; what it says is no order to act on.
 */
export type Clock = { subject: string; step: string | null; startedAt: number; stoppedAt: number | null; doneAt?: number | undefined; former?: boolean }

/** What lies in the phone's storage, by whoever wrote it: only whole clocks that are still of use. */
export function clocksFrom(kept: string | null, now: number): Clock[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter((one): one is Clock => typeof one?.subject === 'string' && typeof one.startedAt === 'number' && now - one.startedAt < keptMs) : []
  } catch {
    return []
  }
}

/** Whole seconds that the clock has gone. A phone whose own time was set back never shows less than nothing. */
export const secondsOf = ({ startedAt, stoppedAt }: Clock, now: number): number => Math.max(0, Math.floor(((stoppedAt ?? now) - startedAt) / 1000))

/** When it was started, to be said once it has gone so long that it may be the clock of an earlier time; null before that. */
export const begunLongAgo = (clock: Clock, now: number): Date | null => (secondsOf(clock, now) < 1800 ? null : new Date(clock.startedAt))

/** 75 → "1:15", 3675 → "1:01:15". */
export function clockWords(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const isOf = (subject: string, step: string | null) => (one: Clock) => one.subject === subject && one.step === step

/** The clock that goes or stands, and the one before it. */
export function clocksOf(clocks: readonly Clock[], subject: string, step: string | null): { clock: Clock | null; former: Clock | null } {
  const own = clocks.filter(isOf(subject, step))
  return { clock: own.find((one) => !one.former) ?? null, former: own.find((one) => one.former) ?? null }
}

const put = (clocks: readonly Clock[], subject: string, step: string | null, clock: Clock | null, former: Clock | null): Clock[] =>
  [...clocks.filter((one) => !isOf(subject, step)(one)), ...clock ? [{ ...clock, former: false }] : [], ...former ? [{ ...former, former: true }] : []]

/** From 0. What went until now is kept as the former one: begun anew by mistake, it can be taken up. */
export function started(clocks: readonly Clock[], subject: string, step: string | null, at: number): Clock[] {
  const { clock, former } = clocksOf(clocks, subject, step)
  return put(clocks, subject, step, { subject, step, startedAt: at, stoppedAt: null }, clock ?? former)
}

/** Stopped, or let go on; null takes it away. */
export const changed = (clocks: readonly Clock[], subject: string, step: string | null, clock: Clock | null): Clock[] =>
  put(clocks, subject, step, clock, clocksOf(clocks, subject, step).former)

/** The former one goes on as if it had never been left. What went meanwhile changes place with it. */
export function takenUp(clocks: readonly Clock[], subject: string, step: string | null): Clock[] {
  const { clock, former } = clocksOf(clocks, subject, step)
  return former ? put(clocks, subject, step, { ...former, stoppedAt: null, doneAt: undefined }, clock) : [...clocks]
}

/** "Klart" after the last step: the clocks go on, for somebody may have read to the end while it still lasts. */
export function done(clocks: readonly Clock[], subject: string, at: number): readonly Clock[] {
  const goes = (one: Clock) => one.subject === subject && !one.former
  return clocks.some(goes) ? clocks.map((one) => (goes(one) ? { ...one, doneAt: at } : one)) : clocks
}

/** A step (1 …) is shown. Begun anew after "Klart": what went then belongs to that time. Gone back to a later step: it was not done after all. */
export function opened(clocks: readonly Clock[], subject: string, at: number): readonly Clock[] {
  const ended = clocks.filter((one) => one.subject === subject && !one.former && one.doneAt !== undefined)
  return ended.reduce<readonly Clock[]>((all, one) => (at === 1 ? put(all, subject, one.step, null, one) : changed(all, subject, one.step, { ...one, doneAt: undefined })), clocks)
}

const listeners = new Set<() => void>()
// Where the browser gives no storage, or has no room left, the clocks still go until the page is closed.
let held: string | null = null

/** What is kept, to be read by `clocksFrom`. */
export function keptClocks(): string | null {
  if (held !== null) return held
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/** They could not be written down: they are gone when the page is closed. */
export const areUnkept = (): boolean => held !== null

function write(clocks: readonly Clock[]): void {
  const text = JSON.stringify(clocks)
  try {
    localStorage.setItem(place, text)
    held = null
  } catch {
    held = text
  }
  listeners.forEach((listener) => listener())
}

let last: (Look & { clocks: readonly Clock[] }) | null = null
let watched = true

/** The phone's own time, in ms since 1970. Where that was set since the look before, the clocks have been put right and written down. */
export function lookAtTime(): number {
  if (!last) document.addEventListener('visibilitychange', () => { watched = false })
  const look: Look = { wall: now().getTime(), steady: steadyNow(), watched: watched && !document.hidden }
  watched = !document.hidden
  const clocks = clocksFrom(keptClocks(), look.wall)
  const [before, jump] = [last?.clocks ?? [], last ? jumpOf(last, look) : 0]
  last = { ...look, clocks }
  if (jump !== 0 && before.length > 0) {
    // Those that a jump makes look too old are read as they stood before it.
    last.clocks = putRight(clocksFrom(keptClocks(), look.wall - jump), before, jump)
    write(last.clocks)
  }
  return look.wall
}

/** Sets the clocks by one of the rules above, and tells all that show them. */
export function changeClocks(change: (clocks: readonly Clock[], at: number) => readonly Clock[]): void {
  const at = lookAtTime()
  const before = last!.clocks
  const after = change(before, at)
  if (after === before) return
  last!.clocks = after
  write(after)
}

/** Called when a clock is set, in this tab or another, until the answer is called. */
export function watchClocks(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
