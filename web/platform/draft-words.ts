// When a draft was kept: "14:03", or with its day when that was not today.
import { clockTime, dayWords, momentWords } from './time-words.ts'

export function draftTime(at: string, now: Date): string {
  const kept = new Date(at)
  return dayWords(kept, now) === dayWords(now, now) ? clockTime(kept) : momentWords(kept, now)
}
