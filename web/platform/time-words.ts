// Times as 14:03, dates as 12 november: the same words everywhere. `now` is passed in.
import { language } from './language.ts'

// Written out here: the browser's own tables take tens of milliseconds to open on a slow phone, and the moment path waits for them. A test compares.
const words = {
  sv: { today: 'i dag', yesterday: 'i går', months: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ') },
  en: { today: 'today', yesterday: 'yesterday', months: 'January February March April May June July August September October November December'.split(' ') },
}
const two = (part: number): string => String(part).padStart(2, '0')

export const clockTime = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`

export function dayWords(at: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return words[language()].today
  if (days === 1) return words[language()].yesterday
  return dateWords(at, now)
}

/** "12 november", with the year when it is another one. */
export const dateWords = (at: Date, now: Date): string => (at.getFullYear() === now.getFullYear() ? dayAndMonth(at) : wholeDate(at))

/** "12 november 2026", of what is read for years. */
export const wholeDate = (at: Date): string => `${dayAndMonth(at)} ${at.getFullYear()}`

const dayAndMonth = (at: Date): string => `${at.getDate()} ${words[language()].months[at.getMonth()]}`

/** "i dag 14:03", "12 november 14:03". */
export const momentWords = (at: Date, now: Date): string => `${dayWords(at, now)} ${clockTime(at)}`

/** YYYY-MM-DD where this phone is, as a date field writes it. */
export const dayOf = (at: Date): string => [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
