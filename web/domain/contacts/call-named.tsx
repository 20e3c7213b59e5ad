// Buttons for those whom a step says to ring. Only numbers that a list may show.
import { m } from '../../paraglide/messages.js'
import { useWatched } from '../../platform/watch.ts'
import { Icon } from '../../ui/icon.tsx'
import { WithOwnWords } from '../../ui/own-words.tsx'
import { telOf } from './contact-list.tsx'
import { namedIn } from './contact-named.ts'
import { watchContacts } from './contacts.data.ts'

export function CallNamed({ text }: { text: string }) {
  const read = useWatched(watchContacts)
  const contacts = read?.contacts.filter((one) => one.member !== read.self) ?? []
  return namedIn(text, contacts).map((one) => (
    <a key={one.factId} className="button tall wide" href={telOf(one.phone)}>
      <Icon name="phone" /> <Words {...one} />
    </a>
  ))
}

/** The number stands in one piece. */
function Words({ name, phone }: { name: string; phone: string }) {
  const [before, after] = m.contact_call({ name, phone: '\n' }).split('\n') as [string, string]
  return <span><WithOwnWords words={before} said={name} /><span className="number">{phone}</span>{after}</span>
}
