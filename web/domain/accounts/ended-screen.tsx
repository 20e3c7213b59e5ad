// Access is over. The text of what still waits can no longer be read here, so it stands by number, time and reason.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { go } from '../../platform/location.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, PageHeading } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { signOut, type Gate } from './accounts.data.ts'

export const EndedScreen = ({ gate }: { gate: Gate & { state: 'ended' } }) => (
  <>
    <PageHeading>{m.ended_title()}</PageHeading>
    <p>{m.ended_words()}</p>
    {gate.waiting.length > 0 && (
      <Card>
        <h2>{m.ended_waiting()}</h2>
        <p className="soft">{gate.waiting.every((fact) => fact.arrived) ? m.ended_arrived_words() : m.ended_waiting_words()}</p>
        <ul className="list">
          {gate.waiting.map((fact) => (
            <li key={fact.number} className="row">
              <b>{m.ended_number({ number: fact.number })}</b>
              <span>{momentWords(new Date(fact.writtenAt), now())}</span>
              <StatePill state="waiting" />
              {fact.reason && <span className="small">{reasonWords(fact.reason)}</span>}
            </li>
          ))}
        </ul>
      </Card>
    )}
    <Button look="main" wide onClick={() => void signOut().then(() => go('/sign-in', { replace: true }))}>{m.me_sign_out()}</Button>
    <ButtonLink look="tall" wide to="/sign-in">{m.ended_sign_in()}</ButtonLink>
  </>
)
