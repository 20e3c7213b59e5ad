// The directory of an account: whose name stands behind an author id, as one member may see it.
import { z } from 'zod'
import { role, type Period } from './actor.ts'
import { uuid } from './fact.ts'

const time = z.iso.datetime().nullable()

export const directoryEntry = z.strictObject({
  /** The membership's id: what stands as `author` on facts, for ever. */
  id: uuid,
  name: z.string(),
  roles: z.array(role),
  /** What they are in the account's own words, as "arbetsterapeut"; said instead of roles that say less. */
  title: z.string().max(60).optional(),
  groups: z.array(uuid),
  from: time,
  until: time,
  portrait: uuid.optional(),
  protected: z.boolean(),
})
export type DirectoryEntry = z.infer<typeof directoryEntry>

export const people = z.strictObject({
  people: z.array(directoryEntry),
  gone: z.array(uuid),
  cursor: z.string(),
  /** The cursor could not be used: what is not in this answer is no longer known. */
  reset: z.literal(true).optional(),
})
export type People = z.infer<typeof people>

/**
 * A name as another member sees it. Protected identity: the first name only, for everyone but themselves.
 * Former members keep an answerable but shorter name: "Omar T.".
 */
export function nameAsSeen(of: { firstName: string; lastName: string; protected: boolean; former: boolean; self: boolean }): string {
  const first = of.firstName.trim()
  const last = of.lastName.trim()
  if (of.self) return `${first} ${last}`.trim()
  if (of.protected || last === '') return first
  return of.former ? `${first} ${[...last][0]}.` : `${first} ${last}`
}

/** When a period ends or ended: the earlier of what was planned and what somebody decided. */
export function periodEnd(period: Period): string | null {
  if (period.endedAt === null) return period.until
  return period.until !== null && Date.parse(period.until) < Date.parse(period.endedAt) ? period.until : period.endedAt
}
