import { expect, test } from 'vitest'
import { readDate, readTime } from './when-words.ts'

const today = new Date(2026, 10, 24, 14, 3)

test('understands the ways a date is written', () => {
  for (const typed of ['2026-11-24', '20261124', '24/11', '24.11', '24/11 2026', ' 2026-11-24 ']) expect(readDate(typed, today), typed).toBe('2026-11-24')
})
test('takes a day without a year as the latest one that has been', () => {
  expect(readDate('31/12', today)).toBe('2025-12-31')
})
test('never turns a day that does not exist into another', () => {
  for (const typed of ['2026-02-30', '31/4', '0/1', '24 nov', '', '275760-01-01']) expect(readDate(typed, today), typed).toBeNull()
})
test('understands the ways a time is written', () => {
  expect(['14:03', '14.03', '1403', '9', '09', '0:05'].map(readTime)).toEqual(['14:03', '14:03', '14:03', '09:00', '09:00', '00:05'])
  expect(['24:00', '12:60', 'kl 3', ''].map(readTime)).toEqual([null, null, null, null])
})
