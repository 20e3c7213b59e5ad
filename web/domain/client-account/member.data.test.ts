import { expect, it } from 'vitest'
import { afterDay } from './member.data.ts'

it('the last day is a whole day: the end comes with the next midnight, also where the clocks change and at the turn of the year', () => {
  expect([afterDay('2026-10-25'), afterDay('2026-12-31')]).toEqual([new Date(2026, 9, 26).toISOString(), new Date(2027, 0, 1).toISOString()])
})

it('what is no day gives no end', () => {
  expect(['', '2026-1', 'i morgon', '2026-99-99'].map(afterDay)).toEqual([null, null, null, null])
})
