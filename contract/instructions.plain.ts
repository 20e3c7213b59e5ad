// An instruction as plain text: the body's required `plain`. A phone that does not understand a newer schema shows this and nothing else,
// so all that must be known to do it stands here: who, what to beware of, times, numbers to call. Only the why and the pictures are left out.
import type { InstructionStep, InstructionVersionBody } from './instructions.ts'

type Told = Pick<InstructionVersionBody, 'title' | 'steps'> & Partial<Pick<InstructionVersionBody, 'tenSeconds' | 'lifeSaving' | 'safetyCritical' | 'competence' | 'placeOrAid' | 'approval' | 'reviewBy'>>

const sv = {
  lifeSaving: 'Livräddande.', safetyCritical: 'Säkerhet.', tenSeconds: 'På tio sekunder', competence: 'Kräver', place: 'Plats eller hjälpmedel', approved: 'Godkänd av', until: 'Gäller till',
  A: 'Den första (A)', B: 'Den andra (B)', both: 'Båda', warning: 'VARNING', takes: 'Tid', at: 'Efter', fromStart: 'från början', minutes: 'min', seconds: 's',
}
const en: typeof sv = {
  lifeSaving: 'Life-saving.', safetyCritical: 'Safety.', tenSeconds: 'In ten seconds', competence: 'Needs', place: 'Place or equipment', approved: 'Approved by', until: 'Valid until',
  A: 'The first (A)', B: 'The second (B)', both: 'Both', warning: 'WARNING', takes: 'Time', at: 'After', fromStart: 'from the start', minutes: 'min', seconds: 's',
}
const words = { sv, en }

/** A line each: the title first, then what holds for the whole, then every step with its number, and its warning below it. `language`: the writer's. */
export function plainOf(told: Told, language: keyof typeof words = 'sv'): string {
  const w = words[language]
  const named = (name: string, text: string | undefined) => (text ? [`${name}: ${text}`] : [])
  return [
    told.title,
    ...(told.lifeSaving ? [w.lifeSaving] : told.safetyCritical ? [w.safetyCritical] : []),
    ...named(w.tenSeconds, told.tenSeconds), ...named(w.competence, told.competence), ...named(w.place, told.placeOrAid),
    ...told.steps.flatMap((step, at) => stepLines(step, at + 1, w)),
    ...named(w.approved, told.approval && `${told.approval.by}, ${told.approval.at}`), ...named(w.until, told.reviewBy),
  ].join('\n')
}

function stepLines({ text, warning, who, timerSeconds, timerFrom }: InstructionStep, number: number, w: typeof sv): string[] {
  const time = timerSeconds === undefined ? '' : ` (${timerFrom === 'start' ? `${w.at} ${timeOf(timerSeconds, w)} ${w.fromStart}` : `${w.takes}: ${timeOf(timerSeconds, w)}`})`
  return [`${number}. ${who ? `${w[who]}: ` : ''}${text}${time}`, ...(warning ? [`${w.warning}: ${warning}`] : [])]
}

function timeOf(seconds: number, w: typeof sv): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 && `${minutes} ${w.minutes}`, rest > 0 && `${rest} ${w.seconds}`].filter(Boolean).join(' ')
}
