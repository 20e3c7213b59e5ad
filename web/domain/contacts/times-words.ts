// Days and hours in the shortest words: "vardagar 08:00–12:00".
import type { ContactBody } from '@viewme/contract/contacts.ts'
import { m } from '../../paraglide/messages.js'

const words = [m.day_1, m.day_2, m.day_3, m.day_4, m.day_5, m.day_6, m.day_7]
export const dayWord = (day: number): string => words[day - 1]!()

export function timesWords({ days, from, to }: NonNullable<ContactBody['times']>): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b).join('')
  const known: Record<string, () => string> = { 12345: m.days_weekdays, 67: m.days_weekend, 1234567: m.days_all }
  const when = known[sorted]?.() ?? [...sorted].map((day) => dayWord(Number(day)).toLocaleLowerCase()).join(', ')
  return `${when} ${from}–${to}`
}
