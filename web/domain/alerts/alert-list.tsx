// The alerts in the team's order, each to open and change; moved by buttons.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { savedWords } from '../../platform/saved-words.ts'
import { stateSentence } from '../../platform/state-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, EmptyState, LiveRegion } from '../../ui/parts.tsx'
import { orderAlerts, watchAlerts, type Saved } from './alerts.data.ts'

/** The way there, for those who may change them, or have written what was not accepted. */
export function AlertsLink() {
  const read = useWatched(watchAlerts)
  return read && (read.may || read.stopped.length > 0) ? (
    <Link className="tile row-tile" to="/alerts">
      <span className="tile-icon"><Icon name="alert" /></span>
      {m.alerts_title()}
    </Link>
  ) : null
}

export function AlertList() {
  const read = useWatched(watchAlerts)
  const [told, tell] = useState<{ words: string; saved: Saved } | null>(null)
  if (!read) return null
  const { alerts, stopped, may } = read
  const move = async (from: number, to: number) => {
    const saved = await orderAlerts(alerts.toSpliced(from, 1).toSpliced(to, 0, alerts[from]!))
    tell({ saved, words: saved === 'saved' ? m.contact_moved({ name: alerts[from]!.text, place: to + 1 }) : savedWords(saved) })
  }
  return (
    <>
      <p className="soft">{may ? m.alerts_words() : m.alerts_may_not()}</p>
      {may && <div className="buttons"><ButtonLink look="main" to="/alerts/new">{m.alert_new()}</ButtonLink></div>}
      <LiveRegion urgent>{told?.words}</LiveRegion>
      {told && told.saved !== 'saved' && <Banner tone="red" icon="warning"><p>{told.words}</p></Banner>}
      {stopped.map((one) => (
        <Banner key={one.fact} tone={one.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={one.state.word === 'refused' ? m.stopped_refused() : m.stopped_waiting()}>
          <p>{stateSentence(one.state)}</p>
          <p lang={contentLanguage}><b>{one.text}</b> {one.more}</p>
          <p>{m.note_stopped_words()}</p>
          <ButtonLink to={`/alerts/${one.subject}?${new URLSearchParams({ rewrite: one.fact })}`}>{m.note_rewrite()}</ButtonLink>
        </Banner>
      ))}
      {alerts.length === 0 && <EmptyState><p>{m.alerts_empty()}</p></EmptyState>}
      <ol className="list">
        {alerts.map((one, at) => (
          <li key={one.factId} className="ordered">
            {may ? <Link className="card grow" to={`/alerts/${one.id}`}><Words text={one.text} more={one.more} /></Link> : <div className="card grow"><Words text={one.text} more={one.more} /></div>}
            {may && (
              <span className="moves">
                {at > 0 && <Button onClick={() => void move(at, at - 1)} aria-label={m.move_up({ name: one.text })}><Icon name="up" /></Button>}
                {at < alerts.length - 1 && <Button onClick={() => void move(at, at + 1)} aria-label={m.move_down({ name: one.text })}><Icon name="down" /></Button>}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

const Words = ({ text, more }: { text: string; more: string | null }) => <><b lang={contentLanguage}>{text}</b>{more && <span className="small" lang={contentLanguage}>{more}</span>}</>
