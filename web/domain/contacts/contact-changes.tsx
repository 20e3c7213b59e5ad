// Changing who to call: a list to choose from, the order to ring in, and adding one. Apart from the list one calls from: no slip of the thumb changes it.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { savedWords } from '../../platform/saved-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, EmptyState, LiveRegion } from '../../ui/parts.tsx'
import { orderLadder, watchChoices, watchContacts, type Contact, type Saved } from './contacts.data.ts'

export function ContactChanges() {
  const contacts = useWatched(watchContacts)
  const choices = useWatched(watchChoices)
  if (!contacts || !choices) return null
  if (!choices.may) return <EmptyState><p>{m.contacts_may_not()}</p><ButtonLink to="/contacts">{m.back()}</ButtonLink></EmptyState>
  const ladder = contacts.filter((one) => one.ladder !== undefined)
  const rest = contacts.filter((one) => one.ladder === undefined)
  return (
    <>
      <div className="buttons">
        <ButtonLink look="main" to="/contacts/new">{m.contact_new()}</ButtonLink>
        <ButtonLink look="tall" to="/contacts">{m.back()}</ButtonLink>
      </div>
      <Ladder ladder={ladder} />
      {rest.length > 0 && (
        <section className="list">
          <h2>{m.contacts_rest()}</h2>
          <ul className="list">{rest.map((one) => <li key={one.id}><EditLink contact={one} /></li>)}</ul>
        </section>
      )}
    </>
  )
}

const EditLink = ({ contact }: { contact: Contact }) => (
  <Link className="card grow" to={`/contacts/${contact.id}`}>
    <b>{contact.name}</b>
    <span className="small">{[contact.role, contact.phone].join(' · ')}</span>
  </Link>
)

function Ladder({ ladder }: { ladder: readonly Contact[] }) {
  const [told, tell] = useState<{ words: string; saved: Saved } | null>(null)
  const move = async (from: number, to: number) => {
    const next = ladder.toSpliced(from, 1).toSpliced(to, 0, ladder[from]!)
    const saved = await orderLadder(next)
    tell({ saved, words: saved === 'saved' ? m.contact_moved({ name: ladder[from]!.name, place: to + 1 }) : savedWords(saved) })
  }
  return (
    <section className="list">
      <h2>{m.contacts_ladder()}</h2>
      <p className="soft">{ladder.length > 0 ? m.contacts_ladder_words() : m.contacts_ladder_empty()}</p>
      <LiveRegion urgent>{told?.words}</LiveRegion>
      {told && told.saved !== 'saved' && <Banner tone="red" icon="warning"><p>{told.words}</p></Banner>}
      <ol className="list">
        {ladder.map((one, at) => (
          <li key={one.id} className="ordered">
            <EditLink contact={one} />
            <span className="moves">
              {at > 0 && <Button onClick={() => void move(at, at - 1)} aria-label={m.move_up({ name: one.name })}><Icon name="up" /></Button>}
              {at < ladder.length - 1 && <Button onClick={() => void move(at, at + 1)} aria-label={m.move_down({ name: one.name })}><Icon name="down" /></Button>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
