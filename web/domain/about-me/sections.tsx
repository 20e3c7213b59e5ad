// The sections of the page. Each thing can be changed where it stands; where two versions stand both are shown. What nobody has written is seen only by
// those who may write it.
import type { ReactNode } from 'react'
import type { ProfilePartName } from '@viewme/contract/about-me.ts'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { EmptyState, Pill, VisuallyHidden } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import type { What } from './about-fields.ts'
import type { AboutMe } from './about-me.data.ts'
import { partOf, type Seen } from './about-me.fold.ts'
import { partEmpty, partExample, partTitle, saysTitle } from './part-words.ts'
import { ReadersOf } from './readers.tsx'
import { DecisionWords, EarlierDecisions, ExpressionWords, PartWords, Settled } from './said-words.tsx'

/** Whose hand is on what. `id` null: a new one. */
export type Pen = {
  may: boolean
  person: string
  read: AboutMe
  isAt: (what: What, id: string | null) => boolean
  isDrafted: (what: What, id: string | null) => boolean
  write: (what: What, id: string | null) => void
  lost: (what: What, ids: readonly string[]) => boolean
  form: (standing: Seen[]) => ReactNode
}

/** `named`: what it is, for whoever hears the buttons one after the other. `isSaid`: somebody has written it. */
function Change({ pen, what, id, named, isSaid, word, look }: { pen: Pen; what: What; id: string | null; named: string; isSaid?: boolean; word: string; look?: 'quiet' | 'main' }) {
  if (!pen.may) return null
  return <Button {...(look ? { look } : {})} data-edit={id ?? what} onClick={() => pen.write(what, id)}>{pen.isDrafted(what, id) ? m.about_go_on() : word}<VisuallyHidden>: {isSaid ? <OwnWords>{named}</OwnWords> : named}</VisuallyHidden></Button>
}

/** Versions of one thing stand together. */
const things = <One extends Seen>(seen: readonly One[]): One[][] => [...Map.groupBy(seen, (one) => one.id).values()]

const Marks = ({ one }: { one: Seen }) => (
  <>
    {one.beside && <p className="row"><Pill tone="amber">{m.allergy_two_short()}</Pill></p>}
    <Settled state={one.state} />
  </>
)

export function PartSection({ part, pen }: { part: ProfilePartName; pen: Pen }) {
  const blocks = things(partOf(pen.read, part))
  const title = partTitle(part, pen.person)
  const lost = pen.lost(part, blocks.map(([one]) => one!.id))
  if (blocks.length === 0 && !pen.may) return null
  return (
    <section className="list" aria-label={title} data-what={part}>
      <h2>{title}</h2>
      {blocks.map((versions) => {
        const { id } = versions[0]!
        if (pen.isAt(part, id)) return <div key={id}>{pen.form(versions)}</div>
        return (
          <div key={id} className="card">
            {versions.map((one) => <div key={one.factId} className="list"><PartWords body={one.body} /><Marks one={one} /></div>)}
            <div className="about-change"><Change pen={pen} what={part} id={id} named={title} word={m.allergy_change()} look="quiet" /></div>
            {part === 'lifeStory' && <ReadersOf id={id} named={title} groups={pen.read.groups} />}
          </div>
        )
      })}
      {lost && pen.form([])}
      {blocks.length === 0 && !lost && (pen.isAt(part, null) ? pen.form([]) : (
        <EmptyState>
          <p>{partEmpty(part, pen.person)}</p>
          <p className="soft">{m.about_for_example({ text: partExample(part) })}</p>
          <Change pen={pen} what={part} id={null} named={title} word={m.about_begin()} />
        </EmptyState>
      ))}
    </section>
  )
}

export function Expressions({ pen }: { pen: Pen }) {
  const all = things(pen.read.expressions)
  const title = saysTitle(pen.person)
  if (all.length === 0 && !pen.may) return pen.read.open ? null : <section className="list"><h2>{title}</h2><EmptyState><p>{m.about_says_none()}</p></EmptyState></section>
  return (
    <section className="list" aria-label={title} data-what="expression">
      <h2>{title}</h2>
      {all.length === 0 && !pen.isAt('expression', null) && <EmptyState><p>{m.about_says_empty({ name: pen.person || m.about_person() })}</p><p className="soft">{m.about_for_example({ text: m.about_says_example() })}</p></EmptyState>}
      <ul className="about-grid">
        {all.map((versions) => {
          const { id, newer, body } = versions[0]!
          if (pen.isAt('expression', id)) return <li key={id} className="about-wide">{pen.form(versions)}</li>
          return (
            <li key={id} className="card">
              {versions.map((one) => <div key={one.factId} className="list"><ExpressionWords body={one.body} /><Marks one={one} /></div>)}
              {newer ? <p className="small">{m.allergy_newer()}</p> : <div className="about-change"><Change pen={pen} what="expression" id={id} named={body.says} isSaid word={m.allergy_change()} look="quiet" /></div>}
            </li>
          )
        })}
      </ul>
      {pen.lost('expression', all.map(([one]) => one!.id)) && pen.form([])}
      {pen.isAt('expression', null) ? pen.form([]) : pen.may && <div className="buttons"><Change pen={pen} what="expression" id={null} named={title} word={m.about_says_new()} /></div>}
    </section>
  )
}

export function Decisions({ pen }: { pen: Pen }) {
  const all = things(pen.read.decisions)
  const title = m.about_decisions()
  if (all.length === 0 && !pen.may) return null
  return (
    <section className="list" aria-label={title} data-what="own-decision">
      <h2>{title}</h2>
      {all.length === 0 && !pen.isAt('own-decision', null) && <EmptyState><p>{m.about_decisions_empty({ name: pen.person || m.about_person() })}</p><p className="soft">{m.about_for_example({ text: m.about_decisions_example() })}</p></EmptyState>}
      <ul className="list">
        {all.map((versions) => {
          const { id, body } = versions[0]!
          if (pen.isAt('own-decision', id)) return <li key={id}>{pen.form(versions)}</li>
          return (
            <li key={id} className="card">
              {versions.map((one) => <div key={one.factId} className="list"><DecisionWords body={one.body} /><Marks one={one} /></div>)}
              <EarlierDecisions earlier={versions[0]!.earlier} />
              <div className="about-change"><Change pen={pen} what="own-decision" id={id} named={body.decided} isSaid word={m.allergy_change()} look="quiet" /></div>
              <ReadersOf id={id} named={body.decided} isSaid groups={pen.read.groups} />
            </li>
          )
        })}
      </ul>
      {pen.lost('own-decision', all.map(([one]) => one!.id)) && pen.form([])}
      {pen.isAt('own-decision', null) ? pen.form([]) : pen.may && <div className="buttons"><Change pen={pen} what="own-decision" id={null} named={title} word={m.about_decisions_new()} /></div>}
    </section>
  )
}
