import { expect, test } from 'vitest'
import { isShaking } from './shaking.ts'

test('a press counts once its step has stood long enough to be seen', () => {
  expect([1000, 1100, 1399, 1400, 9000].filter((at) => !isShaking(at, 1000, -Infinity))).toEqual([1400, 9000])
})
test('two presses on the same step count as one, also where the next is drawn after both', () => {
  expect(isShaking(5150, 1000, 5000)).toBe(true)
  expect(isShaking(5150, 5200, 5000)).toBe(true)
  // Nothing came of the first: pressed again it counts.
  expect(isShaking(5600, 1000, 5000)).toBe(false)
})
test('a browser that times its events by another clock stops nobody', () => {
  expect([0, 9e12].map((at) => isShaking(at, 60_000, -Infinity))).toEqual([false, false])
})
