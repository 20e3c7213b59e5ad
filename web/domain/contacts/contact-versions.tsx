// Versions of a contact: two that stand until somebody chooses, one's own that the server has not accepted, and what it said before.
import { Fragment } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { stateSentence } from '../../platform/state-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { watchEarlier, type Contact, type Fields, type Stopped } from './contacts.data.ts'
import { timesWords } from './times-words.ts'

export const hoursOf = ({ hours, times }: Pick<Fields, 'hours' | 'times'>): string | null => [times && timesWords(times), hours].filter(Boolean).join(' · ') || null

/** '' where the role says what the name has said already. */
export const roleOf = ({ name, role }: Pick<Fields, 'name' | 'role'>): string => (name.trim().toLocaleLowerCase('sv') === role.trim().toLocaleLowerCase('sv') ? '' : role)

/** In a row. What is empty is left out. */
export function RoleAndHours({ of: { role, hours, times } }: { of: Pick<Fields, 'role' | 'hours' | 'times'> }) {
  const parts = [role && <OwnWords>{role}</OwnWords>, times && timesWords(times), hours && <OwnWords>{hours}</OwnWords>].filter(Boolean)
  return parts.map((part, at) => <Fragment key={at}>{at > 0 && ' · '}{part}</Fragment>)
}

/** All that a contact says, in words. */
const Said = ({ body }: { body: Fields }) => (
  <>
    <p lang={contentLanguage}><b>{body.name}</b>{roleOf(body) && ` · ${body.role}`}</p>
    <p>{body.phone}</p>
    {hoursOf(body) && <p className="small"><RoleAndHours of={{ ...body, role: '' }} /></p>}
    <p className="small">{[...body.situations?.length ? [m.contact_first_at({ situations: body.situations.join(', ') })] : [], body.ladder === undefined ? m.contact_not_in_ladder() : m.contact_in_ladder({ place: body.ladder })].join(' · ')}</p>
  </>
)

/** `came`: one of them came while the form was being written in; what is saved does not take its place. */
export const TwoVersions = ({ standing, came, busy, choose }: { standing: readonly Contact[]; came: boolean; busy: boolean; choose: (one: Contact) => void }) => (
  <Banner tone="amber" icon="eye" title={m.alert_two()}>
    <ul className="list">
      {standing.map((one) => (
        <li key={one.factId} className="card">
          <Said body={one} />
          <Button busy={busy} aria-label={m.contact_choose({ phone: one.phone })} onClick={() => choose(one)}>{m.two_choose()}</Button>
        </li>
      ))}
    </ul>
    <p>{came ? m.contact_two_came() : m.contact_two_words()}</p>
  </Banner>
)

export const StoppedContacts = ({ stopped }: { stopped: readonly Stopped[] }) => stopped.map((one) => (
  <Banner key={one.fact} tone={one.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={one.state.word === 'refused' ? m.stopped_refused() : m.stopped_waiting()}>
    <p>{stateSentence(one.state)}</p>
    <Said body={one.body} />
    <p>{m.note_stopped_words()}</p>
    <ButtonLink to={`/contacts/${one.subject}?${new URLSearchParams({ rewrite: one.fact })}`}>{m.note_rewrite()}</ButtonLink>
  </Banner>
))

export function EarlierContact({ id }: { id: string }) {
  const earlier = useWatched(watchEarlier(id), [id]) ?? []
  return earlier.length === 0 ? null : (
    <details className="card">
      <summary>{m.contact_earlier()}</summary>
      <ul className="list">
        {earlier.map((one) => (
          <li key={one.fact}>
            <p className="small">{one.by ?? m.someone()} · {momentWords(new Date(one.at), now())}</p>
            <Said body={one.body} />
          </li>
        ))}
      </ul>
    </details>
  )
}
