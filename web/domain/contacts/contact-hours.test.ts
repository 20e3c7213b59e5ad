import { expect, test } from 'vitest'
import { nextBoundary, wallTime } from './contact-hours.ts'

const mornings = { times: { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' } }
const nights = { times: { days: [7], from: '21:00', to: '07:00' } }
/** In Stockholm, in winter. */
const at = (hour: number, minute = 0, second = 0) => new Date(Date.UTC(2026, 10, 26, hour - 1, minute, second))

test('the order changes next at the first hour that begins or ends for anybody, today or tomorrow, and never at the one that has just been', () => {
  expect(nextBoundary([mornings, nights, {}], at(9))).toEqual(at(12))
  expect(nextBoundary([mornings, nights], at(12))).toEqual(at(21))
  expect(nextBoundary([mornings, nights], at(21))).toEqual(new Date('2026-11-27T07:00+01:00'))
  expect(nextBoundary([mornings], at(11, 59, 59))).toEqual(at(12))
})
test('where nobody has hours nothing changes by itself', () => {
  expect(nextBoundary([{}, {}], at(9))).toBeNull()
  expect(nextBoundary([], at(9))).toBeNull()
})
test('Sunday is the seventh day', () => {
  expect(wallTime(new Date('2026-11-29T21:05+01:00'))).toEqual({ day: 7, minutes: 21 * 60 + 5 })
})
test('the hours are those where the person lives, on a phone in any zone, also the night that the clock is moved', () => {
  const [before, zone] = [new Date('2026-11-26T23:30Z'), process.env.TZ]
  for (const phone of ['America/New_York', 'Asia/Tokyo']) {
    process.env.TZ = phone
    expect([phone, wallTime(before)]).toEqual([phone, { day: 5, minutes: 30 }])
    expect([phone, nextBoundary([mornings], before)]).toEqual([phone, new Date('2026-11-27T07:00Z')])
    // Summer time ends at three on 25 October 2026.
    expect([phone, nextBoundary([nights], new Date('2026-10-24T22:00Z'))]).toEqual([phone, new Date('2026-10-25T06:00Z')])
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  expect(wallTime(before, 'America/New_York')).toEqual({ day: 4, minutes: 18 * 60 + 30 })
})
