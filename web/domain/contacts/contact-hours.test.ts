import { expect, test } from 'vitest'
import { nextBoundary, wallTime } from './contact-hours.ts'

const mornings = { times: { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' } }
const nights = { times: { days: [7], from: '21:00', to: '07:00' } }
const at = (hour: number, minute = 0, second = 0) => new Date(2026, 10, 26, hour, minute, second)

test('the order changes next at the first hour that begins or ends for anybody, today or tomorrow, and never at the one that has just been', () => {
  expect(nextBoundary([mornings, nights, {}], at(9))).toEqual(at(12))
  expect(nextBoundary([mornings, nights], at(12))).toEqual(at(21))
  expect(nextBoundary([mornings, nights], at(21))).toEqual(new Date(2026, 10, 27, 7))
  expect(nextBoundary([mornings], at(11, 59, 59))).toEqual(at(12))
})
test('where nobody has hours nothing changes by itself', () => {
  expect(nextBoundary([{}, {}], at(9))).toBeNull()
  expect(nextBoundary([], at(9))).toBeNull()
})
test('Sunday is the seventh day', () => {
  expect(wallTime(new Date(2026, 10, 29, 21, 5))).toEqual({ day: 7, minutes: 21 * 60 + 5 })
})
