// All that one can see, by name: a press shows what it can mean, what to do and the way to the instruction. Readable also while the binder is locked.
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { having } from '../../platform/asked-words.ts'
import { now } from '../../platform/clock.ts'
import type { Named } from '../../platform/named-instructions.ts'
import { twiceOf } from '../../platform/thing.ts'
import { dateWords, momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { EmptyState, LiveRegion, Pill } from '../../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { ChangeLink, NotTaken, Settled, TwoPill } from '../../ui/thing-list.tsx'
import { watchSigns, type Signs } from './signs.data.ts'
import type { Seen } from './signs.fold.ts'
import { sureTone, sureWord } from './sure-words.ts'

/** With so few nobody has to look for one. */
const fewest = 6

export const SignsLink = () => (
  <Link className="tile row-tile" to="/signs">
    <span className="tile-icon"><Icon name="eye" /></span>
    {m.signs_title()}
  </Link>
)

/** `shown`: the one that somebody came for. */
export function SignList({ shown }: { shown: string | null }) {
  const read = useWatched(watchSigns)
  const [asked, ask] = useState('')
  if (!read) return null
  const { standing, stopped, may, readable, named } = read
  const found = asked.trim() === '' ? standing : having(standing, asked, ({ seen, also }) => `${seen} ${also ?? ''}`)
  const twice = twiceOf(standing)
  return (
    <>
      <p className="soft">{may ? m.signs_words() : m.signs_may_not()}</p>
      {may && <div className="buttons"><ButtonLink look="main" to="/signs/new">{m.sign_new()}</ButtonLink></div>}
      {stopped.map((one) => <NotTaken key={one.factId} stopped={one} name={one.seen} to={`/signs/${one.id}`}><SignWords sign={one} /></NotTaken>)}
      {standing.length === 0 && <Empty readable={readable} may={may} />}
      {standing.length >= fewest && (
        <search className="search">
          <Icon name="search" />
          <input type="search" value={asked} onChange={(event) => ask(event.target.value)} placeholder={m.signs_find()} aria-label={m.signs_find()} autoComplete="off" spellCheck="false" enterKeyHint="search" />
        </search>
      )}
      <LiveRegion>{asked.trim() === '' ? '' : found.length === 0 ? m.signs_none() : found.length === 1 ? m.search_hits_one() : m.search_hits({ count: found.length })}</LiveRegion>
      {asked.trim() !== '' && found.length === 0 && <p className="soft">{m.signs_none()}</p>}
      <ul className="list">{found.map((one) => <li key={one.factId}><One sign={one} may={may} two={twice.has(one.id)} named={named} open={one.id === shown || (asked.trim() !== '' && found.length === 1)} isShown={one.id === shown} /></li>)}</ul>
    </>
  )
}

/** Nothing here may look as if nothing could be seen, nor to whom it is not shown as if nothing were written. */
const Empty = ({ readable, may }: Pick<Signs, 'readable' | 'may'>) => (
  <EmptyState>
    <p>{readable === 'yes' ? (may ? m.signs_empty : m.signs_none_shown)() : readable === 'locked' ? m.signs_locked() : m.signs_not_yet()}</p>
    {readable === 'locked' && <ButtonLink look="main" to="/unlock">{m.lock_open()}</ButtonLink>}
  </EmptyState>
)

function One({ sign, may, two, named, open, isShown }: { sign: Seen; may: boolean; two: boolean; named: readonly Named[]; open: boolean; isShown: boolean }) {
  const card = useRef<HTMLDetailsElement>(null)
  useEffect(() => { if (isShown) card.current!.scrollIntoView({ block: 'center' }) }, [isShown])
  return (
    <details ref={card} className="card" open={open}>
      <summary><OwnWords>{sign.seen}</OwnWords></summary>
      <div className="list sign">
        {(two || sign.state.word !== 'sent') && <p className="row">{two && <TwoPill />}<Settled state={sign.state} /></p>}
        <SignWords sign={sign} plain={sign.newer} />
        {sign.instructions?.flatMap((one) => named.filter(({ id }) => id === one)).map(({ id, title }) => <ButtonLink key={id} look="tall" wide to={`/instruction/${id}?step=1`}><OwnWords>{title}</OwnWords></ButtonLink>)}
        <p className="small">{m.sign_put_in({ who: sign.by ?? m.someone(), when: dateWords(new Date(sign.at), now()) })}</p>
        <EarlierWords earlier={sign.earlier} />
        {sign.newer ? <p className="small">{m.allergy_newer()}</p> : may && <ChangeLink to={`/signs/${sign.id}`} name={sign.seen} />}
      </div>
    </details>
  )
}

/** What it said before, and who has written it. */
const EarlierWords = ({ earlier }: Pick<Seen, 'earlier'>) => earlier.length === 0 ? null : (
  <details>
    <summary>{m.contact_earlier()}</summary>
    <ul className="list">
      {earlier.map((one) => (
        <li key={one.factId} className="list sign">
          <p className="small">{one.by ?? m.someone()} · {momentWords(new Date(one.at), now())}</p>
          <p><b><OwnWords>{one.seen}</OwnWords></b></p>
          <SignWords sign={one} plain={one.newer} />
        </li>
      ))}
    </ul>
  </details>
)

/** `plain`: what a newer app has written, as it is. */
export const SignWords = ({ sign: { meanings, act }, plain = false }: { sign: Pick<Seen, 'meanings' | 'act'>; plain?: boolean }) => (plain ? <p className="written" lang={contentLanguage}>{act}</p> : (
  <>
    <ul className="list">
      {meanings.map(({ means, sure, saidBy }, at) => <li key={at}><p><Pill tone={sureTone(sure)}>{sureWord(sure)}</Pill> <OwnWords>{means}</OwnWords></p><p className="small"><WithOwnWords words={m.sign_by({ who: saidBy })} said={saidBy} /></p></li>)}
    </ul>
    <p className="written"><b>{m.sign_act()}:</b> <OwnWords>{act}</OwnWords></p>
  </>
))
