// "Vad du har godkänt": each text with its version and when, a way to read it as it was, and the consent taken back by one press, as it is given.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Asked } from '../../platform/ask-server.ts'
import { now } from '../../platform/clock.ts'
import { language } from '../../platform/language.ts'
import { momentWords } from '../../platform/time-words.ts'
import { troubleWords } from '../../platform/trouble-words.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, Card } from '../../ui/parts.tsx'
import { answerConsent, readAnswers, standingAnswers, type PolicyAnswer } from './policies.data.ts'
import { addressOf, policyName } from './policy-words.ts'

export function MyAnswers() {
  const [asked, hear] = useState<Asked<PolicyAnswer[]>>()
  useEffect(() => {
    let stays = true
    void readAnswers().then((answer) => { if (stays) hear(answer) })
    return () => { stays = false }
  }, [])
  // Whose session is over is told so elsewhere on the page.
  if (asked === undefined || asked.is === 'refused') return null
  return (
    <Card>
      <h2>{m.answers_title()}</h2>
      {asked.is === 'ok' ? <Answers answers={asked.value} tell={(answers) => hear({ is: 'ok', value: answers })} /> : <p>{asked.is === 'offline' ? m.answers_offline() : troubleWords(asked.is)}</p>}
    </Card>
  )
}

function Answers({ answers, tell }: { answers: PolicyAnswer[]; tell: (answers: PolicyAnswer[]) => void }) {
  const [busy, work] = useState(false)
  const [done, say] = useState<'given' | 'withdrawn' | null>(null)
  const [trouble, fail] = useState<string | null>(null)
  const standing = standingAnswers(answers)
  const hasGiven = standing.some((one) => one.said === 'given')
  const answer = async (said: 'given' | 'withdrawn') => {
    work(true)
    fail(null)
    say(null)
    const result = await answerConsent(said, { language: language(), answers })
    work(false)
    if (result.is !== 'ok') return fail(result.is === 'refused' ? m.answers_failed() : troubleWords(result.is))
    tell(result.value)
    say(said)
  }
  return (
    <>
      {answers.length === 0 && <p>{m.answers_none()}</p>}
      <ul className="list">
        {standing.map((one) => (
          <li key={one.kind} className="row">
            <Link className="link" to={addressOf(one)}>{policyName(one.kind)}</Link>
            <span>{wordsOf(one)}</span>
          </li>
        ))}
      </ul>
      {!standing.some((one) => one.kind === 'consent') && <Link className="link" to="/policy/consent">{m.answers_read_consent()}</Link>}
      <div role="status">
        {done && <p>{done === 'given' ? m.answers_given_now() : m.answers_withdrawn_now()}</p>}
        {trouble && <Banner tone="amber" icon="alert"><p>{trouble}</p></Banner>}
      </div>
      {/* Below what is said of it: a second press by a thumb that shakes meets words, and does not undo the first. */}
      <Button busy={busy} onClick={() => void answer(hasGiven ? 'withdrawn' : 'given')}>{hasGiven ? m.answers_withdraw() : m.answers_give()}</Button>
    </>
  )
}

const saidWords = { accepted: m.answers_accepted, seen: m.answers_seen, given: m.answers_given, withdrawn: m.answers_withdrawn }
const wordsOf = ({ said, version, at }: PolicyAnswer): string => saidWords[said]({ version, when: momentWords(new Date(at), now()) })
