// An instruction as a form holds it: answers as text, removed steps still in their place. Pure; the body it becomes stands last.
import { bodyBytes, bodyFault, canonicalJson, maxBodyBytes } from '@viewme/contract/body.ts'
import type { Picture } from '@viewme/contract/files.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import type { InstructionStep, InstructionVersionBody } from '@viewme/contract/instructions.ts'

type Who = NonNullable<InstructionStep['who']>
type LifeArea = InstructionVersionBody['lifeAreas'][number]
/** `shows` as far as it has been written. */
export type EditedPicture = Picture
export type EditedStep = {
  id: string
  text: string
  warning: string
  why: string
  minutes: string
  seconds: string
  /** What the time is counted from. */
  timerFrom: NonNullable<InstructionStep['timerFrom']>
  /** `one`: it takes nobody else. */
  who: Who | 'one'
  picture: EditedPicture | null
  /** Id of a symbol; one step has a picture or a symbol. */
  symbol: string | null
  /** Taken away and still able to come back. */
  removed: boolean
  /** What the form has no question for: goes through untouched. */
  kept: object
}
export type Edited = {
  title: string
  tenSeconds: string
  steps: EditedStep[]
  lifeSaving: boolean
  safetyCritical: boolean
  lifeAreas: LifeArea[]
  competence: string
  placeOrAid: string
  /** YYYY-MM-DD, or empty. */
  reviewBy: string
  approvedBy: string
  approvedAt: string
  change: string
  /** Words of the situation on the start screen; empty: no tile. Its place there (1 first) as written. */
  tile: string
  tileIcon: string
  tilePlace: string
  kept: object
}

export const emptyStep = (id: string): EditedStep => ({ id, text: '', warning: '', why: '', minutes: '', seconds: '', timerFrom: 'step', who: 'one', picture: null, symbol: null, removed: false, kept: {} })
export const emptyEdited = (stepId: string): Edited => ({
  title: '', tenSeconds: '', steps: [emptyStep(stepId)], lifeSaving: false, safetyCritical: false, lifeAreas: [], competence: '', placeOrAid: '', reviewBy: '', approvedBy: '', approvedAt: '', change: '', tile: '', tileIcon: 'alert', tilePlace: '', kept: {},
})

/**
 * The approval stays with the version that was approved: a changed text has not been approved by anybody yet. What was said of the last change
 * says nothing of the next.
 */
export function editedOf(body: InstructionVersionBody): Edited {
  const { title, tenSeconds = '', steps, lifeSaving, safetyCritical, lifeAreas, competence = '', placeOrAid = '', reviewBy = '', situation, approval: _, change: __, plain: ___, ...kept } = body
  return { title, tenSeconds, steps: steps.map(editedStepOf), lifeSaving, safetyCritical, lifeAreas, competence, placeOrAid, reviewBy, approvedBy: '', approvedAt: '', change: '', tile: situation?.label ?? '', tileIcon: situation?.icon ?? 'alert', tilePlace: situation ? String(situation.order + 1) : '', kept }
}

export function editedStepOf({ id, text, warning = '', why = '', timerSeconds, timerFrom = 'step', who, picture, symbol, ...kept }: InstructionStep): EditedStep {
  const [minutes, seconds] = timerSeconds === undefined ? ['', ''] : [Math.floor(timerSeconds / 60), timerSeconds % 60].map((one) => (one === 0 ? '' : String(one)))
  return { id, text, warning, why, minutes: minutes!, seconds: seconds!, timerFrom, who: who ?? 'one', picture: picture ?? null, symbol: picture ? null : symbol ?? null, removed: false, kept }
}

const mostSeconds = 86_400

/** Null: no timer. `wrong`: something is written that is no time. */
export function secondsOf({ minutes, seconds }: Pick<EditedStep, 'minutes' | 'seconds'>): number | null | 'wrong' {
  const [m, s] = [minutes.trim() || '0', seconds.trim() || '0']
  if (!/^\d{1,4}$/.test(m) || !/^\d{1,5}$/.test(s)) return 'wrong'
  const all = Number(m) * 60 + Number(s)
  return all > mostSeconds ? 'wrong' : all || null
}

