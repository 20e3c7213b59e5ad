import { describe, expect, it } from 'vitest'
import { clockOf, contactNow, leaseOf, usedNow } from './lease.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-24T12:00:00Z')
const hours = { binder: 72, moment: 336 }
/** Uses the phone every twelve hours until `until` hours have passed. */
const usedUntil = (until: number) => {
  let facts = contactNow(start)
  for (let at = 12; at <= until; at += 12) facts = usedNow(facts, start + at * hour)
  return facts
}

describe('the lease', () => {
  it('keeps the binder open for 72 hours of use without contact, and the moment key for 14 days', () => {
    expect(leaseOf(usedUntil(72), start + 72 * hour, hours)).toMatchObject({ binder: 'open', moment: 'open' })
    expect(leaseOf(usedUntil(72), start + 73 * hour, hours)).toMatchObject({ binder: 'lease', moment: 'open' })
    expect(leaseOf(usedUntil(336), start + 336 * hour, hours)).toMatchObject({ binder: 'lease', moment: 'open' })
    expect(leaseOf(usedUntil(336), start + 337 * hour, hours)).toMatchObject({ binder: 'lease', moment: 'lease', destroy: false })
  })
  it('does not begin again when the clock is set back', () => {
    const facts = usedUntil(84)
    expect(leaseOf(facts, start - 1000 * hour, hours)).toMatchObject({ binder: 'lease', clock: start + 84 * hour })
  })
  it('locks the binder when the clock jumps more than 24 hours forward since last use, and says the clock looks wrong', () => {
    expect(leaseOf(contactNow(start), start + 24 * hour, hours).binder).toBe('open')
    expect(leaseOf(contactNow(start), start + 25 * hour, hours)).toMatchObject({ binder: 'clock', moment: 'open' })
  })
  it('stays locked when a phone with a suspicious clock is opened twice', () => {
    const again = usedNow(contactNow(start), start + 30 * hour)
    expect(leaseOf(again, start + 30 * hour, hours).binder).toBe('clock')
  })
  it('closes the moment key at its own end, and says clock when it got there by a jump', () => {
    expect(leaseOf(contactNow(start), start + 400 * hour, hours).moment).toBe('clock')
  })
  it('opens again at contact, whatever the clock was before', () => {
    const far = usedNow(contactNow(start), start + 87_600 * hour)
    expect(leaseOf(far, start, hours)).toMatchObject({ binder: 'clock', moment: 'clock' })
    expect(leaseOf(contactNow(start + hour), start + 2 * hour, hours)).toMatchObject({ binder: 'open', moment: 'open', destroy: false })
  })
  it('destroys 30 days after the binder lease has ended, not before, by a clock that was seen on the way', () => {
    expect(leaseOf(usedUntil(72 + 720), start + (72 + 720) * hour, hours).destroy).toBe(false)
    expect(leaseOf(usedUntil(72 + 720), start + (72 + 721) * hour, hours)).toMatchObject({ destroy: true, binder: 'lease', moment: 'lease' })
  })
  it.each([['25 hours', 25], ['45 days', 45 * 24], ['10 years', 87_600]])('destroys nothing and ends nothing by a clock that has jumped %s, however often it is opened then, and however long it is used', (_, jump) => {
    const long = usedUntil(72 + 720)
    let facts = { ...long, until: start + (72 + 721) * hour }
    for (let at = 0; at <= 60 * 24; at += 12) {
      facts = { ...usedNow(facts, start + (72 + 720 + jump + at) * hour), until: facts.until }
      expect(leaseOf(facts, start + (72 + 720 + jump + at) * hour, hours)).toMatchObject({ binder: 'clock', moment: 'clock', destroy: false, ended: false })
    }
    // Set right again, it stays locked: what has been seen has been seen.
    expect(leaseOf(facts, start + 800 * hour, hours)).toMatchObject({ binder: 'clock', destroy: false, ended: false })
  })
})

describe('a planned end of the membership', () => {
  const ends = contactNow(start, start + 10 * hour)
  it('closes both keys at its very moment, not before', () => {
    expect(leaseOf(ends, start + 10 * hour - 1, hours)).toMatchObject({ binder: 'open', moment: 'open', ended: false })
    expect(leaseOf(ends, start + 10 * hour, hours)).toMatchObject({ binder: 'lease', moment: 'lease', ended: true })
  })
  it('stays passed when the clock is set back', () => {
    expect(leaseOf(usedNow(ends, start + 11 * hour), start, hours).ended).toBe(true)
  })
  it('is not believed of a clock that has jumped: nothing is opened and nothing goes until the server has been heard', () => {
    expect(leaseOf(ends, start + 25 * hour, hours)).toMatchObject({ binder: 'clock', moment: 'clock', ended: false })
  })
})

describe('what is said of the clock', () => {
  const seen = contactNow(Date.parse('2026-11-24T12:00:00Z'))
  const hours = (count: number) => count * 3_600_000
  it('is nothing while it goes as it should, also a night later and up to five minutes off', () => {
    expect(clockOf(seen, 200_000, seen.highest + hours(9))).toBe(null)
    expect(clockOf(seen, null, seen.highest - 200_000)).toBe(null)
  })
  it('is how far it was from the server’s at last contact', () => {
    expect(clockOf(seen, hours(2), seen.highest)).toEqual({ by: hours(2) })
    expect(clockOf(seen, -hours(30), seen.highest + 1000)).toEqual({ by: -hours(30) })
  })
  it('is that it has been set back, to before what has been seen; not that it has jumped forward, which a phone in a drawer does', () => {
    expect(clockOf(seen, 0, seen.highest - hours(1))).toEqual({ by: null })
    expect(clockOf(seen, 0, seen.highest + hours(60))).toBe(null)
  })
})
