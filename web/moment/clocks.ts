// The clocks of an instruction: kept on this phone by ids and times only, so that a reload, a locked screen or a closed app loses nothing.
const place = 'viewme-clocks'
/** A clock that somebody forgot stops being shown after this. */
const keptMs = 12 * 60 * 60_000

/** `step`: the step whose own time it is; null = the time since the whole instruction was begun. Times in ms since 1970. */
export type Clock = { subject: string; step: string | null; startedAt: number; stoppedAt: number | null }

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

const listeners = new Set<() => void>()
// Where the browser gives no storage, the clock still goes until the page is closed.
let held: string | null = null

/** What lies in the phone's storage, to be read by `clocksFrom`. */
export function keptClocks(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return held
  }
}

/** Sets one clock; null takes it away. */
export function keepClock(subject: string, step: string | null, clock: Pick<Clock, 'startedAt' | 'stoppedAt'> | null, now: number): void {
  const others = clocksFrom(keptClocks(), now).filter((one) => one.subject !== subject || one.step !== step)
  held = JSON.stringify(clock ? [...others, { subject, step, ...clock }] : others)
  try {
    localStorage.setItem(place, held)
  } catch {
    // Held above.
  }
  listeners.forEach((listener) => listener())
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
