// The time as a screen shows things by it, read again when the next thing changes: one timer to that moment, no asking in between.
import { useEffect, useState } from 'react'
import { now } from './clock.ts'
import { whenLifted } from './pressed.ts'

/** `next`: when what is shown changes after a time; null = not by itself. A phone that has slept looks again when it is seen. */
export function useTimeUntil(next: (at: Date) => Date | null): Date {
  const [at, look] = useState(now)
  const then = next(at)?.getTime() ?? null
  useEffect(() => {
    if (then === null) return
    // What is listed by the hour takes another order: from under no finger.
    const again = () => whenLifted(() => look(now()))
    const seen = () => { if (document.visibilityState === 'visible' && now().getTime() >= then) again() }
    const timer = setTimeout(again, Math.max(0, then - now().getTime()))
    document.addEventListener('visibilitychange', seen)
    addEventListener('focus', seen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('focus', seen)
    }
  }, [at, then])
  return at
}
