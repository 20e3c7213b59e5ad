import { expect, test } from 'vitest'
import { emptyStep } from './edited.ts'
import { moveStep, placeStep, takeStep } from './step-moves.ts'

const steps = ['a', 'b', 'c'].map((id) => emptyStep(id))
const ids = (list: readonly { id: string }[]) => list.map((step) => step.id).join('')

test('moves a step one place, and not past either end', () => {
  expect([moveStep(steps, 'c', -1), moveStep(steps, 'a', 1), moveStep(steps, 'a', -1), moveStep(steps, 'c', 1)].map(ids)).toEqual(['acb', 'bac', 'abc', 'abc'])
})
test('moves past a step that was taken away, which keeps its neighbour', () => {
  const without = steps.map((step) => ({ ...step, removed: step.id === 'b' }))
  expect(ids(moveStep(without, 'a', 1))).toBe('bca')
  expect(ids(moveStep(without, 'c', -1))).toBe('cab')
})
test('puts a dragged step before or after the one it is dropped at', () => {
  expect([placeStep(steps, 'a', 'c', 'after'), placeStep(steps, 'c', 'a', 'before'), placeStep(steps, 'a', 'a', 'after'), placeStep(steps, 'a', 'x', 'after')].map(ids)).toEqual(['bca', 'cab', 'abc', 'abc'])
})
test('takes in another version’s step after the one it follows there, or in place of its own', () => {
  expect(ids(takeStep(steps, emptyStep('n'), 'a'))).toBe('anbc')
  expect(ids(takeStep(steps, emptyStep('n'), null))).toBe('nabc')
  expect(ids(takeStep(steps, emptyStep('n'), 'gone'))).toBe('abcn')
  expect(takeStep(steps.map((step) => ({ ...step, removed: true })), { ...emptyStep('b'), text: 'ny' }, 'a')[1]).toMatchObject({ id: 'b', text: 'ny', removed: false })
})
