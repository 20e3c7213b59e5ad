// A phone whose own time is set while a clock goes: the clock counts on from when it was started, not by as much as the phone was wrong. Pure.
import type { Clock } from './clocks.ts'

/** `wall`: the phone's own time, ms since 1970. `steady`: ms that nobody can set. `watched`: the page has been seen all the while since the look before. */
export type Look = { wall: number; steady: number; watched: boolean }

/** How many ms the phone's own time was set on (or back, below 0) between two looks; 0 where it was not. */
export function jumpOf(before: Look, after: Look): number {
  const jump = after.wall - before.wall - (after.steady - before.steady)
  // A phone that has slept looks as if it had been set on. In doubt the time has passed: a clock that shows too little calls for help too late.
  return Math.abs(jump) < 2000 || (jump > 0 && !after.watched) ? 0 : jump
}

/** The clocks as they stand now, moved by the jump. `before`: as they stood at the look before it; what another tab has put right since, or started, is left as it is. */
export function putRight(clocks: readonly Clock[], before: readonly Clock[], jump: number): Clock[] {
  const stood = new Set(before.map((one) => one.startedAt))
  return clocks.map((one) => (stood.has(one.startedAt) ? {
    ...one, startedAt: one.startedAt + jump, stoppedAt: one.stoppedAt && one.stoppedAt + jump, doneAt: one.doneAt && one.doneAt + jump,
  } : one))
}
