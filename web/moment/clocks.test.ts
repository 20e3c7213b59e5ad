import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { areUnkept, begunLongAgo, changeClocks, changed, clocksFrom, clocksOf, clockWords, done, keptClocks, lookAtTime, opened, secondsOf, started, takenUp, type Clock } from './clocks.ts'

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

describe('the clock of an earlier time', () => {
  const going: Clock[] = [clock]
  const of = (clocks: readonly Clock[]) => {
    const { clock: now, former } = clocksOf(clocks, 's', null)
    return [now?.startedAt, former?.startedAt]
  }
  it('goes on after the last step, and is the former one once the instruction is begun anew', () => {
    const after = done(going, 's', 1_400_000)
    expect(after).toEqual([{ ...clock, doneAt: 1_400_000 }])
    expect(of(opened(after, 's', 1))).toEqual([undefined, clock.startedAt])
  })
  it('is no former one while it was never done, nor when one goes back from the end to a step', () => {
    expect(opened(going, 's', 1)).toBe(going)
    expect(of(opened(opened(done(going, 's', 1_400_000), 's', 8), 's', 1))).toEqual([clock.startedAt, undefined])
  })
  it('is kept when another is started, and taken up at one press, without losing the other', () => {
    const anew = started(going, 's', null, 2_000_000)
    expect(of(anew)).toEqual([2_000_000, clock.startedAt])
    expect(of(takenUp(anew, 's', null))).toEqual([clock.startedAt, 2_000_000])
    expect(of(takenUp(takenUp(anew, 's', null), 's', null))).toEqual([2_000_000, clock.startedAt])
  })
  it('goes on when it is taken up, also when it was stopped and done', () => {
    const former = opened(done([{ ...clock, stoppedAt: 1_200_000 }], 's', 1_400_000), 's', 1)
    expect(clocksOf(takenUp(former, 's', null), 's', null).clock).toEqual({ ...clock, former: false })
  })
  it('stays when the one that goes now is stopped or taken away', () => {
    const anew = started(going, 's', null, 2_000_000)
    expect(of(changed(anew, 's', null, null))).toEqual([undefined, clock.startedAt])
  })
  it('of another instruction is left alone', () => {
    const other = { ...clock, subject: 'other' }
    expect(opened(done([clock, other], 's', 1_400_000), 's', 1)).toContain(other)
    expect(done([other], 's', 1_400_000)).toEqual([other])
  })
})

describe('clocks on a phone', () => {
  let disk: Map<string, string>
  let full = false
  beforeEach(() => {
    disk = new Map()
    full = false
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: new Date('2026-11-12T14:03:00Z') })
    vi.stubGlobal('document', { hidden: false, addEventListener() {} })
    vi.stubGlobal('localStorage', { getItem: (key: string) => disk.get(key) ?? null, setItem: (key: string, text: string) => {
      if (full) throw new DOMException('no room', 'QuotaExceededError')
      disk.set(key, text)
    } })
    changeClocks(() => [])
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const start = () => changeClocks((clocks, at) => started(clocks, 's', null, at))
  const seconds = () => {
    const at = lookAtTime()
    const shown = clocksFrom(keptClocks(), at)[0]
    return shown && secondsOf(shown, at)
  }

  it('go in memory where there is no room to write, say so, and are written down once there is room', () => {
    full = true
    start()
    vi.advanceTimersByTime(5000)
    expect([seconds(), areUnkept()]).toEqual([5, true])
    full = false
    changeClocks((clocks) => done(clocks, 's', 1))
    expect([seconds(), areUnkept(), clocksFrom(disk.get('viewme-clocks')!, Date.now()).length]).toEqual([5, false, 1])
  })
  it('count on from when they were started when the phone’s own time is set, and are written down so, for a reload', () => {
    start()
    vi.advanceTimersByTime(2000)
    for (const set of [6 * 60_000, -20 * 60_000, 30 * 3_600_000]) {
      const before = seconds()!
      vi.setSystemTime(Date.now() + set)
      vi.advanceTimersByTime(500)
      expect(seconds()! - before).toBeLessThanOrEqual(1)
    }
    expect(Date.now() - clocksFrom(disk.get('viewme-clocks')!, Date.now())[0]!.startedAt).toBe(3500)
  })
})
