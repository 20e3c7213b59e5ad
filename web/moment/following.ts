// Which version stands before somebody who has begun on its steps. Pure.
import type { MomentInstruction, Version } from './moment.fold.ts'

/** `asked`: the version that the address named when it was begun; null = the one in force. */
export type Following = { instruction: MomentInstruction; asked: string | null }

/** A version that comes into force while someone follows another does not change the words under their eyes; nor when the one that was asked for no longer stands. */
export const heldOf = (following: Following | null, latest: MomentInstruction, asked: string | null): MomentInstruction =>
  (following?.instruction.subject === latest.subject && following.asked === asked ? following.instruction : latest)

/** What differs between two versions. `steps`: those that are new or read differently, by their place (1 …) in the later one. `gone`: how many it has left out. `moved`: those that both have stand in another order. */
export type Change = { steps: number[]; gone: number; moved: boolean }

export function changeOf(before: Version, after: Version): Change {
  const was = new Map(before.steps.map((step) => [step.id, JSON.stringify(step)]))
  const [kept, left] = [after.steps.filter(({ id }) => was.has(id)), before.steps.filter(({ id }) => after.steps.some((step) => step.id === id))]
  return {
    steps: after.steps.flatMap((step, at) => (was.get(step.id) === JSON.stringify(step) ? [] : [at + 1])),
    gone: before.steps.length - left.length,
    moved: kept.some(({ id }, at) => left[at]?.id !== id),
  }
}

/** Where whoever stood on step `at` (1 …) goes on in the later version: on the same step, or where that is gone on the nearest one before it that is left. */
export function placeIn(before: Version, after: Version, at: number): number {
  for (let place = at; place > 0; place--) {
    const found = after.steps.findIndex(({ id }) => id === before.steps[place - 1]!.id)
    if (found >= 0) return found + 1
  }
  return 1
}