export const standingSteps = (edited: Edited): EditedStep[] => edited.steps.filter((step) => !step.removed)

/** What is written becomes a version. Empty answers are left out. `language`: of the few words between the writer's own in `plain`. */
export function bodyOf(edited: Edited, language: 'sv' | 'en' = 'sv'): InstructionVersionBody {
  const { title, lifeSaving, safetyCritical, lifeAreas, kept } = edited
  const steps = standingSteps(edited).map((step): InstructionStep => {
    const { id, text, warning, why, who, picture, symbol, kept } = step
    const timer = secondsOf(step)
    return { ...kept, id, text, ...said({ warning, why }), ...(typeof timer === 'number' ? { timerSeconds: timer, ...(step.timerFrom === 'start' ? { timerFrom: 'start' as const } : {}) } : {}), ...(who === 'one' ? {} : { who }), ...(picture ? { picture } : symbol ? { symbol } : {}) }
  })
  const body = {
    ...kept, title, steps, lifeSaving, safetyCritical, lifeAreas,
    ...said({ tenSeconds: edited.tenSeconds, competence: edited.competence, placeOrAid: edited.placeOrAid, reviewBy: edited.reviewBy, change: edited.change }),
    ...(edited.approvedBy.trim() && { approval: { by: edited.approvedBy, at: edited.approvedAt } }),
    ...(edited.tile.trim() && { situation: { label: edited.tile.trim(), icon: edited.tileIcon, order: (placeOf(edited.tilePlace) ?? lastPlace) - 1 } }),
  }
  return { ...body, plain: plainOf(body, language) }
}

/** The place among the tiles, 1 first; null: none is written, and it stands last. */
const lastPlace = 100
function placeOf(written: string): number | null {
  return /^\d{1,3}$/.test(written.trim()) && Number(written) >= 1 && Number(written) <= lastPlace ? Number(written) : null
}

const said = (texts: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

/** Whether two versions ask the same of whoever follows them: what was said of the change aside, and `plain`, which says the rest once more. */
export const sameVersion = (a: InstructionVersionBody, b: InstructionVersionBody): boolean => asked(a) === asked(b)
const asked = (body: InstructionVersionBody) => canonicalJson({ ...body, change: '', approval: null, plain: '' })

export type Problems = {
  title: boolean
  change: boolean
  noSteps: boolean
  /** Ids of steps. */
  texts: string[]
  timers: string[]
  /** A picture that nothing says what it shows. */
  pictures: string[]
  approvedBy: boolean
  approvedAt: boolean
  tilePlace: boolean
  /** Characters that can never be stored, or more than a version may hold. */
  body: 'unwritable' | 'too-large' | null
}

/** `first`: of a new instruction nothing has changed. */
export function problemsOf(edited: Edited, first: boolean): Problems {
  const steps = standingSteps(edited)
  const body = bodyOf(edited)
  return {
    title: edited.title.trim() === '', change: !first && edited.change.trim() === '', noSteps: steps.length === 0,
    texts: steps.filter((step) => step.text.trim() === '').map((step) => step.id), timers: steps.filter((step) => secondsOf(step) === 'wrong').map((step) => step.id),
    pictures: steps.filter((step) => step.picture?.shows.trim() === '').map((step) => step.id),
    approvedBy: edited.approvedBy.trim() === '' && edited.approvedAt !== '', approvedAt: edited.approvedBy.trim() !== '' && !/^\d{4}-\d\d-\d\d$/.test(edited.approvedAt),
    tilePlace: edited.tile.trim() !== '' && edited.tilePlace.trim() !== '' && placeOf(edited.tilePlace) === null,
    body: bodyFault(body) ? 'unwritable' : bodyBytes(body) > maxBodyBytes ? 'too-large' : null,
  }
}

export const isRight = (problems: Problems): boolean => Object.values(problems).every((one) => (Array.isArray(one) ? one.length === 0 : !one))
