// Which version stands before somebody who has begun on its steps. Pure.
import type { MomentInstruction, Removed, Version } from './moment.fold.ts'

/** `asked`: the version that the address named when it was begun; null = the one in force. */
export type Following = { instruction: MomentInstruction; asked: string | null }

/** A version that comes into force while someone follows another does not change the words under their eyes; nor when the one that was asked for no longer stands. What is said about the one they follow (that it is sent now, which others stand beside it) is always the latest. */
export function heldOf(following: Following | null, latest: MomentInstruction, asked: string | null): MomentInstruction {
  const held = following?.asked === asked ? following.instruction : null
  return held?.subject === latest.subject && held.version.id !== latest.version.id ? held : latest
}

/** One that is removed meanwhile stays until whoever follows it leaves it, and says so. Nobody who has not begun on it sees it. */
export function notTakenFrom(following: Following | null, latest: MomentInstruction | Removed, subject: string, asked: string | null): MomentInstruction | null {
  if ('version' in latest) return latest
  const held = following?.asked === asked && following.instruction.subject === subject ? following.instruction : null
  return held && { ...held, twoVersions: false, others: [], removed: latest }
}

/** A version's steps in their order. `mark` is another when a step reads differently; nothing can be read out of it. */
export type Marks = readonly { id: string; mark: string }[]
export const marksOf = ({ steps }: Version): Marks => steps.map((step) => ({ id: step.id, mark: markOf(JSON.stringify(step)) }))

/** FNV-1a: enough to tell a step from what it was before. */
function markOf(text: string): string {
  let mark = 0x811c9dc5
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193)
  return (mark >>> 0).toString(36)
}

/** What differs between two versions. `steps`: those that are new or read differently, by their place (1 …) in the later one. `gone`: how many it has left out. `moved`: those that both have stand in another order. */
export type Change = { steps: number[]; gone: number; moved: boolean }

export function changeOf(before: Marks, after: Marks): Change {
  const was = new Map(before.map(({ id, mark }) => [id, mark]))
  const [kept, left] = [after.filter(({ id }) => was.has(id)), before.filter(({ id }) => after.some((step) => step.id === id))]
  return {
    steps: after.flatMap(({ id, mark }, at) => (was.get(id) === mark ? [] : [at + 1])),
    gone: before.length - left.length,
    moved: kept.some(({ id }, at) => left[at]?.id !== id),
  }
}

/** Where whoever stood on step `at` (1 …) goes on in the later version: on the same step, or where that is gone on the nearest one before it that is left. */
export function placeIn(before: readonly { id: string }[], after: readonly { id: string }[], at: number): number {
  for (let place = Math.min(at, before.length); place > 0; place--) {
    const found = after.findIndex(({ id }) => id === before[place - 1]!.id)
    if (found >= 0) return found + 1
  }
  return 1
}
