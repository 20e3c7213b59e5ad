// Steps in another order, taken away and brought back. Pure. A removed step keeps its place until the version is published.
import type { EditedStep } from './edited.ts'

export const mostSteps = 60

/** One place up or down among the steps that are there. The same list when it is first or last already. */
export function moveStep(steps: readonly EditedStep[], id: string, by: -1 | 1): readonly EditedStep[] {
  const standing = steps.filter((step) => !step.removed)
  const at = standing.findIndex((step) => step.id === id)
  const beside = standing[at + by]
  return at < 0 || !beside ? steps : placeStep(steps, id, beside.id, by === 1 ? 'after' : 'before')
}

export function placeStep(steps: readonly EditedStep[], id: string, target: string, side: 'before' | 'after'): readonly EditedStep[] {
  const moved = steps.find((step) => step.id === id)
  if (!moved || id === target) return steps
  const others = steps.filter((step) => step.id !== id)
  const at = others.findIndex((step) => step.id === target)
  return at < 0 ? steps : others.toSpliced(side === 'after' ? at + 1 : at, 0, moved)
}

export const changeStep = (steps: readonly EditedStep[], id: string, next: Partial<EditedStep>): EditedStep[] => steps.map((step) => (step.id === id ? { ...step, ...next } : step))

/** The other version's step, in place of one's own, or after the step that it follows there. `follows` null: first. */
export function takeStep(steps: readonly EditedStep[], taken: EditedStep, follows: string | null): EditedStep[] {
  if (steps.some((step) => step.id === taken.id)) return changeStep(steps, taken.id, taken)
  const at = steps.findIndex((step) => step.id === follows)
  return steps.toSpliced(follows === null ? 0 : at < 0 ? steps.length : at + 1, 0, taken)
}
