import { expect, test } from 'vitest'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { instructionVersionBody } from '@viewme/contract/instructions.ts'
import { approvalOf, bodyOf, editedOf, emptyEdited, isRight, problemsOf, sameVersion, secondsOf } from './edited.ts'

const id = (n: number) => `0199c0de-0000-7000-8000-00000000000${n}`
const body = instructionVersionBody.parse({
  title: 'Krampanfall', tenSeconds: 'Ta tid.', situation: { label: 'Kramp', icon: 'zap', order: 1 }, lifeAreas: ['selfCare'], dayTimes: ['evening'], lifeSaving: true, safetyCritical: true, competence: 'Delegering', placeOrAid: 'Hallen',
  approval: { by: 'Distriktssköterskan', at: '2026-11-01' }, reviewBy: '2027-05-01', change: 'Tid först.', plain: 'x',
  steps: [{ id: id(1), text: 'Starta klockan.', warning: 'Håll inte fast.', why: 'Tiden avgör.', timerSeconds: 185, timerFrom: 'start', who: 'A' }, { id: id(2), text: 'Ring.', symbol: 'call' }],
})
const edited = editedOf(body)

const today = '2026-11-26'
const changed = { ...edited, steps: [{ ...edited.steps[0]!, text: 'Starta klockan genast.' }, edited.steps[1]!] }

