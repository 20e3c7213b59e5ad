// Two versions side by side, step by step: what was added, removed, changed and moved. Pure. Steps are the same step when their id is.
import { canonicalJson } from '@viewme/contract/body.ts'
import type { InstructionStep, InstructionVersionBody } from '@viewme/contract/instructions.ts'

const answers = ['title', 'tenSeconds', 'lifeSaving', 'safetyCritical', 'competence', 'placeOrAid', 'dayTimes', 'lifeAreas', 'reviewBy', 'approval', 'situation'] as const
const stepAnswers = ['text', 'warning', 'look', 'why', 'timerSeconds', 'timerFrom', 'who'] as const
export type StepAnswer = (typeof stepAnswers)[number]

export type AnswerChange = { answer: (typeof answers)[number] }
export type Numbered = InstructionStep & { number: number }
/** `moved`: its place among the steps that both have is another. `follows`: the step before it in the later version. */
export type StepChange = { what: 'added' | 'removed' | 'changed' | 'moved'; before: Numbered | null; after: Numbered | null; moved: boolean; follows: string | null }
/** `same`: how many steps are alike in both. */
export type Comparison = { answers: (typeof answers)[number][]; steps: StepChange[]; same: number }

export function compareVersions(before: InstructionVersionBody, after: InstructionVersionBody): Comparison {
  const [old, now] = [numbered(before.steps), numbered(after.steps)]
  const oldById = new Map(old.map((step) => [step.id, step]))
  const nowIds = new Set(now.map((step) => step.id))
  const stayed = longestInOrder(now.filter((step) => oldById.has(step.id)).map((step) => oldById.get(step.id)!.number))
  const steps = now.map((step, at): StepChange & { same: boolean } => {
    const was = oldById.get(step.id) ?? null
    const moved = was !== null && !stayed.has(was.number)
    const changed = was !== null && canonicalJson(contentOf(was)) !== canonicalJson(contentOf(step))
    return { what: was === null ? 'added' : changed ? 'changed' : 'moved', before: was, after: step, moved, follows: now[at - 1]?.id ?? null, same: was !== null && !changed && !moved }
  })
  const shown: StepChange[] = steps.filter((step) => !step.same).map(({ same: _, ...step }) => step)
  // A removed step is told where it stood: before what came after it.
  for (const gone of old.filter((step) => !nowIds.has(step.id))) {
    const place = shown.findIndex((change) => change.before !== null && change.before.number > gone.number)
    shown.splice(place < 0 ? shown.length : place, 0, { what: 'removed', before: gone, after: null, moved: false, follows: null })
  }
  return { answers: answers.filter((one) => canonicalJson(before[one] ?? null) !== canonicalJson(after[one] ?? null)), steps: shown, same: steps.filter((step) => step.same).length }
}

const numbered = (steps: readonly InstructionStep[]): Numbered[] => steps.map((step, at) => ({ ...step, number: at + 1 }))
const contentOf = ({ number: _, ...step }: Numbered) => step

/** What a step shows besides its words; null when nothing. */
export const lookOf = ({ picture, symbol }: InstructionStep) => picture ?? symbol ?? null

/** Which answers of one step differ, in the order they are read. A picture is another one when its file or the words for what it shows are. */
export const changedAnswers = (before: InstructionStep, after: InstructionStep): StepAnswer[] =>
  stepAnswers.filter((one) => (one === 'look' ? canonicalJson(lookOf(before)) !== canonicalJson(lookOf(after)) : before[one] !== after[one]))

/** The largest set of numbers that stand in rising order: what has not been moved. */
function longestInOrder(numbers: readonly number[]): Set<number> {
  const best: number[][] = []
  for (const [at, number] of numbers.entries()) {
    const under = best.filter((run, from) => from < at && run.at(-1)! < number).sort((a, b) => b.length - a.length)[0] ?? []
    best.push([...under, number])
  }
  return new Set(best.sort((a, b) => b.length - a.length)[0] ?? [])
}
