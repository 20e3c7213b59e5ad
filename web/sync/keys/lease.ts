// The lease: how long a copy stays readable without contact. It locks and destroys nothing, until 30 days after its end by a clock that has not jumped.
// Its clock is the highest of: now, the highest ever seen on the device, the server's at last contact; all in server time,
// that is with the offset measured at last contact taken away. Pure; imports nothing (the moment path asks it too).

export type LeaseFacts = {
  /** Server time at last contact, ms. */
  contactAt: number
  /** The highest clock seen while in use since last contact, server time, ms. */
  highest: number
  /** The clock at last use that was not suspicious, server time, ms. */
  usedAt: number
  /** When the membership ends as planned, server time, ms; as last heard. Null or absent: no end is planned. */
  until?: number | null
}

export type Lease = {
  /** The lease's own clock, server time, ms. */
  clock: number
  /** `clock`: "Klockan ser fel ut. Anslut till nätet." */
  binder: 'open' | 'lease' | 'clock'
  moment: 'open' | 'lease' | 'clock'
  /** True: nothing of the copy may be shown, and it is deleted now, if nothing goes with it that is nowhere else. Never by a suspicious clock: docs/decisions/lease-and-clock.md. */
  destroy: boolean
  /** The planned end of the membership has passed: nothing may be shown. A suspicious clock only closes both keys until the server has been heard. */
  ended: boolean
}

const hour = 3_600_000
export const jumpMs = 24 * hour
export const destroyAfterMs = 30 * 24 * hour

/** `now`: the device's clock, put right by the offset of last contact. */
export function leaseOf(facts: LeaseFacts, now: number, hours: { binder: number; moment: number }): Lease {
  const clock = Math.max(now, facts.highest, facts.contactAt)
  const age = clock - facts.contactAt
  const jumped = clock - facts.usedAt > jumpMs
  const over = facts.until != null && clock >= facts.until
  const binderOver = over || age > hours.binder * hour
  const momentOver = over || age > hours.moment * hour
  return {
    clock,
    binder: jumped ? 'clock' : binderOver ? 'lease' : 'open',
    // A phone in a drawer over a week-end must still open the seizure instruction: a jump alone does not close the moment key, its own end does.
    moment: momentOver ? (jumped ? 'clock' : 'lease') : 'open',
    destroy: age > hours.binder * hour + destroyAfterMs && !jumped,
    ended: over && !jumped,
  }
}

/** After use: remembers the clock. A suspicious clock is not remembered as use, so that opening twice does not unlock. */
export function usedNow(facts: LeaseFacts, now: number): LeaseFacts {
  const clock = Math.max(now, facts.highest, facts.contactAt)
  return clock - facts.usedAt > jumpMs ? { ...facts, highest: clock } : { ...facts, highest: clock, usedAt: clock }
}

/** After contact: the server's time is believed, whatever was seen before. `until` as in `LeaseFacts`. */
export const contactNow = (serverTime: number, until: number | null = null): LeaseFacts => ({ contactAt: serverTime, highest: serverTime, usedAt: serverTime, until })

/**
 * `by`: how far the device's clock was from the server's at last contact, ms, ahead above 0; null when it has been set back since, to before what has
 * been seen. `null` in all: nothing to say. A jump forward may be a phone that lay in a drawer: that is the lock's to say.
 */
export type ClockState = { by: number | null } | null
const offMs = 300_000

/** `offset`: device minus server at last contact, ms. `now`: put right by it. */
export function clockOf(facts: LeaseFacts, offset: number | null, now: number): ClockState {
  if (now < Math.max(facts.highest, facts.contactAt) - offMs) return { by: null }
  return Math.abs(offset ?? 0) > offMs ? { by: offset } : null
}
