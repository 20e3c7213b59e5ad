// Under a member's name: what they may do, a line each with how it stands today. A press shows on what ground, who gave it, and the instruction.
import { useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import type { Named } from '../../platform/named-instructions.ts'
import { twiceOf } from '../../platform/thing.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { Banner, Pill } from '../../ui/parts.tsx'
import { ChangeLink, NotTaken, Settled, TwoPill } from '../../ui/thing-list.tsx'
import { groundWord, standingNow, standingTone, standingWords, wholeDay } from './competence-words.ts'
import { watchCompetences, type Competences } from './competence.data.ts'
import type { Seen } from './competence.fold.ts'

export const useCompetences = (): Competences | undefined => useWatched(watchCompetences)

/** Above the team: what it is about and the way to write one; what was not taken stands apart. Nothing, for whoever has no part in it. */
export function CompetenceBegin({ read: { may, standing, stopped, newer, names } }: { read: Competences }) {
  if (!may && !newer && standing.length === 0 && stopped.length === 0) return null
  return (
    <>
      <p className="soft">{m.competence_words()}</p>
      {newer && <Banner tone="amber" icon="info"><p>{m.competence_newer()}</p></Banner>}
      {may && <div className="buttons"><ButtonLink to="/team/competence/new">{m.competence_new()}</ButtonLink></div>}
      {stopped.map((one) => <NotTaken key={one.factId} stopped={one} name={one.task} to={`/team/competence/${one.id}`}><p>{m.competence_for({ name: names.get(one.member) ?? m.someone() })}</p></NotTaken>)}
    </>
  )
}

/** `of`: whose. `shown`: the one that somebody came for. */
export function CompetenceLines({ read: { standing, may, named }, of, shown }: { read: Competences; of: { id: string; name: string }; shown: string | null }) {
  const own = standing.filter((one) => one.member === of.id)
  const twice = twiceOf(own)
  if (own.length === 0) return null
  return (
    <ul className="competences" aria-label={m.competence_list({ name: of.name })}>
      {own.map((one) => <li key={one.factId}><Line one={one} name={of.name} may={may} two={twice.has(one.id)} named={named} isShown={one.id === shown} /></li>)}
    </ul>
  )
}

function Line({ one, name, may, two, named, isShown }: { one: Seen; name: string; may: boolean; two: boolean; named: readonly Named[]; isShown: boolean }) {
  const line = useRef<HTMLDetailsElement>(null)
  useEffect(() => { if (isShown) line.current!.scrollIntoView({ block: 'center' }) }, [isShown])
  const standing = standingNow(one, now())
  const task = <OwnWords>{one.task}</OwnWords>
  const instruction = named.find(({ id }) => id === one.instruction)
  return (
    <details ref={line} open={isShown}>
      <summary><span>{task} <Pill tone={standingTone(standing)}>{standingWords(standing)}</Pill></span></summary>
      <div className="list">
        {(two || one.state.word !== 'sent') && <p className="row">{two && <TwoPill />}<Settled state={one.state} /></p>}
        <CompetenceWords one={one} />
        {instruction && <ButtonLink to={`/instruction/${instruction.id}`}><OwnWords>{instruction.title}</OwnWords></ButtonLink>}
        <p className="small">{m.sign_put_in({ who: one.by ?? m.someone(), when: dateWords(new Date(one.at), now()) })}</p>
        {may && <ChangeLink to={`/team/competence/${one.id}`} name={`${one.task}, ${name}`} />}
      </div>
    </details>
  )
}

/** On what ground, by whom and since when. */
export const CompetenceWords = ({ one: { ground, given } }: { one: Pick<Seen, 'ground' | 'given'> }) => (
  <p>{given ? <WithOwnWords words={m.competence_given({ ground: groundWord(ground), by: given.by })} said={given.by} /> : groundWord(ground)}{given && <><br /><span className="small">{m.competence_from({ date: wholeDay(given.from) })}</span></>}</p>
)
