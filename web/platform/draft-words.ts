// When a draft was kept: "14:03", or with its day when that was not today.
import { m } from '../paraglide/messages.js'
import { now } from './clock.ts'
import type { OtherDraft } from './draft-place.ts'
import { clockTime, dayWords, momentWords } from './time-words.ts'

export function draftTime(at: string, today: Date): string {
  const kept = new Date(at)
  return dayWords(kept, today) === dayWords(today, today) ? clockTime(kept) : momentWords(kept, today)
}

/** What a form says of its draft; null where nothing is kept. */
export const keptWords = (at: string | null): string | null => (at === null ? null : m.draft_from({ time: draftTime(at, now()) }))

/** What a form says of other drafts of the same, and of the press that opens each. */
export const otherWords = (others: readonly OtherDraft[]) => others.map(({ id, at }) => {
  const time = draftTime(at, now())
  return { id, words: m.draft_other({ time }), press: m.draft_other_open({ time }) }
})
