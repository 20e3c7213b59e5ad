// Every instruction this reader has, life-saving first; each opens in the moment path.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Coming, EmptyState, Pill } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { keptWords } from '../../platform/draft-words.ts'
import { watchDrafts, watchMayPublish } from './editing.data.ts'
import { InstructionVersions } from './instruction-versions.tsx'
import { watchInstructions, watchOnlyStopped, type InstructionLine } from './instructions.data.ts'

export function InstructionList() {
  const instructions = useWatched(watchInstructions)
  const onlyStopped = useWatched(watchOnlyStopped)
  const drafts = useWatched(watchDrafts)
  const may = useWatched(watchMayPublish)
  if (!instructions || !onlyStopped || !drafts || may === undefined) return null
  const stands = new Set([...instructions.map((one) => one.subject), ...onlyStopped])
  const unpublished = drafts.filter((draft) => !stands.has(draft.subject))
  const half = new Map(drafts.map((draft) => [draft.subject, draft]))
  if (instructions.length + onlyStopped.length + unpublished.length === 0) return <EmptyState><p>{may ? m.instructions_empty() : m.instructions_none_shown()}</p></EmptyState>
  return (
    <ul className="list">
      {unpublished.map((draft) => (
        <li key={draft.subject}>
          <Link className="card" to={`/instruction/${draft.subject}/edit`}>
            <h3>{draft.title.trim() || m.editor_new()}</h3>
            <span className="row"><Pill>{m.draft()}</Pill></span>
            <span className="small">{keptWords(draft.at)}</span>
          </Link>
        </li>
      ))}
      {instructions.map((one) => (
        <li key={one.subject}>
          <Link className="card" to={`/instruction/${one.subject}`}>
            <h3>{one.title}</h3>
            <Marks instruction={one} />
            <span className="small">{lineOf(one)}</span>
            {one.stopped && <span>{m.instruction_stopped()}</span>}
            {half.has(one.subject) && <span className="small">{keptWords(half.get(one.subject)!.at)}</span>}
          </Link>
        </li>
      ))}
      {onlyStopped.map((subject) => <li key={subject}><InstructionVersions subject={subject} /></li>)}
    </ul>
  )
}

/** For those who may write one. What is begun stays in the list until it is published or thrown away. */
export function NewInstruction() {
  const may = useWatched(watchMayPublish)
  const [subject] = useState(() => crypto.randomUUID())
  return may ? <ButtonLink to={`/instruction/${subject}/edit?new=yes`}>{m.editor_new()}</ButtonLink> : null
}

const isOld = (one: InstructionLine) => one.reviewBy !== null && new Date(`${one.reviewBy}T23:59:59`) < now()

function lineOf(one: InstructionLine): string {
  const words = [m.instruction_version({ version: one.version })]
  if (one.approvedBy) words.push(m.instruction_approved({ who: one.approvedBy }))
  if (one.reviewBy && !isOld(one)) words.push(m.instruction_valid({ date: dateWords(new Date(`${one.reviewBy}T12:00`), now()) }))
  return words.join(' · ')
}

function Marks({ instruction }: { instruction: InstructionLine }) {
  const { lifeSaving, safetyCritical, state, stopped, versions, unread } = instruction
  const marks = [
    lifeSaving && <Pill key="life" tone="red">{m.instruction_life_saving()}</Pill>,
    !lifeSaving && safetyCritical && <Pill key="safety" tone="amber">{m.instruction_safety()}</Pill>,
    unread && <Pill key="unread" tone="amber">{m.instruction_newer()}</Pill>,
    isOld(instruction) && <StatePill key="stale" state="stale" />,
    versions > 1 && <Pill key="two" tone="amber">{versions > 2 ? m.instruction_more({ count: versions }) : m.instruction_two()}</Pill>,
    (state === 'waiting' || stopped === 'waiting') && <StatePill key="waiting" state="waiting" />,
    stopped === 'refused' && <StatePill key="refused" state="refused" />,
  ].filter(Boolean)
  return marks.length > 0 && <span className="row">{marks}</span>
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
            <span className="row">{(one.lifeSaving || one.safetyCritical) && <Pill tone="red">{m.important()}</Pill>}<b>{one.title}</b></span>
            {one.change && <span>{one.change}</span>}
            <span className="small">{one.by ?? m.someone()} · {dateWords(new Date(one.at), now())}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
