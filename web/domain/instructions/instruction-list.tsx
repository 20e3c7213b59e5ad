// Every instruction this reader has, laid out as they choose; each opens in the moment path.
import { useState, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { freshnessOf, type Freshness } from '../../platform/freshness.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { keepHere, stateHere } from '../../platform/location.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Link } from '../../ui/link.tsx'
import { Coming, EmptyState, Pill } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { keptWords } from '../../platform/draft-words.ts'
import { contentLanguage } from '../../platform/language.ts'
import { isOrder, orders, partsOf, type Order, type Part } from './binder-order.ts'
import { watchDrafts, watchMayPublish } from './editing.data.ts'
import { InstructionVersions } from './instruction-versions.tsx'
import { watchInstructions, watchListed, type InstructionLine } from './instructions.data.ts'
import { dayTimeWords, lifeAreaWords, type DayTime, type LifeArea } from './life-area-words.ts'

export function InstructionList() {
  const listed = useWatched(watchListed)
  const drafts = useWatched(watchDrafts)
  const may = useWatched(watchMayPublish)
  const [order, choose] = useOrder()
  if (!listed || !drafts || may === undefined) return null
  const { lines: instructions, onlyStopped } = listed
  const stands = new Set([...instructions.map((one) => one.subject), ...onlyStopped])
  const unpublished = drafts.filter((draft) => !stands.has(draft.subject))
  const half = new Map(drafts.map((draft) => [draft.subject, draft]))
  if (instructions.length + onlyStopped.length + unpublished.length === 0) return <EmptyState><p>{may ? m.instructions_empty() : m.instructions_none_shown()}</p></EmptyState>
  const parts = partsOf(instructions, order)
  return (
    <>
      {unpublished.length + onlyStopped.length > 0 && (
        <ul className="list">
          {unpublished.map((draft) => (
            <li key={draft.subject}>
              <Link className="card line" to={`/instruction/${draft.subject}/edit`}>
                <span className="row"><b>{draft.title.trim() ? <OwnWords>{draft.title.trim()}</OwnWords> : m.editor_new()}</b><Pill>{m.draft()}</Pill></span>
                <span className="small">{keptWords(draft.at)}</span>
              </Link>
            </li>
          ))}
          {onlyStopped.map((subject) => <li key={subject}><InstructionVersions subject={subject} /></li>)}
        </ul>
      )}
      {instructions.length > 1 && <ChooseOne chips label={m.binder_order()} choices={orders.map((id) => ({ id, word: orderWords[id]() }))} chosen={order} onChange={(id) => { if (isOrder(id)) choose(id) }} />}
      {parts.map(({ of, lines }) => (
        <section key={of ?? ''} className="list" {...(parts.length > 1 && { 'aria-labelledby': `part-${of ?? ''}` })}>
          {parts.length > 1 && <h3 id={`part-${of ?? ''}`} lang={order === 'place' && of !== null ? contentLanguage : undefined}>{partWords(order, of)}</h3>}
          <ul className="list">
            {lines.map((one) => <li key={one.subject}><Line one={one} newest={order === 'newest'} draftAt={half.get(one.subject)?.at ?? null} /></li>)}
          </ul>
        </section>
      ))}
    </>
  )
}

/** One instruction in a row. Where the newest stand first: what was changed, by whom and when; else what it is like now. */
const Line = ({ one, newest, draftAt }: { one: InstructionLine; newest: boolean; draftAt: string | null }) => (
  <Link className="card line" to={`/instruction/${one.subject}`}>
    <span className="row"><b><OwnWords>{one.title}</OwnWords></b><Marks instruction={one} /></span>
    {newest && one.change && <span lang={contentLanguage}>{one.change}</span>}
    <span className="small">{newest ? `${one.by ?? m.someone()} · ${dateWords(new Date(one.at), now())}` : lineOf(one)}</span>
    {one.stopped && <span>{m.instruction_stopped()}</span>}
    {draftAt !== null && <span className="small">{keptWords(draftAt)}</span>}
  </Link>
)

const orderWords: Record<Order, () => string> = { situation: m.binder_by_situation, time: m.binder_by_time, place: m.binder_by_place, area: m.binder_by_area, newest: m.binder_newest }
const ofNone: Partial<Record<Order, () => string>> = { time: m.binder_any_time, place: m.binder_no_place, area: m.binder_no_area }

