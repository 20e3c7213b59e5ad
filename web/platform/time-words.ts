// Times as 14:03, dates as 12 november: the same words everywhere. `now` is passed in.
import { language, localeOf } from './language.ts'

const words = {
  sv: { today: 'i dag', yesterday: 'i går' },
  en: { today: 'today', yesterday: 'yesterday' },
}

export const clockTime = (at: Date): string => at.toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' })

export function dayWords(at: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return words[language()].today
  if (days === 1) return words[language()].yesterday
  return dateWords(at, now)
}

/** "12 november", with the year when it is another one. */
export const dateWords = (at: Date, now: Date): string =>
  at.toLocaleDateString(localeOf(), { day: 'numeric', month: 'long', ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) })

/** "i dag 14:03", "12 november 14:03". */
export const momentWords = (at: Date, now: Date): string => `${dayWords(at, now)} ${clockTime(at)}`

const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
