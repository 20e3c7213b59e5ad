// What stops a note before it is saved, in words. The same limits as on arrival, so that nothing saved can be refused for size.
import { bodyBytes, maxBodyBytes } from '@viewme/contract/body.ts'
import { m } from '../../paraglide/messages.js'

const maxText = 20_000

export function textProblem(text: string): string | null {
  if (text.trim() === '') return m.note_text_missing()
  // 1 KiB is left for the rest of the body.
  if (text.length > maxText || bodyBytes(text) > maxBodyBytes - 1024) return tooLong(Math.max(1, text.length - maxText))
  return null
}

const tooLong = (count: number): string => (count === 1 ? m.note_text_long_one() : m.note_text_long({ count }))

/** Near the end how many characters are left, and past it how many are too many; undefined where there is plenty of room. */
export function roomWords(text: string): string | undefined {
  const left = maxText - text.length
  if (left >= 500) return undefined
  return left < 0 ? tooLong(-left) : left === 1 ? m.note_left_one() : m.note_left({ count: left })
}
