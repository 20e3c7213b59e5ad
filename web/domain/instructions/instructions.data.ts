// Instructions as lists and as something to edit. Reading one step by step belongs to the moment path.
import { correctedTime } from '@viewme/contract/fact.ts'
import { instructionsOf, plainOf, type Instruction, type InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { NotSaved, openCurrent, type Phone, type PhoneFact } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

export type InstructionLine = {
  subject: string
  title: string
  version: string
  lifeSaving: boolean
  safetyCritical: boolean
  /** `refused`: the newest of one's own versions was not accepted; the line shows the one in force. */
  state: 'sent' | 'waiting' | 'refused'
  twoVersions: boolean
  approvedBy: string | null
  /** YYYY-MM-DD */
  reviewBy: string | null
  by: string | null
  /** When the version in force was written (ISO), and its own word on what changed. */
  at: string
  change: string | null
}
export type EditableStep = { id: string; text: string; warning: string }
export type Editable = {
  subject: string
  title: string
  version: string
  tenSeconds: string
  steps: EditableStep[]
  /** `true`, or the stable reason why this member may not publish. */
  may: true | string
  /** Ids of all published versions the writer has seen: a new version replaces them. */
  basedOn: string[]
}
export type Published = 'saved' | 'full' | 'not-saved'

/** Life-saving first, then by title. */
export const watchInstructions: Watch<InstructionLine[]> = watchOf(openCurrent)(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ kind: 'instruction-version' }), phone.people()])
  const names = new Map(people.map((one) => [one.id, one.name]))
  return instructionsOf(facts)
    .map((one) => lineOf(one, facts, names))
    .sort((a, b) => Number(b.lifeSaving) - Number(a.lifeSaving) || a.title.localeCompare(b.title, 'sv'))
})

function lineOf({ id, current, siblings, names: versions }: Instruction, facts: readonly PhoneFact[], names: ReadonlyMap<string, string>): InstructionLine {
  const fact = current as PhoneFact
  const body: Partial<InstructionVersionBody> = fact.unread ? {} : fact.body
  const stopped = facts.filter((one) => one.subject === id && one.stopped).at(-1)?.stopped
  return {
    subject: id, title: body.title ?? fact.unread?.plain?.split('\n')[0] ?? '', version: versions.get(fact.id) ?? '',
    lifeSaving: body.lifeSaving ?? false, safetyCritical: body.safetyCritical ?? false,
    state: stopped?.result === 'refused' ? 'refused' : stopped || fact.seq === null ? 'waiting' : 'sent', twoVersions: siblings.length > 0,
    approvedBy: body.approval?.by ?? null, reviewBy: body.reviewBy ?? null, by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString(), change: body.change ?? null,
  }
}

async function standing(phone: Phone, subject: string): Promise<Instruction | null> {
  const facts = await phone.facts({ subject })
  return instructionsOf(facts.filter((fact) => !fact.unread))[0] ?? null
}

/** Read once: what someone is editing does not change under their hands. Null when this phone does not have it. */
export async function readEditable(subject: string): Promise<Editable | null> {
  const phone = await openCurrent()
  const one = phone && (await standing(phone, subject))
  if (!one) return null
  const answer = (await phone.rights())?.kinds['instruction-version'] ?? 'only-leads-and-owners'
  const { title, tenSeconds, steps } = one.current.body
  return {
    subject, title, version: one.names.get(one.current.id) ?? '', tenSeconds: tenSeconds ?? '', may: answer === 'write' || answer,
    steps: steps.map(({ id, text, warning }) => ({ id, text, warning: warning ?? '' })), basedOn: [one.current, ...one.siblings].map((fact) => fact.id),
  }
}

/**
 * Appends the next version here and to the outbox. `change`: in the words of whoever changed it.
 * The approval stays with the version that was approved: a changed text has not been approved by anybody yet.
 */
export async function publishVersion(edited: Omit<Editable, 'may' | 'version'> & { change: string }): Promise<Published> {
  const phone = await openCurrent()
  const facts = phone ? await phone.facts({ subject: edited.subject }) : []
  const base = facts.find((fact) => fact.id === edited.basedOn[0])?.body as InstructionVersionBody | undefined
  if (!phone || !base) return 'not-saved'
  const { approval: _, tenSeconds: __, ...kept } = base
  const before = new Map(base.steps.map((step) => [step.id, step]))
  const steps = edited.steps.map(({ id, text, warning }) => {
    const { warning: ___, ...step } = before.get(id)!
    return { ...step, text, ...(warning.trim() ? { warning } : {}) }
  })
  const body: InstructionVersionBody = {
    ...kept, title: edited.title, steps, change: edited.change, plain: plainOf({ title: edited.title, steps }),
    ...(edited.tenSeconds.trim() ? { tenSeconds: edited.tenSeconds } : {}),
  }
  try {
    await phone.append({ kind: 'instruction-version', subject: edited.subject, basedOn: edited.basedOn, body })
    return 'saved'
  } catch (fault) {
    if (fault instanceof NotSaved) return fault.reason === 'full' ? 'full' : 'not-saved'
    throw fault
  }
}
