// Who answers at this hour, and when that changes. Pure.
import type { ContactBody, WallTime } from '@viewme/contract/contacts.ts'

export const wallTime = (time: Date): WallTime => ({ day: time.getDay() || 7, minutes: time.getHours() * 60 + time.getMinutes() })

/** The first time after `at` when one of them begins or ceases to answer, on whichever day; null where no hours are known. */
export function nextBoundary(contacts: readonly Pick<ContactBody, 'times'>[], at: Date): Date | null {
  const walls = contacts.flatMap(({ times }) => (times ? [times.from, times.to] : []))
  const times = walls.flatMap((wall) => [0, 1].map((days) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, Number(wall.slice(0, 2)), Number(wall.slice(3)))))
  return times.filter((time) => time > at).reduce<Date | null>((first, time) => (first && first <= time ? first : time), null)
}
