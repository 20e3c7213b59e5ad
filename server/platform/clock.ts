// The only file that reads the clock. `now` is what rules use; `real` is for sessions, tokens and queues.
// With VIEWME_CLOCK (a file holding an ISO time) `now` is that time plus what has passed since the file changed.
import { readFileSync, statSync } from 'node:fs'

export type Clock = { now(): Date; real(): Date }

export const realClock: Clock = { now: () => new Date(), real: () => new Date() }

/** A clock that follows a file, re-read at most once a second. Throws at the start if the file holds no ISO time. */
export function fileClock(path: string): Clock {
  let readAt = 0
  let base = { told: 0, changed: 0 }
  const read = () => {
    const text = readFileSync(path, 'utf8').trim()
    const told = Date.parse(text)
    if (Number.isNaN(told)) throw new Error(`VIEWME_CLOCK: "${text}" is not an ISO time`)
    base = { told, changed: statSync(path).mtimeMs }
    readAt = Date.now()
  }
  read()
  return {
    now: () => {
      if (Date.now() - readAt >= 1000) {
        // A file caught half written keeps the last good time.
        try { read() } catch { readAt = Date.now() }
      }
      return new Date(base.told + (Date.now() - base.changed))
    },
    real: () => new Date(),
  }
}

/** A clock for tests and tools: stands still until set. */
export function setClock(start: string | Date): Clock & { set(to: string | Date): void; forward(ms: number): void } {
  let at = new Date(start)
  return { now: () => new Date(at), real: () => new Date(), set: (to) => { at = new Date(to) }, forward: (ms) => { at = new Date(at.getTime() + ms) } }
}
