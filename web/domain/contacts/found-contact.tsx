// A contact that was found: one press calls, as in the list.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { Marked, Whys } from '../../ui/found.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { emergency, telOf } from './contact-list.tsx'
import { hoursOf, roleOf } from './contact-versions.tsx'
import { contactSource } from './contacts.data.ts'
import type { Shown } from './contacts.search.ts'

const words: Record<string, () => string> = { title: m.search_in_name, role: m.search_in_role, phone: m.search_in_phone, hours: m.search_in_hours, situations: m.search_in_situations }

const isOurs = ({ phone }: Shown) => emergency.some((one) => one.phone === phone)

const FoundContact = ({ hit: { title, reasons, show } }: { hit: Hit<Shown> }) => (
  <a className={show.red ? 'tile row-tile red' : 'tile row-tile'} href={telOf(show.phone)}>
    <span className="tile-icon"><Icon name="phone" /></span>
    <span className="call-words">
      <span><OwnWords><Marked pieces={title} /></OwnWords></span>
      <span className="call-role"><WithOwnWords words={[roleOf(show), show.hours].filter(Boolean).join(' · ')} said={isOurs(show) ? null : roleOf(show)} /></span>
      {show.name !== show.phone && <span className="call-role">{show.phone}</span>}
      {show.two && <span className="row"><Pill tone="amber">{m.contact_two()}</Pill></span>}
      <Whys whys={reasons.map(({ where, pieces }) => ({ where: words[where]!(), pieces, isOurs: isOurs(show) || where === 'phone' }))} />
    </span>
  </a>
)

export const searchedContacts = { ...contactSource(() => emergency.map((one) => ({ ...one, role: one.role() })), hoursOf), title: m.search_contacts, Hit: FoundContact }
