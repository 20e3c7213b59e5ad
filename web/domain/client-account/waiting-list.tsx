// What has arrived and waits to become right, for owners: which kind, when, who wrote it, why it waits and what one can do. Never the text.
// It is asked for anew each time and kept nowhere, so that it cannot be old.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { kindWord } from '../../platform/kind-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, EmptyState } from '../../ui/parts.tsx'
import { readWaiting, watchOwner, type Waiting, type WaitingAnswer } from './client-account.data.ts'

/** Leads there, for those who own. */
export function WaitingLink() {
  return useWatched(watchOwner) ? (
    <Link className="tile row-tile" to="/team/waiting">
      <span className="tile-icon"><Icon name="clock" /></span>
      {m.waiting_title()}
    </Link>
  ) : null
}

export function WaitingList() {
  const [asked, ask] = useState(0)
  const [answer, show] = useState<WaitingAnswer | null>(null)
  useEffect(() => {
    let left = false
    show(null)
    readWaiting().catch((): WaitingAnswer => ({ is: 'broken' })).then((one) => { if (!left) show(one) })
    return () => { left = true }
  }, [asked])
  return (
    <div role="status">
      {answer === null ? <p>{m.waiting_fetching()}</p> : answer.is === 'ok' ? <Answered {...answer} /> : <Trouble is={answer.is} again={() => ask(asked + 1)} />}
    </div>
  )
}

const troubles = { offline: m.waiting_offline, 'sign-in': m.waiting_sign_in, 'owners-only': m.waiting_owners_only, broken: m.waiting_broken }

const Trouble = ({ is, again }: { is: keyof typeof troubles; again: () => void }) => (
  <Banner tone="amber" icon={is === 'offline' ? 'offline' : 'alert'}>
    <p>{troubles[is]()}</p>
    {is === 'sign-in' ? <ButtonLink to="/sign-in">{m.sign_in_enter()}</ButtonLink> : is !== 'owners-only' && <Button onClick={again}>{m.waiting_try_again()}</Button>}
  </Banner>
)

function Answered({ waiting, more }: { waiting: readonly Waiting[]; more: boolean }) {
  if (waiting.length === 0) return <EmptyState><p>{m.waiting_empty()}</p></EmptyState>
  return (
    <>
      <p className="soft">{m.waiting_intro()}</p>
      <ul className="list">{waiting.map((one, place) => <li className="card" key={one.inside?.id ?? place}><One waiting={one} /></li>)}</ul>
      {more && <p>{m.waiting_more()}</p>}
    </>
  )
}

function One({ waiting: { kind, cameAt, inside } }: { waiting: Waiting }) {
  const came = momentWords(cameAt, now())
  const word = <b>{kindWord(kind)}</b>
  if (!inside) return <>{word}<p className="small">{m.waiting_came({ when: came })}</p><p>{m.waiting_outside()}</p></>
  const name = inside.name ?? m.waiting_unknown_writer()
  const { why, act } = inside.refused ? neverRight : reasons[inside.reason] ?? noRight
  return (
    <>
      {word}
      <p className="small">{m.waiting_written({ name, when: momentWords(inside.writtenAt, now()), came })}</p>
      <p>{why({ name })}</p>
      <p>{act({ name })}</p>
    </>
  )
}

type Words = (named: { name: string }) => string
/** Every other reason says that the writer had no right to it. */
const noRight: { why: Words; act: Words } = { why: m.waiting_no_right, act: m.waiting_no_right_do }
/** Whatever the reason is called: the server has found that nothing can make it right. */
const neverRight: { why: Words; act: Words } = { why: m.waiting_refused, act: m.waiting_refused_do }
const reasons: Record<string, { why: Words; act: Words }> = {
  'base-missing': { why: m.waiting_base_missing, act: m.waiting_base_missing_do },
  'account-read-only': { why: m.waiting_read_only, act: m.waiting_read_only_do },
  'membership-ended': { why: m.waiting_membership_ended, act: m.waiting_membership_ended_do },
  'written-while-out': { why: m.waiting_written_while_out, act: m.waiting_written_while_out_do },
  'membership-not-begun': { why: m.waiting_not_begun, act: m.waiting_not_begun_do },
  'outside-audience': { why: m.waiting_outside_audience, act: m.waiting_outside_audience_do },
}
