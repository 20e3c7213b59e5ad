// Who to call. 112 and 1177 always stand on top and are not facts. Contacts of the call ladder lie under the moment key.
import { z } from 'zod'
import { yes } from './actor.ts'
import { mayWriteContact } from './contacts.permissions.ts'
import { uuid, type Fact } from './fact.ts'
import { heads } from './fold.ts'
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
  /** The instructions behind those words, so that a tile that is renamed keeps its contacts. Beside the words, never instead: older contacts have words alone. */
  instructions: z.array(uuid).max(40).optional(),
  /** Place in the call ladder, 1 first; absent = not in it. */
  ladder: z.int().min(1).max(20).optional(),
  /** The member it belongs to, so that a protected member's number is never listed. */
  member: uuid.optional(),
})
export type ContactBody = z.infer<typeof contactBody>

export const contact: Kind<ContactBody> = {
  kind: 'contact', slice: 'contacts', v: 1, body: contactBody, lifts: {}, keeping: 'state', opens: true,
  mayRead: () => yes, mayWrite: mayWriteContact, numberOf: (body) => body.member, moment: (body) => body.ladder !== undefined, mask: ['role', 'hours', 'ladder'],
  purpose: 'To reach the right human in time.', holders: 'Members in the contact’s audience.', retention: 'Until withdrawn, at most as long as the account.',
}

/** `beside`: another version of it stands too, and both are shown. */
export type Contact = ContactBody & { id: string; factId: string; beside: boolean }

/**
 * Contacts, the call ladder first, then by name. Where two versions stand, both are there, the one in force first: no number is hidden by a
 * conflict. Only a human chooses.
 */
export function contactsOf(facts: readonly Fact<any>[]): Contact[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]): Contact[][] => {
    const standing = heads(own, 'contact')
    return standing.length === 0 ? [] : [standing.map((fact) => ({ ...(fact.body as ContactBody), id, factId: fact.id, beside: standing.length > 1 }))]
  }).sort(byPlace).flat()
}

/** In the call ladder as its first version that is in it. */
export const ladderOf = (versions: readonly ContactBody[]): number => Math.min(...versions.map((one) => one.ladder ?? 99))
const byPlace = (a: readonly ContactBody[], b: readonly ContactBody[]) => ladderOf(a) - ladderOf(b) || a[0]!.name.localeCompare(b[0]!.name, 'sv')

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

/** One tile: its words, the words it had before as far as they are known, and the instructions that it leads to. */
export type Situation = { label: string; earlier: readonly string[]; instructions: readonly string[] }

const same = (a: string, b: string) => a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')
/** Whether a contact is called in first there: by the instructions where it names them, and by the words, also those that the tile had before. */
export const isCalledAt = ({ situations = [], instructions = [] }: Pick<ContactBody, 'situations' | 'instructions'>, at: Situation): boolean =>
  instructions.some((one) => at.instructions.includes(one)) || situations.some((words) => [at.label, ...at.earlier].some((label) => same(label, words)))

export type CallOrder<C> = { first: C[]; ladder: C[]; rest: C[]; later: C[] }

/**
 * Whom to call, in order. `first`: those of the situation; `ladder`: the call ladder without them; `rest`; `later`: those of the situation who
 * do not answer at this hour, while somebody else does. An order that leads to a silent telephone costs minutes, so whoever does not answer
 * comes last in each, and never before anybody who does in what is asked for first. Versions of one contact stay together, each that says
 * something of its own.
 */
export function inCallOrder<C extends ContactBody & { id: string }>(contacts: readonly C[], situation: Situation | null, at: WallTime): CallOrder<C> {
  const silent = (one: C) => answersAt(one, at) === false
  const all = [...Map.groupBy(contacts, (one) => one.id).values()].map((versions) => ({
    versions: shownApart(versions).toSorted((a, b) => Number(silent(a)) - Number(silent(b))),
    isSilent: versions.every(silent),
    isAsked: situation !== null && versions.some((one) => isCalledAt(one, situation)),
    isInLadder: versions.some((one) => one.ladder !== undefined),
  })).sort((a, b) => Number(a.isSilent) - Number(b.isSilent) || byPlace(a.versions, b.versions))
  const somebodyAnswers = all.some((one) => !one.isSilent)
  const those = (which: (one: (typeof all)[number]) => boolean) => all.filter(which).flatMap((one) => one.versions)
  return {
    first: those((one) => one.isAsked && !(one.isSilent && somebodyAnswers)),
    ladder: those((one) => !one.isAsked && one.isInLadder),
    rest: those((one) => !one.isAsked && !one.isInLadder),
    later: those((one) => one.isAsked && one.isSilent && somebodyAnswers),
  }
}

/** Two versions that differ only in where they stand are one for whoever calls. */
const shownApart = <C extends ContactBody>(versions: readonly C[]): C[] => {
  const said = ({ name, role, phone, hours, times }: C) => JSON.stringify([name, role, phone, hours ?? null, times ? [times.days, times.from, times.to] : null])
  return versions.filter((one, at) => versions.findIndex((other) => said(other) === said(one)) === at)
}
