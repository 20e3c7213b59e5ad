// The demo's days. The story plays in November 2026; far from there all its dates move together, so that nothing in it is overdue or yet to come.
import { defaultZone, happenedAtOf, instantOf } from '@viewme/contract/time.ts'
import type { DemoDay, Weekday } from './demo.content.ts'

const dayMs = 86_400_000
const storyDay = Date.parse('2026-11-24')
// Between the newest version and the first review that falls due after it, the dates stand as they are.
const staysFrom = Date.parse('2026-11-13')
const staysUntil = Date.parse('2027-03-01')
const weekdays: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Whole days that every date of the story moves when the demo begins at `now`. */
export function daysMoved(now: Date): number {
  const at = now.getTime()
  return at >= staysFrom && at < staysUntil ? 0 : Math.floor((at - storyDay) / dayMs)
}

/** A day of the story ("2026-10-06") as it stands in a demo that began at `now`, as a date. */
export const storyDate = (day: DemoDay, now: Date): string =>
  typeof day === 'string' ? new Date(Date.parse(day) + daysMoved(now) * dayMs).toISOString().slice(0, 10) : happenedAtOf(now.getTime() - day.daysAgo * dayMs, defaultZone).wall.slice(0, 10)

/** The instant of a wall time on a day in the account's zone. */
export function instantAt(date: string, time: string): number {
  const guess = Date.parse(`${date}T${time}:00Z`)
  return instantOf({ wall: `${date}T${time}`, offset: happenedAtOf(guess, defaultZone).offset, zone: defaultZone })
}

/** The latest such weekday and time that lies at least `ago` minutes before now. */
export function latest(day: Weekday, time: string, now: Date, ago: number): number {
  for (let back = 0; back <= 8; back++) {
    const date = happenedAtOf(now.getTime() - back * dayMs, defaultZone).wall.slice(0, 10)
    const at = instantAt(date, time)
    if (weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()] === day && at + ago * 60_000 <= now.getTime()) return at
  }
  throw new Error(`no ${day} ${time} in the nine days before ${now.toISOString()}`)
}
