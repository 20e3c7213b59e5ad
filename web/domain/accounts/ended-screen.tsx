// A binder has gone from this phone by itself. Says whose and why, what became of what was written, and what is shown instead. The text of
// what was written can no longer be read here, so it stands by number, time and the server's answer.
import { useEffect } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { go } from '../../platform/location.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import type { StateName } from '../../platform/state-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Banner, Card, PageHeading } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { haveRead, watchEnded, type AllEnded, type Ended, type LeftFact } from './ended.data.ts'
import { SignOut } from './sign-out.tsx'
import { wordOf } from './who-mark.tsx'

/** `otherwise`: what is done where there is nothing to tell. */
export function EndedScreen({ otherwise }: { otherwise: () => void }) {
  const ended = useWatched(watchEnded)
  if (ended === undefined) return null
  const { list, now: shown, others, mayRead } = ended
  if (list.length === 0 && shown) return <Otherwise go={otherwise} />
  const [first, ...more] = list
  return (
    <>
      <PageHeading>{first ? titleOf(first) : m.ended_title()}</PageHeading>
      {first && <One ended={first} />}
      {more.map((one) => (
        <section key={`${one.human} ${one.account}`} className="list">
          <h2>{titleOf(one)}</h2>
          <One ended={one} />
        </section>
      ))}
      <Onward ended={ended} />
      <Banner tone="red" icon="phone"><p>{m.ended_urgent()}</p><a className="link" href="tel:112">{m.ended_call_112()}</a></Banner>
      {mayRead && <Button wide onClick={() => void haveRead().then(() => go('/', { replace: true }))}>{m.cleared_read()}</Button>}
      {list.filter((one, at) => !one.hasOther && one.why === 'ended' && list.findIndex((other) => other.human === one.human) === at).map((one) => (
        <SignOut key={one.human} me={{ unsent: one.unsent, online: navigator.onLine }} human={one.human} words={m.ended_sign_out_words()} />
      ))}
      {!shown && !others && <ButtonLink look="tall" wide to="/sign-in">{m.ended_sign_in()}</ButtonLink>}
    </>
  )
}

function Otherwise({ go: otherwise }: { go: () => void }) {
  useEffect(otherwise, [])
  return null
}

const titleOf = ({ why, person }: Ended): string =>
  (why === 'ended' ? person ? m.ended_title_of({ person }) : m.ended_title() : person ? m.gone_title_of({ person }) : m.gone_title())

/** The binder that is shown now, or who can be chosen. */
const Onward = ({ ended: { now: shown, others } }: { ended: AllEnded }) => (
  <>
    {shown && !shown.ofOther && (
      <>
        {shown.person && <p><b>{m.ended_shown({ person: shown.person })}</b></p>}
        <ButtonLink look="main" wide to="/">{shown.person ? m.ended_show({ person: shown.person }) : m.lock_to_now()}</ButtonLink>
      </>
    )}
    {others && <ButtonLink look={shown && !shown.ofOther ? 'tall' : 'main'} wide to="/unlock">{m.sign_in_who()}</ButtonLink>}
    {shown?.ofOther && <ButtonLink look="tall" wide to="/">{m.lock_to_now()}</ButtonLink>}
  </>
)

const why = { ended: m.ended_words, pin: m.sign_in_destroyed_pin, lease: m.sign_in_destroyed_lease }

const One = ({ ended }: { ended: Ended }) => (
  <>
    {ended.shown && <p className="soft">{m.ended_whose({ name: wordOf(ended.shown) })}</p>}
    <p>{why[ended.why]()}</p>
    {ended.why !== 'ended' && ended.lost > 0 && <p>{ended.lost === 1 ? m.sign_in_destroyed_lost_one() : m.sign_in_destroyed_lost({ count: ended.lost })}</p>}
    {ended.facts.length > 0 && (
      <Card>
        <h2>{m.ended_written()}</h2>
        <p className="soft">{m.ended_written_words()}</p>
        <ul className="list">{ended.facts.map((fact) => <Fact key={fact.number} fact={fact} />)}</ul>
      </Card>
    )}
  </>
)

const pills: Record<LeftFact['state'], StateName | null> = { waiting: 'waiting', held: 'waiting', sent: 'sent', refused: 'refused', lost: null }
const sentences: Record<LeftFact['state'], () => string> = { waiting: m.ended_fact_waiting, held: m.ended_fact_held, sent: m.ended_fact_sent, refused: m.ended_fact_refused, lost: m.ended_fact_lost }

function Fact({ fact: { number, writtenAt, state, reason } }: { fact: LeftFact }) {
  const pill = pills[state]
  return (
    <li className="row">
      <b>{m.ended_number({ number })}</b>
      <span>{momentWords(new Date(writtenAt), now())}</span>
      {pill && <StatePill state={pill} />}
      <span className="small">{sentences[state]()}{reason && ` ${reasonWords(reason)}`}</span>
    </li>
  )
}
