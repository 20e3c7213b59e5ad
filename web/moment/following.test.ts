import { expect, test } from 'vitest'
import { changeOf, heldOf, marksOf, notTakenFrom, placeIn } from './following.ts'

const of = (id: string, subject = 's'): any => ({ subject, version: { id } })
const held = (...given: Parameters<typeof heldOf>) => heldOf(...given).version.id

test('the version that someone follows stays, whatever comes into force meanwhile', () => {
  expect(held({ instruction: of('6'), asked: null }, of('7'), null)).toBe('6')
})
test('so does one of two that was asked for, when the other has been chosen meanwhile', () => {
  expect(held({ instruction: of('6b'), asked: '6b' }, of('7'), '6b')).toBe('6b')
})
test('what is said about the version that someone follows is the latest: that it is sent now, that another stands beside it', () => {
  const now = { ...of('6'), twoVersions: true }
  expect(heldOf({ instruction: of('6'), asked: null }, now, null)).toBe(now)
})
test('asking for another version, or opening another instruction, shows it at once', () => {
  expect(held({ instruction: of('6a'), asked: null }, of('6b'), '6b')).toBe('6b')
  expect(held({ instruction: of('6b'), asked: '6b' }, of('6a'), null)).toBe('6a')
  expect(held({ instruction: of('6'), asked: null }, of('1', 'other'), null)).toBe('1')
  expect(held(null, of('7'), null)).toBe('7')
})

test('an instruction that is removed stays, and says so, for whoever follows it; for nobody else, and with no way to a version beside it', () => {
  const removed = { by: 'Sara', call: 'Sara', at: '2026-11-24T10:00:00.000Z' }
  const followed = { instruction: { ...of('6'), twoVersions: true, others: [of('6b')] }, asked: null }
  expect(notTakenFrom(followed, removed, 's', null)).toEqual({ ...of('6'), twoVersions: false, others: [], removed })
  expect([notTakenFrom(null, removed, 's', null), notTakenFrom(followed, removed, 'other', null), notTakenFrom(followed, removed, 's', '6b')]).toEqual([null, null, null])
  expect(notTakenFrom(null, of('7'), 's', null)).toEqual(of('7'))
})

const steps = (...texts: string[]) => marksOf({ steps: texts.map((text) => ({ id: text[0], text })) } as any)

test('a later version says which of its steps are new or read differently, how many are gone, and that the order is another', () => {
  expect(changeOf(steps('a', 'b', 'c'), steps('a', 'b anew', 'c', 'd'))).toEqual({ steps: [2, 4], gone: 0, moved: false })
  expect(changeOf(steps('a', 'b', 'c'), steps('a', 'c'))).toEqual({ steps: [], gone: 1, moved: false })
  expect(changeOf(steps('a', 'b', 'c'), steps('b', 'a', 'c'))).toEqual({ steps: [], gone: 0, moved: true })
  expect(changeOf(steps('a', 'b'), steps('a', 'b'))).toEqual({ steps: [], gone: 0, moved: false })
})
test('whoever reads the later version stays on the step they stood on, wherever it stands now; where it is gone, on the one before it', () => {
  expect(placeIn(steps('a', 'b', 'c'), steps('a', 'b', 'c anew'), 2)).toBe(2)
  expect(placeIn(steps('a', 'b', 'c'), steps('x', 'a', 'b', 'c'), 3)).toBe(4)
  expect(placeIn(steps('a', 'b', 'c'), steps('a', 'c'), 2)).toBe(1)
  expect(placeIn(steps('a', 'b', 'c'), steps('x', 'y'), 3)).toBe(1)
})
test('what is kept of a version for a reload tells its steps apart, and holds none of their words', () => {
  const kept = JSON.parse(JSON.stringify(steps('a Lossa bältet', 'b Ring 112')))
  expect(JSON.stringify(kept)).not.toMatch(/Lossa|bältet|Ring|112/)
  expect(changeOf(kept, steps('a Lossa bältet', 'b Ring 113'))).toEqual({ steps: [2], gone: 0, moved: false })
  // An address that names a step beyond the last one.
  expect(placeIn(kept, steps('b Ring 112'), 9)).toBe(1)
})
