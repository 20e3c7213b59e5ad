// Who to call: 112 and 1177 on top, then the call ladder, then the rest by name. Never a protected number.
import { m } from '../../paraglide/messages.js'
import { useWatched } from '../../platform/watch.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/parts.tsx'
import { watchContacts, type Contact } from './contacts.data.ts'

export const useContacts = (): Contact[] | undefined => useWatched(watchContacts)

const emergency = [
  { id: '112', name: '112', phone: '112', role: m.contacts_112, red: true },
  { id: '1177', name: '1177', phone: '1177', role: m.contacts_1177, red: false },
]

export function ContactList() {
  const contacts = useContacts()
  return (
    <>
      <ul className="list">
        {emergency.map((one) => <li key={one.id}><CallLink {...one} role={one.role()} hours={null} /></li>)}
      </ul>
      {contacts && <Listed title={m.contacts_ladder()} contacts={contacts.filter((one) => one.ladder !== null)} />}
      {contacts && <Listed title={m.contacts_rest()} contacts={contacts.filter((one) => one.ladder === null)} />}
      {contacts?.length === 0 && <EmptyState><p>{m.contacts_empty()}</p></EmptyState>}
    </>
  )
}

const Listed = ({ title, contacts }: { title: string; contacts: readonly Contact[] }) => contacts.length === 0 ? null : (
  <section className="list">
    <h2>{title}</h2>
    <ul className="list">{contacts.map((one) => <li key={one.id}><CallLink {...one} /></li>)}</ul>
  </section>
)

/** One press calls. The number is a real link, so that a computer can also copy it. */
export const CallLink = ({ name, role, phone, hours, red }: { name: string; role: string; phone: string; hours: string | null; red?: boolean }) => (
  <a className={red ? 'tile row-tile red' : 'tile row-tile'} href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>
    <span className="tile-icon"><Icon name="phone" /></span>
    <span className="call-words">
      <span>{name}</span>
      <span className="call-role">{[role, hours].filter(Boolean).join(' · ')}</span>
      {name !== phone && <span className="call-role">{phone}</span>}
    </span>
  </a>
)
