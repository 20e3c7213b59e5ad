// Who answers at this hour, and when that changes, by the clock where the person lives. Pure.
import type { ContactBody, WallTime } from '@viewme/contract/contacts.ts'
import { defaultZone, happenedAtOf } from '@viewme/contract/time.ts'

/** The wall time in `zone`, whatever zone the phone is in: somebody on a journey reads the same hours as the team at home. */
export function wallTime(time: Date, zone: string = defaultZone): WallTime {
  const { wall } = happenedAtOf(time.getTime(), zone)
  return { day: new Date(`${wall.slice(0, 10)}T12:00Z`).getUTCDay() || 7, minutes: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)) }
}

/** The first time after `at` when one of them begins or ceases to answer, on whichever day; null where no hours are known. */
export function nextBoundary(contacts: readonly Pick<ContactBody, 'times'>[], at: Date, zone: string = defaultZone): Date | null {
  const walls = contacts.flatMap(({ times }) => (times ? [times.from, times.to] : []))
  const today = Date.parse(`${happenedAtOf(at.getTime(), zone).wall.slice(0, 10)}T00:00Z`)
  const times = walls.flatMap((wall) => [0, 1].map((days) => instantAt(today + (days * 24 * 60 + Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))) * 60_000, zone)))
  return times.filter((time) => time > at).reduce<Date | null>((first, time) => (first && first <= time ? first : time), null)
}

/** `wall`: a wall time written as if it were UTC. The offset is that of the night itself, also where the clock is moved. */
function instantAt(wall: number, zone: string): Date {
  const guess = wall - happenedAtOf(wall, zone).offset * 60_000
  return new Date(wall - happenedAtOf(guess, zone).offset * 60_000)
}
