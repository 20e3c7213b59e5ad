// How often somebody may ask, counted in this process alone: a limit on what one asks of one server, never a right.

/** `take` says how many ms to wait; 0: go on. `now`: ms. At most `most` in any `windowMs`. */
export function rateOf(most: number, windowMs: number): { take(who: string, now: number): number } {
  const taken = new Map<string, number[]>()
  return {
    take(who, now) {
      const recent = (taken.get(who) ?? []).filter((at) => now - at < windowMs)
      const isFull = recent.length >= most
      if (!isFull) recent.push(now)
      taken.delete(who)
      taken.set(who, recent)
      // Whoever has not asked for a whole window is forgotten; the oldest stand first.
      for (const [name, times] of taken) { if (now - times.at(-1)! < windowMs) break; taken.delete(name) }
      return isFull ? windowMs - (now - recent[0]!) : 0
    },
  }
}
