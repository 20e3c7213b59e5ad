import { expect, test } from 'vitest'
import { jumpOf, putRight } from './put-right.ts'

const minute = 60_000
const look = (wall: number, steady: number, watched = true) => ({ wall, steady, watched })
const clock = { subject: 's', step: null, startedAt: 1000, stoppedAt: null }

test('time that passes is no jump, nor is a small difference', () => {
  expect(jumpOf(look(0, 0), look(500, 500))).toBe(0)
  expect(jumpOf(look(0, 0), look(2400, 500))).toBe(0)
})
test('a phone whose time is set, on or back, has jumped by as much', () => {
  expect(jumpOf(look(0, 0), look(6 * minute + 500, 500))).toBe(6 * minute)
  expect(jumpOf(look(9 * minute, 0), look(3 * minute + 500, 500))).toBe(-6 * minute)
})
test('a phone that slept in a pocket has not been set on: the time has passed. Set back meanwhile, it is put right', () => {
  expect(jumpOf(look(0, 0), look(6 * minute, 500, false))).toBe(0)
  expect(jumpOf(look(9 * minute, 0), look(3 * minute + 500, 500, false))).toBe(-6 * minute)
})
test('every time of a clock is moved; what another tab has put right or started meanwhile is left', () => {
  const stopped = { ...clock, startedAt: 2000, stoppedAt: 3000, doneAt: 4000 }
  const elsewhere = { ...clock, subject: 'other', startedAt: 99_000 }
  expect(putRight([clock, stopped, elsewhere], [clock, stopped, { ...elsewhere, startedAt: 5000 }], 10_000)).toEqual([
    { ...clock, startedAt: 11_000 }, { ...stopped, startedAt: 12_000, stoppedAt: 13_000, doneAt: 14_000 }, elsewhere,
  ])
})
