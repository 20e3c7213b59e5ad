// The only file on this side that reads the clock.
export const now = (): Date => new Date()

/** Milliseconds since the page was opened, going on evenly also when the phone's own time is set. May stand still while the phone sleeps. */
export const steadyNow = (): number => performance.now()
