// Who to call: 112 and 1177 on top, then those of the situation, then the call ladder, then the rest. Never a protected number. The order
// follows the hours while the screen stands open.
import { answersAt, inCallOrder, type WallTime } from '@viewme/contract/contacts.ts'
import { m } from '../../paraglide/messages.js'
import { useTimeUntil } from '../../platform/time-until.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Coming, EmptyState, Pill } from '../../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { nextBoundary, wallTime } from './contact-hours.ts'
import { RoleAndHours, roleOf, StoppedContacts } from './contact-versions.tsx'
import { watchChoices, watchContacts, watchSituation, type Contact, type Readable } from './contacts.data.ts'

/** Every version of every contact that may be listed. */
export const useContacts = (): Contact[] | undefined => useWatched(watchContacts)?.contacts

/** No facts: always there, whatever the binder holds. */
export const emergency = [
  { id: '112', name: '112', phone: '112', role: m.contacts_112, red: true },
  { id: '1177', name: '1177', phone: '1177', role: m.contacts_1177, red: false },
]

/** `from`: the instruction that somebody came from. */
export function ContactList({ from }: { from: string | null }) {
  const read = useWatched(watchContacts)
  // Nobody calls themselves.
  const contacts = read?.contacts.filter((one) => one.member !== read.self)
  const asked = useWatched(watchSituation(from), [from])
  const situation = asked ?? null
  const choices = useWatched(watchChoices)
  const ready = read !== undefined && asked !== undefined && choices !== undefined
  const time = wallTime(useTimeUntil((at) => nextBoundary(contacts ?? [], at)))
  const order = ready && contacts && inCallOrder(contacts, situation, time)
  return (
    <>
      <ul className="list">
        {emergency.map((one) => <li key={one.id}><CallLink {...one} role={one.role()} isOurs /></li>)}
      </ul>
      {!ready && <Coming>{m.coming()}</Coming>}
      {order && situation !== null && <Listed said={situation.label} title={m.contacts_situation({ situation: situation.label })} contacts={order.first} time={time} />}
      {order && <Listed title={m.contacts_ladder()} contacts={order.ladder} time={time} />}
      {order && <Listed title={m.contacts_rest()} contacts={order.rest} time={time} />}
      {order && situation !== null && <Listed said={situation.label} title={m.contacts_situation_later({ situation: situation.label })} contacts={order.later} time={time} />}
      {read && choices && contacts?.length === 0 && <Empty readable={read.readable} may={choices.may} />}
      {read && <StoppedContacts stopped={read.stopped} />}
      {choices?.may && <div className="buttons"><ButtonLink to="/contacts/edit">{m.contacts_edit()}</ButtonLink></div>}
    </>
  )
}

/** A list that is locked, has not been fetched, or that others may have more of, is not said to be empty. */
const Empty = ({ readable, may }: { readable: Readable; may: boolean }) => (
  <EmptyState>
    <p>{readable === 'yes' ? (may ? m.contacts_empty() : m.contacts_none_shown()) : readable === 'locked' ? m.contacts_locked() : m.contacts_not_yet()}</p>
    {readable === 'locked' && <ButtonLink look="main" to="/unlock">{m.lock_open()}</ButtonLink>}
  </EmptyState>
)

const Listed = ({ title, said, contacts, time }: { title: string; said?: string; contacts: readonly Contact[]; time: WallTime }) => contacts.length === 0 ? null : (
  <section className="list">
    <h2><WithOwnWords words={title} said={said} /></h2>
    <ul className="list">{contacts.map((one) => <li key={one.factId}><CallLink {...one} closed={answersAt(one, time) === false} /></li>)}</ul>
  </section>
)

export const telOf = (phone: string): string => `tel:${phone.replace(/[^+0-9]/g, '')}`

/** One press calls. The number is a real link, so that a computer can also copy it. `isOurs`: nobody in the account has written it. */
const CallLink = ({ name, role, phone, hours, times, red, closed, beside, isOurs }: Pick<Contact, 'name' | 'role' | 'phone' | 'hours' | 'times'> & { red?: boolean; closed?: boolean; beside?: boolean; isOurs?: boolean }) => (
  <a className={red ? 'tile row-tile red' : 'tile row-tile'} href={telOf(phone)}>
    <span className="tile-icon"><Icon name="phone" /></span>
    <span className="call-words">
      <span>{isOurs ? name : <OwnWords>{name}</OwnWords>}</span>
      <span className="call-role">{isOurs ? role : <RoleAndHours of={{ role: roleOf({ name, role }), hours, times }} />}</span>
      {name !== phone && <span className="call-role">{phone}</span>}
      {(closed || beside) && <span className="row">{closed && <Pill tone="amber">{m.contacts_closed()}</Pill>}{beside && <Pill tone="amber">{m.contact_two()}</Pill>}</span>}
    </span>
  </a>
)
