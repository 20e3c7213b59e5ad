// An instruction as a form holds it: answers as text, removed steps still in their place. Pure; the body it becomes stands last.
import { bodyBytes, bodyFault, canonicalJson, maxBodyBytes } from '@viewme/contract/body.ts'
import type { Picture } from '@viewme/contract/files.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import type { InstructionStep, InstructionVersionBody } from '@viewme/contract/instructions.ts'

type Who = NonNullable<InstructionStep['who']>
type LifeArea = InstructionVersionBody['lifeAreas'][number]
type DayTime = NonNullable<InstructionVersionBody['dayTimes']>[number]
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
  dayTimes: DayTime[]
  competence: string
  placeOrAid: string
  /** YYYY-MM-DD, or empty. Null, here and in the next two: nobody has touched it, and it follows `carried`. */
  reviewBy: string | null
  approvedBy: string | null
  approvedAt: string | null
  /** The approval of the text it began with, and that text: it holds for as long as the text is the same. */
  carried: { by: string; at: string; reviewBy: string; text: string } | null
  change: string
  /** Words of the situation on the start screen; empty: no tile. Its place there (1 first) as written. */
  tile: string
  tileIcon: string
  tilePlace: string
  kept: object
}

export const emptyStep = (id: string): EditedStep => ({ id, text: '', warning: '', why: '', minutes: '', seconds: '', timerFrom: 'step', who: 'one', picture: null, symbol: null, removed: false, kept: {} })
export const emptyEdited = (stepId: string): Edited => ({
  title: '', tenSeconds: '', steps: [emptyStep(stepId)], lifeSaving: false, safetyCritical: false, lifeAreas: [], dayTimes: [], competence: '', placeOrAid: '', reviewBy: '', approvedBy: '', approvedAt: '', carried: null, change: '', tile: '', tileIcon: 'alert', tilePlace: '', kept: {},
})

/**
 * The approval stays with the text that was approved: a changed one has not been approved by anybody yet, and the day it is good until goes with it.
 * What was said of the last change says nothing of the next.
 */
