// How old the phone's copy is, in words. Over 72 hours it says "old" first.
import { clockTime, dayWords } from '../platform/time-words.ts'
import type { Copy } from './moment.data.ts'
import type { MomentTexts } from './texts.ts'

const minute = 60_000
const oldAfter = 72 * 60 * minute

export function ageWords(copy: Copy, written: { unsent: number; refused: number }, now: Date, texts: MomentTexts): string {
  // By the server's clock, as far as it is known: a phone that is an hour ahead has no older copy for that.
  const words = [howOld(copy, new Date(now.getTime() - copy.offset), texts)]
  if (copy.clockWrong) words.push(texts.clockOff)
  if (copy.captive) words.push(texts.captive)
  if (written.unsent > 0) words.push(texts.unsent(written.unsent))
  if (written.refused > 0) words.push(texts.refusedCount(written.refused))
  if (written.unsent + written.refused === 0 && copy.ready) words.push(texts.ready)
  else if (copy.missing > 0) words.push(texts.missing(copy.missing))
  return words.join(' · ')
}

function howOld(copy: Copy, now: Date, texts: MomentTexts): string {
  if (copy.at === null) return texts.noCopy
  const at = new Date(copy.at)
  const age = now.getTime() - at.getTime()
  // A copy from the time to come: the clock has been set back, and nothing is known of its age.
  if (Math.abs(age) < 2 * minute) return texts.justUpdated
  const day = dayWords(at, now)
  const when = at.toDateString() === now.toDateString() ? clockTime(at) : age < oldAfter ? `${day} ${clockTime(at)}` : day
  return age < oldAfter ? texts.saved(when) : texts.old(when)
}
