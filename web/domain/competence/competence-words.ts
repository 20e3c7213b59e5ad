// On what ground, and how it stands, in words; the colour only helps. Red is kept for where life is at stake.
import type { CompetenceBody, Ground, Standing } from '@viewme/contract/competence.ts'
import { standingOn } from '@viewme/contract/competence.ts'
import { m } from '../../paraglide/messages.js'
import { dayOf, wholeDate } from '../../platform/time-words.ts'
import type { Tone } from '../../ui/parts.tsx'

const words: Record<Ground, () => string> = { delegation: m.competence_delegation, 'self-care-decision': m.competence_self_care, training: m.competence_training }
const helps: Record<Ground, () => string> = { delegation: m.competence_delegation_help, 'self-care-decision': m.competence_self_care_help, training: m.competence_training_help }
export const groundWord = (ground: Ground): string => words[ground]()
export const groundHelp = (ground: Ground): string => helps[ground]()

/** Of a day, YYYY-MM-DD: "15 mars 2027". */
export const wholeDay = (day: string): string => wholeDate(new Date(`${day}T12:00`))

export function standingWords(one: Standing): string {
  if (one.is === 'learning') return m.competence_learning()
  if (one.is === 'to-come') return m.competence_to_come({ date: wholeDay(one.from) })
  if (one.is === 'ended') return m.competence_ended({ date: wholeDay(one.on) })
  if (one.is === 'run-out') return m.competence_run_out({ date: wholeDay(one.until) })
  if (one.is === 'holds') return one.until === null ? m.competence_open() : m.competence_holds({ date: wholeDay(one.until) })
  if (one.days === 0) return m.competence_runs_out_today()
  return one.days === 1 ? m.competence_runs_out_tomorrow() : m.competence_runs_out({ days: one.days, date: wholeDay(one.until) })
}

const tones: Record<Standing['is'], Tone> = { learning: 'plain', 'to-come': 'plain', holds: 'green', 'runs-out': 'amber', 'run-out': 'amber', ended: 'amber' }
export const standingTone = ({ is }: Standing): Tone => tones[is]

export const standingNow = (one: Pick<CompetenceBody, 'given'>, now: Date): Standing => standingOn(one, dayOf(now))
