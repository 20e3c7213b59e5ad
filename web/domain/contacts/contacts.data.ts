// Who to call. Protected members' numbers are left out here, whatever the binder holds.
import { contactsOf } from '@viewme/contract/contacts.ts'
import { openCurrent } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

export type Contact = { id: string; name: string; role: string; phone: string; hours: string | null; ladder: number | null; member: string | null }

/** The call ladder first, then by name. */
export const watchContacts: Watch<Contact[]> = watchOf(openCurrent)(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ kind: 'contact' }), phone.people()])
  const hidden = new Set(people.filter((one) => one.protected).map((one) => one.id))
  return contactsOf(facts.filter((fact) => !fact.unread))
    .filter((one) => one.member === undefined || !hidden.has(one.member))
    .map(({ id, name, role, phone: number, hours, ladder, member }) => ({ id, name, role, phone: number, hours: hours ?? null, ladder: ladder ?? null, member: member ?? null }))
})