function partWords(order: Order, of: Part['of']): string {
  if (of === null) return ofNone[order]?.() ?? ''
  if (of === 'urgent' && order !== 'place') return m.binder_urgent()
  if (order === 'situation') return m.binder_everyday()
  return order === 'time' ? dayTimeWords(of as DayTime) : order === 'area' ? lifeAreaWords(of as LifeArea) : of
}

/** The order chosen stays with this place in the tab's history: there after a reload and after going back from an instruction. */
function useOrder(): [Order, (order: Order) => void] {
  const { order } = stateHere()
  const [chosen, show] = useState<Order>(typeof order === 'string' && isOrder(order) ? order : 'situation')
  return [chosen, (next) => {
    show(next)
    keepHere({ order: next })
  }]
}

/** For those who may write one. What is begun stays in the list until it is published or thrown away. */
export function NewInstruction() {
  const may = useWatched(watchMayPublish)
  const [subject] = useState(() => crypto.randomUUID())
  return may ? <ButtonLink to={`/instruction/${subject}/edit?new=yes`}>{m.editor_new()}</ButtonLink> : null
}

const reviewDay = ({ reviewBy }: InstructionLine) => (reviewBy ? dateWords(new Date(`${reviewBy}T12:00`), now()) : '')

function lineOf(one: InstructionLine): string {
  const words = [m.instruction_version({ version: one.version })]
  const fresh = freshnessOf(one, now())
  if (one.reviewBy && (fresh === 'fresh' || fresh === 'unapproved')) words.push(m.instruction_valid({ date: reviewDay(one) }))
  return words.join(' · ')
}

/** A newer app has written it: what it says of its dates cannot be read. */
const freshness = (one: InstructionLine): Freshness => (one.unread ? 'fresh' : freshnessOf(one, now()))
const freshnessPills: Record<Freshness, (one: InstructionLine) => ReactNode> = {
  fresh: () => null,
  soon: (one) => <Pill key="soon" tone="amber">{m.instruction_review_by({ date: reviewDay(one) })}</Pill>,
  old: () => <StatePill key="stale" state="stale" />,
  unapproved: () => <Pill key="unapproved">{m.instruction_unapproved()}</Pill>,
  undated: () => <Pill key="undated">{m.instruction_undated()}</Pill>,
}

function Marks({ instruction }: { instruction: InstructionLine }) {
  const { lifeSaving, safetyCritical, state, stopped, versions, unread } = instruction
  const marks = [
    lifeSaving && <Pill key="life" tone="red">{m.instruction_life_saving()}</Pill>,
    !lifeSaving && safetyCritical && <Pill key="safety" tone="amber">{m.instruction_safety()}</Pill>,
    unread && <Pill key="unread" tone="amber">{m.instruction_newer()}</Pill>,
    freshnessPills[freshness(instruction)](instruction),
    versions > 1 && <Pill key="two" tone="amber">{versions > 2 ? m.instruction_more({ count: versions }) : m.instruction_two()}</Pill>,
    (state === 'waiting' || stopped === 'waiting') && <StatePill key="waiting" state="waiting" />,
    stopped === 'refused' && <StatePill key="refused" state="refused" />,
  ].filter(Boolean)
  return marks
}

/** What is new in the instructions: the last changes, in the words of those who made them. */
export function NewInstructions({ days, empty }: { days: number; empty: string }) {
  const instructions = useWatched(watchInstructions)
  if (!instructions) return <Coming>{m.coming()}</Coming>
  const since = now().getTime() - days * 86_400_000
  const fresh = instructions.filter((one) => new Date(one.at).getTime() > since).sort((a, b) => Number(b.safetyCritical || b.lifeSaving) - Number(a.safetyCritical || a.lifeSaving) || (a.at < b.at ? 1 : -1))
  if (fresh.length === 0) return <p className="soft">{empty}</p>
  return (
    <ul className="list">
      {fresh.map((one) => (
        <li key={one.subject}>
          <Link className="card" to={`/instruction/${one.subject}`}>
            <span className="row">{(one.lifeSaving || one.safetyCritical) && <Pill tone="red">{m.important()}</Pill>}<b><OwnWords>{one.title}</OwnWords></b></span>
            {one.change && <span lang={contentLanguage}>{one.change}</span>}
            <span className="small">{one.by ?? m.someone()} · {dateWords(new Date(one.at), now())}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
