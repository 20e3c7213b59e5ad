// Where someone is in an instruction: kept for this browser tab by ids and marks only, so that a reload or a detour loses nothing.
import type { Marks } from './following.ts'

const place = (subject: string) => `viewme-step-${subject}`

/** `steps`: those of the version, as `marksOf` gives them. */
export type Position = { version: string; step: number; steps: Marks }

export function keepPosition(subject: string, position: Position | null): void {
  try {
    if (position) sessionStorage.setItem(place(subject), JSON.stringify(position))
    else sessionStorage.removeItem(place(subject))
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
