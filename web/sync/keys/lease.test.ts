import { describe, expect, it } from 'vitest'
import { contactNow, leaseOf, usedNow } from './lease.ts'

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
    expect(leaseOf(far, start, hours).destroy).toBe(true)
    expect(leaseOf(contactNow(start + hour), start + 2 * hour, hours)).toMatchObject({ binder: 'open', moment: 'open', destroy: false })
  })
  it('destroys 30 days after the binder lease has ended, not before', () => {
    expect(leaseOf(contactNow(start), start + (72 + 720) * hour, hours).destroy).toBe(false)
    expect(leaseOf(contactNow(start), start + (72 + 721) * hour, hours).destroy).toBe(true)
  })
})
