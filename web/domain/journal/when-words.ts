// Dates and times as people type them, turned into one wall time (YYYY-MM-DDTHH:MM). Null = could not be understood; nothing is guessed.

/** "2026-11-24", "20261124", "24/11", "24/11 2026", "24.11". A date without a year is the latest such day that is not after `today`. */
export function readDate(typed: string, today: Date): string | null {
  const text = typed.trim()
  const full = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text)
  if (full) return dateOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})[/.](\d{1,2})(?:[/. ]+(\d{4}))?$/.exec(text)
  if (!short) return null
  const [day, month] = [Number(short[1]), Number(short[2])]
  if (short[3]) return dateOf(Number(short[3]), month, day)
  const year = today.getFullYear()
  const isAhead = new Date(year, month - 1, day) > today
  return dateOf(isAhead ? year - 1 : year, month, day)
}

/** "14:03", "14.03", "1403", "14", "9". */
export function readTime(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[:. ]?(\d{2}))?$/.exec(typed.trim())
  if (!parts) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null
}

const two = (n: number) => String(n).padStart(2, '0')

function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(year, month - 1, day)
  const exists = at.getFullYear() === year && at.getMonth() === month - 1 && at.getDate() === day
  return exists && year >= 1900 && year <= 2199 ? `${year}-${two(month)}-${two(day)}` : null
}

/** The wall time of an instant on this device. */
export const wallOf = (at: Date): string => `${dateOf(at.getFullYear(), at.getMonth() + 1, at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
