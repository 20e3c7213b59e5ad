import { describe, expect, it } from 'vitest'
import { begunLongAgo, clocksFrom, clockWords, secondsOf } from './clocks.ts'

const clock = { subject: 's', step: null, startedAt: 1_000_000, stoppedAt: null }

describe('the clocks of an instruction', () => {
  it('count from when they were started, and stand still when stopped', () => {
    expect(secondsOf(clock, 1_075_900)).toBe(75)
    expect(secondsOf({ ...clock, stoppedAt: 1_010_000 }, 9_000_000)).toBe(10)
  })
  it('never show less than nothing when the phone\'s time was set back', () => {
    expect(secondsOf(clock, 0)).toBe(0)
  })
  it('say when they were started once half an hour has gone, so that a forgotten one is not taken for this time', () => {
    expect(begunLongAgo(clock, clock.startedAt + 1_799_000)).toBe(null)
    expect(begunLongAgo(clock, clock.startedAt + 1_800_000)).toEqual(new Date(clock.startedAt))
  })
  it('are read as minutes and seconds, with hours when there are any', () => {
    expect([0, 9, 75, 600, 3675].map(clockWords)).toEqual(['0:00', '0:09', '1:15', '10:00', '1:01:15'])
  })
  it('are forgotten after twelve hours, and what is no clock is left out', () => {
    const text = JSON.stringify([clock, { subject: 's' }, 7, null])
    expect(clocksFrom(text, clock.startedAt + 11 * 3_600_000)).toEqual([clock])
    expect(clocksFrom(text, clock.startedAt + 12 * 3_600_000)).toEqual([])
    expect(['{', 'null', '{}', null].map((kept) => clocksFrom(kept, 0))).toEqual([[], [], [], []])
  })
})
