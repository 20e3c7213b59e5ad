// Who to call. 112 and 1177 always stand on top and are not facts. Contacts of the call ladder lie under the moment key.
import { z } from 'zod'
import { yes } from './actor.ts'
import { mayWriteContact } from './contacts.permissions.ts'
import type { Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { clockTime, text } from './words.ts'

export const contactBody = z.strictObject({
  name: text(120),
  role: text(120),
  phone: z.string().regex(/^[+0-9][0-9 -]{1,19}$/),
  /** In words: "dygnet runt", "vard. 8–12". */
  hours: text(80).optional(),
  /** When somebody answers: weekdays 1 (Monday) … 7, wall time where the person lives; `to` at or before `from` is the day after. Absent: not known, or always. */
  times: z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: clockTime, to: clockTime }).optional(),
  /** The words of the situations that this contact is called in first; the same as on the tiles. */
  situations: z.array(text(24)).max(20).optional(),
  /** Place in the call ladder, 1 first; absent = not in it. */
  ladder: z.int().min(1).max(20).optional(),
  /** The member it belongs to, so that a protected member's number is never listed. */
  member: z.string().optional(),
})
export type ContactBody = z.infer<typeof contactBody>

export const contact: Kind<ContactBody> = {
  kind: 'contact', slice: 'contacts', v: 1, body: contactBody, lifts: {}, keeping: 'state', opens: true,
  mayRead: () => yes, mayWrite: mayWriteContact, moment: (body) => body.ladder !== undefined, mask: ['role', 'hours', 'ladder'],
  purpose: 'To reach the right human in time.', holders: 'Members in the contact’s audience.', retention: 'Until withdrawn, at most as long as the account.',
}

export type Contact = ContactBody & { id: string; factId: string }

/** Contacts, the call ladder first, then by name. */
export function contactsOf(facts: readonly Fact<any>[]): Contact[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]): Contact[] => {
    const current = inForce(own, 'contact')
    return current ? [{ ...(current.fact.body as ContactBody), id, factId: current.fact.id }] : []
  }).sort(byPlace)
}

const byPlace = (a: ContactBody, b: ContactBody) => (a.ladder ?? 99) - (b.ladder ?? 99) || a.name.localeCompare(b.name, 'sv')

/** A wall time: weekday 1 (Monday) … 7 and minutes since midnight. */
export type WallTime = { day: number; minutes: number }

/** Whether somebody answers now; null where no times are known. */
export function answersAt({ times }: Pick<ContactBody, 'times'>, { day, minutes }: WallTime): boolean | null {
  if (!times) return null
  const from = minutesOf(times.from)
  const to = minutesOf(times.to)
  const on = (one: number) => times.days.includes(one)
  if (from < to) return on(day) && minutes >= from && minutes < to
  const before = day === 1 ? 7 : day - 1
  return (on(day) && minutes >= from) || (on(before) && minutes < to)
}

const minutesOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))

/**
 * Whom to call, in order. `first`: those of the situation; `ladder`: the call ladder without them; `rest`.
 * In each those who do not answer at this hour come last: an order that leads to a silent telephone costs minutes.
 */
export function inCallOrder<C extends ContactBody>(contacts: readonly C[], situation: string | null, at: WallTime): { first: C[]; ladder: C[]; rest: C[] } {
  const asked = situation?.trim().toLocaleLowerCase('sv')
  const isFirst = (one: C) => asked !== undefined && (one.situations ?? []).some((name) => name.trim().toLocaleLowerCase('sv') === asked)
  const inOrder = contacts.toSorted((a, b) => Number(answersAt(a, at) === false) - Number(answersAt(b, at) === false) || byPlace(a, b))
  return {
    first: inOrder.filter(isFirst),
    ladder: inOrder.filter((one) => !isFirst(one) && one.ladder !== undefined),
    rest: inOrder.filter((one) => !isFirst(one) && one.ladder === undefined),
  }
}
