import { expect, test } from 'vitest'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { instructionVersionBody } from '@viewme/contract/instructions.ts'
import { bodyOf, editedOf, emptyEdited, isRight, problemsOf, sameVersion, secondsOf } from './edited.ts'

const id = (n: number) => `0199c0de-0000-7000-8000-00000000000${n}`
const body = instructionVersionBody.parse({
  title: 'Krampanfall', tenSeconds: 'Ta tid.', situation: { label: 'Kramp', icon: 'zap', order: 1 }, lifeAreas: ['selfCare'], lifeSaving: true, safetyCritical: true, competence: 'Delegering', placeOrAid: 'Hallen',
  approval: { by: 'Distriktssköterskan', at: '2026-11-01' }, reviewBy: '2027-05-01', change: 'Tid först.', plain: 'x',
  steps: [{ id: id(1), text: 'Starta klockan.', warning: 'Håll inte fast.', why: 'Tiden avgör.', timerSeconds: 185, timerFrom: 'start', who: 'A' }, { id: id(2), text: 'Ring.', symbol: 'call' }],
})
const edited = editedOf(body)

test('gives every answer back that nobody has touched, but neither the approval of another text nor what was said of the last change', () => {
  const { approval: _, change: __, plain: ___, ...untouched } = body
  expect(bodyOf(edited)).toEqual({ ...untouched, plain: plainOf(untouched) })
  expect(sameVersion(body, bodyOf(edited, 'en'))).toBe(true)
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
  expect(bodyOf({ ...edited, approvedBy: 'Hanna', approvedAt: '2026-11-26' }, 'en').plain.split('\n').slice(-2)).toEqual(['Approved by: Hanna, 2026-11-26', 'Valid until: 2027-05-01'])
})
test('publishes only what the contract takes', () => {
  const approved = { ...edited, approvedBy: 'Hanna', approvedAt: '2026-11-26', change: 'Kortare.' }
  expect(isRight(problemsOf(approved, false))).toBe(true)
  expect(instructionVersionBody.safeParse(bodyOf(approved)).success).toBe(true)
})
test('says what is missing: a name, a text, what changed, who approved and when', () => {
  const wrong = { ...edited, title: ' ', approvedBy: 'Hanna', steps: [{ ...edited.steps[0]!, text: '', minutes: 'fem' }] }
  expect(problemsOf(wrong, false)).toMatchObject({ title: true, change: true, noSteps: false, texts: [id(1)], timers: [id(1)], approvedAt: true, approvedBy: false })
  expect(problemsOf({ ...edited, approvedAt: '2026-11-26' }, false).approvedBy).toBe(true)
  expect(problemsOf({ ...edited, steps: edited.steps.map((step) => ({ ...step, removed: true })) }, false).noSteps).toBe(true)
})
test('asks of a new instruction no word on what has changed', () => {
  expect(problemsOf({ ...edited, change: '' }, true).change).toBe(false)
  expect(problemsOf(emptyEdited(id(1)), true)).toMatchObject({ title: true, texts: [id(1)], change: false })
})
test('finds a version too large for the server before it is saved', () => {
  const steps = Array.from({ length: 60 }, (_, at) => ({ ...edited.steps[1]!, id: `0199c0de-0000-7000-8000-0000000000${at + 10}`, text: 'a'.repeat(600), warning: 'b'.repeat(300) }))
  expect(problemsOf({ ...edited, steps }, true).body).toBe('too-large')
  expect(problemsOf({ ...edited, title: 'a\u0000' }, true).body).toBe('unwritable')
})
test('reads minutes and seconds as people write them', () => {
  expect([['3', ''], ['', '90'], ['1', '30'], ['', ''], ['0', '0'], ['-1', ''], ['1,5', ''], ['1441', '']].map(([minutes, seconds]) => secondsOf({ minutes: minutes!, seconds: seconds! })))
    .toEqual([180, 90, 90, null, null, 'wrong', 'wrong', 'wrong'])
})
test('a tile on the start screen is asked for in words, stands last where no place is said, and is gone when its words are', () => {
  expect(bodyOf({ ...edited, tile: ' Feber ', tileIcon: 'thermometer', tilePlace: '3' }).situation).toEqual({ label: 'Feber', icon: 'thermometer', order: 2 })
  expect(instructionVersionBody.shape.situation.safeParse(bodyOf({ ...edited, tilePlace: '' }).situation)).toMatchObject({ success: true, data: { order: 99 } })
  expect(bodyOf({ ...edited, tile: ' ' })).not.toHaveProperty('situation')
  expect(['', '1', '100', '0', '101', 'först'].map((tilePlace) => problemsOf({ ...edited, tilePlace }, true).tilePlace)).toEqual([false, false, false, true, true, true])
})
