// "Kom igång": for whoever starts a binder, the three things that a substitute would miss first. Gone when they are there.
import { useState } from 'react'
import { m } from '../paraglide/messages.js'
import { useWatched } from '../platform/watch.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card, Pill } from '../ui/parts.tsx'
import { watchBegun } from './guide.data.ts'

/** So many numbers are enough to begin with. */
const fewContacts = 3

export function BeginCard() {
  const begun = useWatched(watchBegun)
  const [instruction] = useState(() => crypto.randomUUID())
  if (!begun || (begun.alert && begun.instruction && begun.contacts >= fewContacts)) return null
  return (
    <Card label={m.begin_title()}>
      <h2>{m.begin_title()}</h2>
      <p>{m.begin_words()}</p>
      <ol className="list">
        <Step done={begun.alert} to="/alerts/new" go={m.begin_alert()} words={m.begin_alert_words()} />
        <Step done={begun.contacts >= fewContacts} to="/contacts/new" go={m.begin_contact()} words={m.begin_contact_words({ count: begun.contacts, few: fewContacts })} />
        <Step done={begun.instruction} to={`/instruction/${instruction}/edit?new=yes`} go={m.begin_instruction()} words={m.begin_instruction_words()} />
      </ol>
    </Card>
  )
}

const Step = ({ done, to, go, words }: { done: boolean; to: string; go: string; words: string }) => (
  <li className="list">
    <span>{words}</span>
    {done ? <span className="row"><Icon name="done" /><Pill tone="green">{m.begin_done()}</Pill></span> : <ButtonLink to={to}>{go}</ButtonLink>}
  </li>
)
