// How something is done with this person: steps, one action each. Published versions are never overwritten.
// Safety texts are never merged word by word: two versions stand side by side until a human chooses.
import { z } from 'zod'
import { yes } from './actor.ts'
import { uuid, type Fact } from './fact.ts'
import { picture } from './files.ts'
import { inForce, inOrder, versionNames } from './fold.ts'
import { mayPublishVersion } from './instructions.permissions.ts'
import type { Kind } from './kind.ts'
import { lifts } from './instructions.lifts.ts'
import { symbolId, text } from './words.ts'

export const lifeAreas = ['learning', 'generalTasks', 'communication', 'mobility', 'selfCare', 'domesticLife', 'relationships', 'majorLifeAreas',
  'communityLife', 'senseOfSafety', 'carerSupport'] as const
/** When in the day it is done, in the order of the day. */
export const dayTimes = ['morning', 'day', 'evening', 'night'] as const

export const instructionStep = z.strictObject({
  id: uuid,
  text: text(600),
  warning: text(300).optional(),
  why: text(1000).optional(),
  timerSeconds: z.int().min(1).max(86_400).optional(),
  /** `step` (when absent): how long the step takes. `start`: its time is counted from when the instruction was begun ("vid 3 min"). */
  timerFrom: z.enum(['step', 'start']).optional(),
  /** Who does it when two are needed. */
  who: z.enum(['A', 'B', 'both']).optional(),
  picture: picture.optional(),
  /** Stands where a picture would, by its id in the app's one set. A picture is shown in its place; an id that an app does not know is left out. */
  symbol: symbolId.optional(),
})
export type InstructionStep = z.infer<typeof instructionStep>

export const instructionVersionBody = z.strictObject({
  title: text(120),
  /** The ten-second card: what must be known before the first step. */
  tenSeconds: text(300).optional(),
  steps: z.array(instructionStep).min(1).max(60),
  /** Which tile on the start screen leads here, in words, and its place there. */
  situation: z.strictObject({ label: text(24), icon: z.string().regex(/^[a-z-]{1,30}$/), order: z.int().min(0).max(99) }).optional(),
  lifeAreas: z.array(z.enum(lifeAreas)).max(11),
  /** Absent: at no time more than another. */
  dayTimes: z.array(z.enum(dayTimes)).min(1).max(4).optional(),
  lifeSaving: z.boolean(),
  safetyCritical: z.boolean(),
  competence: text(160).optional(),
  /** Where it is done, then with what: "Badrummet, duschstolen". What stands before the first comma is the place it is found under. */
  placeOrAid: text(160).optional(),
  approval: z.strictObject({ by: text(120), at: z.iso.date() }).optional(),
  reviewBy: z.iso.date().optional(),
  /** What changed, in the words of whoever changed it. */
  change: text(300).optional(),
  /** All that must be known to do it, as text (`plainOf`), for a phone that does not understand this version of the schema. */
  plain: text(40_000),
})
export type InstructionVersionBody = z.infer<typeof instructionVersionBody>

export const instructionVersion: Kind<InstructionVersionBody> = {
  kind: 'instruction-version', slice: 'instructions', v: 1, body: instructionVersionBody, lifts, keeping: 'state', opens: true, safety: true,
  mayRead: () => yes, mayWrite: mayPublishVersion, moment: (body) => body.lifeSaving || body.safetyCritical,
  files: (body) => body.steps.flatMap((step) => step.picture ?? []),
  mask: ['lifeAreas', 'lifeSaving', 'safetyCritical', 'reviewBy'],
  purpose: 'To do the right thing with this person.', holders: 'Members in the instruction’s audience.', retention: 'As long as the account, every version.',
}

export type Instruction = {
  id: string
  /** The version in force: what tiles, stickers, search and paper open. */
  current: Fact<InstructionVersionBody>
  /** Other published heads: "Två versioner. {namn} väljer." */
  siblings: Fact<InstructionVersionBody>[]
  earlier: Fact<InstructionVersionBody>[]
  /** Version names by fact id: "7", "6a". */
  names: Map<string, string>
}

/**
 * Instructions in force. A version that waits on this phone opens only here, marked waiting; until it is accepted
 * the accepted one stays retrievable among `earlier`.
 */
export function instructionsOf(facts: readonly Fact<any>[]): Instruction[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]): Instruction[] => {
    const versions = inOrder(own.filter((fact): fact is Fact<InstructionVersionBody> => fact.kind === 'instruction-version'))
    const current = inForce(own, 'instruction-version') as { fact: Fact<InstructionVersionBody>; siblings: Fact<InstructionVersionBody>[] } | null
    if (!current) return []
    return [{ id, current: current.fact, siblings: current.siblings, earlier: versions.filter((fact) => fact !== current.fact && !current.siblings.includes(fact)), names: versionNames(versions) }]
  })
}
