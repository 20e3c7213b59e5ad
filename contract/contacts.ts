// Who to call. 112 and 1177 always stand on top and are not facts. Contacts of the call ladder lie under the moment key.
import { z } from 'zod'
import { yes } from './actor.ts'
import { mayWriteContact } from './contacts.permissions.ts'
import type { Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { text } from './words.ts'

export const contactBody = z.strictObject({
  name: text(120),
  role: text(120),
  phone: z.string().regex(/^[+0-9][0-9 -]{1,19}$/),
  /** In words: "dygnet runt", "vard. 8–12". */
  hours: text(80).optional(),
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
  }).sort((a, b) => (a.ladder ?? 99) - (b.ladder ?? 99) || a.name.localeCompare(b.name, 'sv'))
}
