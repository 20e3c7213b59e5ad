// Where someone is in an instruction: kept for this browser tab by ids, marks and a time only, so that a reload or a detour loses nothing.
import { now } from '../platform/clock.ts'
import type { Marks } from './following.ts'

const place = (subject: string) => `viewme-step-${subject}`
/** Until then it is the same time round, and going on is what one came for. */
const freshMs = 2 * 60 * 60_000
/** After this nobody goes on with it. */
const keptMs = 12 * 60 * 60_000

/** `steps`: those of the version, as `marksOf` gives them. `since`: when one came to the step, in ms since 1970. */
export type Position = { version: string; step: number; steps: Marks; since: number }

/** `anew`: pressed to go on there. Else a step that merely stays on the screen is as old as it is. */
export function keepPosition(subject: string, position: Omit<Position, 'since'> | null, anew = false): void {
  try {
    if (position === null) return sessionStorage.removeItem(place(subject))
    const kept = keptPosition(subject)
    const stays = !anew && kept?.version === position.version && kept.step === position.step
    sessionStorage.setItem(place(subject), JSON.stringify({ ...position, since: stays ? kept.since : now().getTime() }))
  } catch {
    // The address still holds the step.
  }
}

export function keptPosition(subject: string): Position | null {
  try {
    const kept: Position | null = JSON.parse(sessionStorage.getItem(place(subject)) ?? 'null')
    return kept && kept.step > 0 && Array.isArray(kept.steps) ? kept : null
  } catch {
    return null
  }
}

/** The step (2 …) to go on from in this version, or null. `first`: going on comes before beginning anew. */
export function goOnFrom(kept: Position | null, version: { id: string; steps: readonly unknown[] }, at: number): { step: number; first: boolean } | null {
  if (!kept || kept.version !== version.id || kept.step < 2 || kept.step > version.steps.length || !(at - kept.since < keptMs)) return null
  return { step: kept.step, first: at - kept.since < freshMs }
}
