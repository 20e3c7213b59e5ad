// What stands in the editor, and what has been thrown away and can be taken back. Pure: every change is made to what stands when it is made,
// so that what takes its time (a picture) undoes nothing that is written meanwhile.
import type { Draft } from './draft.fold.ts'
import type { Edited, EditedPicture, EditedStep } from './edited.ts'
import { changeStep } from './step-moves.ts'

/** `sheet`: another one after "Kasta"; what was begun on one never lands on another. */
export type Sheet = object
export type Written = { draft: Draft; sheet: Sheet; thrown: { draft: Draft; sheet: Sheet } | null }
/** Some answers, or how they come of what stands. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>)
export type Steps = readonly EditedStep[]
export type ChangeSteps = (how: (now: Steps) => Steps) => void

const changed = <T>(now: T, next: Change<T>): T => ({ ...now, ...(typeof next === 'function' ? next(now) : next) })

export const writtenOf = (draft: Draft): Written => ({ draft, sheet: {}, thrown: null })
/** After it nothing thrown away can be taken back. */
export const withDraft = ({ draft, sheet }: Written, next: Change<Draft>): Written => ({ draft: changed(draft, next), sheet, thrown: null })
export const withAnswers = (written: Written, next: Change<Edited>): Written => withDraft(written, ({ edited }) => ({ edited: changed(edited, next) }))
export const withStep = (steps: Steps, id: string, next: Change<EditedStep>): EditedStep[] => steps.map((step) => (step.id === id ? changed(step, next) : step))

export const throwAway = ({ draft, sheet }: Written, fresh: Draft): Written => ({ draft: fresh, sheet: {}, thrown: { draft, sheet } })
export const takeBack = (written: Written): Written => (written.thrown ? { ...written.thrown, thrown: null } : written)

/** A picture that has been made ready, in the step that it was chosen for, on the sheet where it was: also on one that has been thrown away. */
export function withPicture(written: Written, sheet: Sheet, step: string, picture: Omit<EditedPicture, 'shows'>): Written {
  const placed = (draft: Draft): Draft => {
    const shows = draft.edited.steps.find((one) => one.id === step)?.picture?.shows ?? ''
    return { ...draft, edited: { ...draft.edited, steps: changeStep(draft.edited.steps, step, { picture: { ...picture, shows }, symbol: null }) } }
  }
  const { thrown } = written
  if (written.sheet === sheet) return { ...written, draft: placed(written.draft) }
  return thrown?.sheet === sheet ? { ...written, thrown: { ...thrown, draft: placed(thrown.draft) } } : written
}