test('gives every answer back that nobody has touched, but not what was said of the last change', () => {
  const { change: _, plain: __, ...untouched } = body
  expect(bodyOf(edited)).toEqual({ ...untouched, plain: plainOf(untouched) })
  expect(sameVersion(body, bodyOf(edited, 'en'))).toBe(true)
})
test('an approval is of the text: where its tile stands, its life areas, its time of day and its place can change, and a text that is word for word the same keeps it', () => {
  const moved = bodyOf({ ...edited, tile: 'Anfall', tilePlace: '4', lifeAreas: [], dayTimes: [], placeOrAid: 'Köket', change: 'Nytt ord.' })
  expect(moved).not.toHaveProperty('dayTimes')
  expect(moved).toMatchObject({ approval: body.approval, reviewBy: body.reviewBy, situation: { label: 'Anfall' } })
  expect(bodyOf({ ...changed, steps: edited.steps })).toMatchObject({ approval: body.approval, reviewBy: body.reviewBy })
  const spelledOut = { ...body, steps: [{ ...body.steps[0]!, timerFrom: 'step' as const }] }
  expect(bodyOf(editedOf(spelledOut)).approval).toEqual(body.approval)
})
test('a changed text loses its approval and the day it is good until, says so, and takes new ones', () => {
  for (const next of [changed, { ...edited, title: 'Anfall' }, { ...edited, tenSeconds: 'Ring.' }, { ...edited, competence: '' }, { ...edited, lifeSaving: false }]) {
    expect(bodyOf(next)).not.toHaveProperty('approval')
    expect(bodyOf(next)).not.toHaveProperty('reviewBy')
    expect(approvalOf(next)).toEqual({ by: '', at: '', reviewBy: '', lost: true })
  }
  const anew = { ...changed, approvedBy: 'Hanna', approvedAt: today, reviewBy: '2027-11-26' }
  expect([approvalOf(anew).lost, bodyOf(anew)]).toMatchObject([false, { approval: { by: 'Hanna', at: today }, reviewBy: '2027-11-26' }])
  const { approval: _, ...unapproved } = body
  expect([approvalOf(editedOf(unapproved)), bodyOf({ ...editedOf(unapproved), title: 'Anfall' }).reviewBy]).toEqual([{ by: '', at: '', reviewBy: body.reviewBy, lost: false }, body.reviewBy])
})
test('days that cannot be are stopped at their field: reviewed before today or in a year nobody sees, approved after today', () => {
  const days = ['', today, '2027-02-28', '2036-11-26', '2026-11-25', '2020-01-01', '2037-01-01', '20270-01-01', '+020270-01-01', '2027-02-30']
  expect(days.map((reviewBy) => problemsOf({ ...edited, reviewBy }, true, today).reviewBy)).toEqual([false, false, false, false, true, true, true, true, true, true])
  const approved = ['', today, '2020-02-29', '2026-11-27', '2031-01-01', '0026-11-01', '20260-01-01']
  expect(approved.map((approvedAt) => problemsOf({ ...edited, approvedBy: 'Hanna', approvedAt }, true, today).approvedAt)).toEqual([true, false, false, true, true, true, true])
  // A day that stands since it was approved is not asked about again where nobody changes it.
  expect(problemsOf({ ...editedOf({ ...body, reviewBy: '2026-11-01' }), change: 'Ny plats.' }, false, today).reviewBy).toBe(false)
})
test('leaves out what is empty, and a step that was taken away', () => {
  const next = bodyOf({ ...edited, tenSeconds: ' ', competence: '', reviewBy: '', steps: [{ ...edited.steps[0]!, removed: true }, edited.steps[1]!] })
  expect(next).not.toHaveProperty('tenSeconds')
  expect(next).not.toHaveProperty('competence')
  expect(next).not.toHaveProperty('reviewBy')
  expect(next.steps).toEqual([{ id: id(2), text: 'Ring.', symbol: 'call' }])
})
test('gives a step a picture or a symbol, never both, and says in plain text who approved it', () => {
  const picture = { file: id(3), hash: '0'.repeat(64), type: 'image/webp' as const, width: 9, height: 9, bytes: 9, shows: 'En hand.' }
  expect(bodyOf({ ...edited, steps: [{ ...edited.steps[1]!, picture }] }).steps[0]).toEqual({ id: id(2), text: 'Ring.', picture })
  expect(editedOf({ ...body, steps: [{ id: id(2), text: 'Ring.', picture, symbol: 'call' }] }).steps[0]).toMatchObject({ picture, symbol: null })
  expect(bodyOf({ ...edited, approvedBy: 'Hanna', approvedAt: '2026-11-26', reviewBy: '2027-05-01' }, 'en').plain.split('\n').slice(-2)).toEqual(['Approved by: Hanna, 2026-11-26', 'Valid until: 2027-05-01'])
})
test('publishes only what the contract takes', () => {
  const approved = { ...edited, approvedBy: 'Hanna', approvedAt: '2026-11-26', change: 'Kortare.' }
  expect(isRight(problemsOf(approved, false, today))).toBe(true)
  expect(instructionVersionBody.safeParse(bodyOf(approved)).success).toBe(true)
})
test('says what is missing: a name, a text, what changed, who approved and when', () => {
  const wrong = { ...edited, title: ' ', approvedBy: 'Hanna', approvedAt: '', steps: [{ ...edited.steps[0]!, text: '', minutes: 'fem' }] }
  expect(problemsOf(wrong, false, today)).toMatchObject({ title: true, change: true, noSteps: false, texts: [id(1)], timers: [id(1)], approvedAt: true, approvedBy: false })
  expect(problemsOf({ ...edited, approvedBy: '', approvedAt: '2026-11-26' }, false, today).approvedBy).toBe(true)
  expect(problemsOf({ ...edited, steps: edited.steps.map((step) => ({ ...step, removed: true })) }, false, today).noSteps).toBe(true)
})
test('asks of a new instruction no word on what has changed', () => {
  expect(problemsOf({ ...edited, change: '' }, true, today).change).toBe(false)
  expect(problemsOf(emptyEdited(id(1)), true, today)).toMatchObject({ title: true, texts: [id(1)], change: false })
})
test('finds a version too large for the server before it is saved', () => {
  const steps = Array.from({ length: 60 }, (_, at) => ({ ...edited.steps[1]!, id: `0199c0de-0000-7000-8000-0000000000${at + 10}`, text: 'a'.repeat(600), warning: 'b'.repeat(300) }))
  expect(problemsOf({ ...edited, steps }, true, today).body).toBe('too-large')
  expect(problemsOf({ ...edited, title: 'a\u0000' }, true, today).body).toBe('unwritable')
})
test('reads minutes and seconds as people write them', () => {
  expect([['3', ''], ['', '90'], ['1', '30'], ['', ''], ['0', '0'], ['-1', ''], ['1,5', ''], ['1441', '']].map(([minutes, seconds]) => secondsOf({ minutes: minutes!, seconds: seconds! })))
    .toEqual([180, 90, 90, null, null, 'wrong', 'wrong', 'wrong'])
})
test('a tile on the start screen is asked for in words, stands last where no place is said, and is gone when its words are', () => {
  expect(bodyOf({ ...edited, tile: ' Feber ', tileIcon: 'thermometer', tilePlace: '3' }).situation).toEqual({ label: 'Feber', icon: 'thermometer', order: 2 })
  expect(instructionVersionBody.shape.situation.safeParse(bodyOf({ ...edited, tilePlace: '' }).situation)).toMatchObject({ success: true, data: { order: 99 } })
  expect(bodyOf({ ...edited, tile: ' ' })).not.toHaveProperty('situation')
  expect(['', '1', '100', '0', '101', 'först'].map((tilePlace) => problemsOf({ ...edited, tilePlace }, true, today).tilePlace)).toEqual([false, false, false, true, true, true])
})