export function editedOf(body: InstructionVersionBody): Edited {
  const { title, tenSeconds = '', steps, lifeSaving, safetyCritical, lifeAreas, dayTimes = [], competence = '', placeOrAid = '', reviewBy = '', situation, approval, change: _, plain: __, ...kept } = body
  const edited: Edited = { title, tenSeconds, steps: steps.map(editedStepOf), lifeSaving, safetyCritical, lifeAreas, dayTimes, competence, placeOrAid, reviewBy, approvedBy: '', approvedAt: '', carried: null, change: '', tile: situation?.label ?? '', tileIcon: situation?.icon ?? 'alert', tilePlace: situation ? String(situation.order + 1) : '', kept }
  return approval ? { ...edited, reviewBy: null, approvedBy: null, approvedAt: null, carried: { ...approval, reviewBy, text: approvedText(textBodyOf(edited)) } } : edited
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

/** What an approval is of: the text and how grave it is. Which tile leads to it, its life areas, when and where it is done can change without it. */
function approvedText(body: Omit<InstructionVersionBody, 'plain'>): string {
  const { situation: _, lifeAreas: __, dayTimes: ___, placeOrAid: ____, approval: _____, reviewBy: ______, change: _______, ...text } = body
  return canonicalJson({ ...text, plain: '' })
}

/** As it would be published: who stands behind it (by '' = nobody) and until when. `lost`: the text has been changed since it was approved. */
export type Approval = { by: string; at: string; reviewBy: string; lost: boolean }
export const approvalOf = (edited: Edited): Approval => approvalFor(edited, textBodyOf(edited))
function approvalFor({ carried, approvedBy, approvedAt, reviewBy }: Edited, body: Omit<InstructionVersionBody, 'plain'>): Approval {
  const holds = carried !== null && approvedText(body) === carried.text ? carried : null
  const by = approvedBy ?? holds?.by ?? ''
  return { by, at: approvedAt ?? holds?.at ?? '', reviewBy: reviewBy ?? holds?.reviewBy ?? '', lost: carried !== null && !holds && by.trim() === '' }
}

export const standingSteps = (edited: Edited): EditedStep[] => edited.steps.filter((step) => !step.removed)

/** What is written becomes a version. Empty answers are left out. `language`: of the few words between the writer's own in `plain`. */
export function bodyOf(edited: Edited, language: 'sv' | 'en' = 'sv'): InstructionVersionBody {
  const text = textBodyOf(edited)
  const { by, at, reviewBy } = approvalFor(edited, text)
  const body = { ...text, ...said({ reviewBy }), ...(by.trim() && { approval: { by, at } }) }
  return { ...body, plain: plainOf(body, language) }
}

function textBodyOf(edited: Edited): Omit<InstructionVersionBody, 'plain'> {
  const { title, lifeSaving, safetyCritical, lifeAreas, dayTimes, kept } = edited
  const steps = standingSteps(edited).map((step): InstructionStep => {
    const { id, text, warning, why, who, picture, symbol, kept } = step
    const timer = secondsOf(step)
    return { ...kept, id, text, ...said({ warning, why }), ...(typeof timer === 'number' ? { timerSeconds: timer, ...(step.timerFrom === 'start' ? { timerFrom: 'start' as const } : {}) } : {}), ...(who === 'one' ? {} : { who }), ...(picture ? { picture } : symbol ? { symbol } : {}) }
  })
  return {
    ...kept, title, steps, lifeSaving, safetyCritical, lifeAreas, ...(dayTimes.length > 0 && { dayTimes }),
    ...said({ tenSeconds: edited.tenSeconds, competence: edited.competence, placeOrAid: edited.placeOrAid, change: edited.change }),
    ...(edited.tile.trim() && { situation: { label: edited.tile.trim(), icon: edited.tileIcon, order: (placeOf(edited.tilePlace) ?? lastPlace) - 1 } }),
  }
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
  reviewBy: boolean
  tilePlace: boolean
  /** Characters that can never be stored, or more than a version may hold. */
  body: 'unwritable' | 'too-large' | null
}

const mostYears = 10
/** A day there is, as a date field writes it. */
const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
/** Nothing is to be seen over on a day that has been, or that nobody will be here to see. */
const canBeReviewed = (day: string, today: string): boolean => isDay(day) && day >= today && Number(day.slice(0, 4)) <= Number(today.slice(0, 4)) + mostYears
const canBeApproved = (day: string, today: string): boolean => isDay(day) && day <= today && Number(day.slice(0, 4)) > Number(today.slice(0, 4)) - 100

/** `first`: of a new instruction nothing has changed. `today`: YYYY-MM-DD. Days that came with a standing approval are not asked about again. */
export function problemsOf(edited: Edited, first: boolean, today: string): Problems {
  const { by, at, reviewBy } = approvalOf(edited)
  const steps = standingSteps(edited)
  const body = bodyOf(edited)
  return {
    title: edited.title.trim() === '', change: !first && edited.change.trim() === '', noSteps: steps.length === 0,
    texts: steps.filter((step) => step.text.trim() === '').map((step) => step.id), timers: steps.filter((step) => secondsOf(step) === 'wrong').map((step) => step.id),
    pictures: steps.filter((step) => step.picture?.shows.trim() === '').map((step) => step.id),
    approvedBy: by.trim() === '' && at !== '', approvedAt: by.trim() !== '' && (edited.approvedBy !== null || edited.approvedAt !== null) && !canBeApproved(at, today),
    reviewBy: edited.reviewBy !== null && reviewBy !== '' && !canBeReviewed(reviewBy, today),
    tilePlace: edited.tile.trim() !== '' && edited.tilePlace.trim() !== '' && placeOf(edited.tilePlace) === null,
    body: bodyFault(body) ? 'unwritable' : bodyBytes(body) > maxBodyBytes ? 'too-large' : null,
  }
}

export const isRight = (problems: Problems): boolean => Object.values(problems).every((one) => (Array.isArray(one) ? one.length === 0 : !one))
