// How far an instruction can be trusted by its dates. Pure. Said in the moment path and in the lists: in words, and in colour only beside them.

/** Until the last day it holds: fresh, and soon to be reviewed in its last thirty days. Then old. `unapproved`: nobody stands behind it; `undated`: nobody has said until when. */
export type Freshness = 'fresh' | 'soon' | 'old' | 'unapproved' | 'undated'

const soonDays = 30

/** `reviewBy`: YYYY-MM-DD, the last day it holds. */
export function freshnessOf({ reviewBy, approved }: { reviewBy: string | null; approved: boolean }, now: Date): Freshness {
  if (reviewBy !== null && lastMoment(reviewBy) < now) return 'old'
  if (!approved) return 'unapproved'
  if (reviewBy === null) return 'undated'
  const soon = new Date(now)
  soon.setDate(soon.getDate() + soonDays)
  return lastMoment(reviewBy) <= soon ? 'soon' : 'fresh'
}

const lastMoment = (day: string): Date => new Date(`${day}T23:59:59`)
