// Every instruction this reader has, life-saving first; each opens in the moment path.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Link } from '../../ui/link.tsx'
import { EmptyState, Pill } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { InstructionVersions } from './instruction-versions.tsx'
import { watchInstructions, watchOnlyStopped, type InstructionLine } from './instructions.data.ts'

export function InstructionList() {
  const instructions = useWatched(watchInstructions)
  const onlyStopped = useWatched(watchOnlyStopped)
  if (!instructions || !onlyStopped) return null
  if (instructions.length + onlyStopped.length === 0) return <EmptyState><p>{m.instructions_empty()}</p></EmptyState>
  return (
    <ul className="list">
      {instructions.map((one) => (
        <li key={one.subject}>
          <Link className="card" to={`/instruction/${one.subject}`}>
            <h3>{one.title}</h3>
            <Marks instruction={one} />
            <span className="small">{lineOf(one)}</span>
            {one.stopped && <span>{m.instruction_stopped()}</span>}
          </Link>
        </li>
      ))}
      {onlyStopped.map((subject) => <li key={subject}><InstructionVersions subject={subject} /></li>)}
    </ul>
  )
}

const isOld = (one: InstructionLine) => one.reviewBy !== null && new Date(`${one.reviewBy}T23:59:59`) < now()

function lineOf(one: InstructionLine): string {
  const words = [m.instruction_version({ version: one.version })]
  if (one.approvedBy) words.push(m.instruction_approved({ who: one.approvedBy }))
  if (one.reviewBy && !isOld(one)) words.push(m.instruction_valid({ date: dateWords(new Date(`${one.reviewBy}T12:00`), now()) }))
  return words.join(' · ')
}

function Marks({ instruction }: { instruction: InstructionLine }) {
  const { lifeSaving, safetyCritical, state, stopped, twoVersions } = instruction
  const marks = [
    lifeSaving && <Pill key="life" tone="red">{m.instruction_life_saving()}</Pill>,
    !lifeSaving && safetyCritical && <Pill key="safety" tone="amber">{m.instruction_safety()}</Pill>,
    isOld(instruction) && <StatePill key="stale" state="stale" />,
    twoVersions && <Pill key="two" tone="amber">{m.instruction_two()}</Pill>,
    (state === 'waiting' || stopped === 'waiting') && <StatePill key="waiting" state="waiting" />,
    stopped === 'refused' && <StatePill key="refused" state="refused" />,
  ].filter(Boolean)
  return marks.length > 0 && <span className="row">{marks}</span>
}

/** What is new in the instructions: the last changes, in the words of those who made them. */
export function NewInstructions({ days, empty }: { days: number; empty: string }) {
  const instructions = useWatched(watchInstructions)
  if (!instructions) return null
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
