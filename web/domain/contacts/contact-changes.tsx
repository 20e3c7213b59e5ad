// Changing who to call: a list to choose from, the order to ring in, and adding one. Apart from the list one calls from: no slip of the thumb changes it.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { savedWords } from '../../platform/saved-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { Banner, EmptyState, LiveRegion, Pill } from '../../ui/parts.tsx'
import { roleOf, StoppedContacts } from './contact-versions.tsx'
import { orderLadder, watchChoices, watchContacts, type Contact, type Saved } from './contacts.data.ts'

export function ContactChanges() {
  const read = useWatched(watchContacts)
  const choices = useWatched(watchChoices)
  if (!read || !choices) return null
  const stopped = <StoppedContacts stopped={read.stopped} />
  if (!choices.may) return <>{stopped}<EmptyState><p>{m.contacts_may_not()}</p><ButtonLink to="/contacts">{m.back()}</ButtonLink></EmptyState></>
  const contacts = [...Map.groupBy(read.contacts, (one) => one.id).values()]
  const isInLadder = (versions: readonly Contact[]) => versions.some((one) => one.ladder !== undefined)
  const rest = contacts.filter((one) => !isInLadder(one))
  return (
    <>
      <div className="buttons">
        <ButtonLink look="main" to="/contacts/new">{m.contact_new()}</ButtonLink>
        <ButtonLink look="tall" to="/contacts">{m.back()}</ButtonLink>
      </div>
      {stopped}
      <Ladder ladder={contacts.filter(isInLadder)} />
      {rest.length > 0 && (
        <section className="list">
          <h2>{m.contacts_rest()}</h2>
          <ul className="list">{rest.map((one) => <li key={one[0]!.id}><EditLink versions={one} /></li>)}</ul>
        </section>
      )}
    </>
  )
}

const EditLink = ({ versions }: { versions: readonly Contact[] }) => (
  <Link className="card grow" to={`/contacts/${versions[0]!.id}`}>
    <b><OwnWords>{nameOf(versions)}</OwnWords></b>
    {versions.map((one) => <span key={one.factId} className="small" lang={contentLanguage}>{[roleOf(one), one.phone].filter(Boolean).join(' · ')}</span>)}
    {versions.length > 1 && <span className="row"><Pill tone="amber">{m.contact_two()}</Pill></span>}
  </Link>
)
const nameOf = (versions: readonly Contact[]) => [...new Set(versions.map((one) => one.name))].join(' / ')

/** Each with all its versions. */
function Ladder({ ladder }: { ladder: readonly (readonly Contact[])[] }) {
  const [told, tell] = useState<{ words: string; saved: Saved } | null>(null)
  const move = async (from: number, to: number) => {
    const next = ladder.toSpliced(from, 1).toSpliced(to, 0, ladder[from]!)
    const saved = await orderLadder(next)
    tell({ saved, words: saved === 'saved' ? m.contact_moved({ name: nameOf(ladder[from]!), place: to + 1 }) : savedWords(saved) })
  }
  return (
    <section className="list">
      <h2>{m.contacts_ladder()}</h2>
      <p className="soft">{ladder.length > 0 ? m.contacts_ladder_words() : m.contacts_ladder_empty()}</p>
      <LiveRegion urgent>{told?.words}</LiveRegion>
      {told && told.saved !== 'saved' && <Banner tone="red" icon="warning"><p>{told.words}</p></Banner>}
      <ol className="list">
        {ladder.map((one, at) => (
          <li key={one[0]!.id} className="ordered">
            <EditLink versions={one} />
            <span className="moves">
              {at > 0 && <Button onClick={() => void move(at, at - 1)} aria-label={m.move_up({ name: nameOf(one) })}><Icon name="up" /></Button>}
              {at < ladder.length - 1 && <Button onClick={() => void move(at, at + 1)} aria-label={m.move_down({ name: nameOf(one) })}><Icon name="down" /></Button>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
