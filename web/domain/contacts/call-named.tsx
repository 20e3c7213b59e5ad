// Buttons for those whom a step says to ring. Only numbers that a list may show.
import { m } from '../../paraglide/messages.js'
import { useWatched } from '../../platform/watch.ts'
import { Icon } from '../../ui/icon.tsx'
import { telOf } from './contact-list.tsx'
import { namedIn } from './contact-named.ts'
import { watchContacts } from './contacts.data.ts'

export function CallNamed({ text }: { text: string }) {
  const read = useWatched(watchContacts)
  const contacts = read?.contacts.filter((one) => one.member !== read.self) ?? []
  return namedIn(text, contacts).map((one) => (
    <a key={one.factId} className="button tall wide" href={telOf(one.phone)}>
      <Icon name="phone" /> {m.contact_call({ name: one.name, phone: one.phone })}
    </a>
  ))
}
