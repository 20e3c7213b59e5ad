// Instructions as lists, as something to edit, and what they said before. Reading one step by step belongs to the moment path.
import { instructionsOf, plainOf, type InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { NotSaved, openCurrent, type Phone } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { basesOf, linesOf, onlyStopped, versionsOf, type InstructionLine, type Versions } from './instructions.fold.ts'

export type { EarlierVersion, InstructionLine, StoppedVersion, Versions, VersionText } from './instructions.fold.ts'
export type EditableStep = { id: string; text: string; warning: string }
export type Editable = {
  subject: string
  /** Id of the version whose text this is. */
  from: string
  /** `from` is one's own version that the server has stopped: the new one takes its place. */
  rewriting: boolean
  title: string
  version: string
  tenSeconds: string
  steps: EditableStep[]
  change: string
  /** `true`, or the stable reason why this member may not publish. */
  may: true | string
  /** Ids of the published versions that the writer has seen: a new version replaces them. */
  basedOn: string[]
}
export type Published = 'saved' | 'full' | 'not-saved'

const watch = watchOf(openCurrent)
const namesOf = async (phone: Phone): Promise<Map<string, string>> => new Map((await phone.people()).map((one) => [one.id, one.name]))

/** Life-saving first, then by title. */
export const watchInstructions: Watch<InstructionLine[]> = watch(async (phone) => linesOf(await phone.facts({ kind: 'instruction-version' }), await namesOf(phone)))

/** Subjects of one's own of which the server has accepted nothing. */
export const watchOnlyStopped: Watch<string[]> = watch(async (phone) => onlyStopped(await phone.facts({ kind: 'instruction-version' })))

/** Earlier versions of one instruction, and one's own that the server has stopped. */
export const watchVersions = (subject: string): Watch<Versions> => watch(async (phone) => versionsOf(await phone.facts({ subject }), await namesOf(phone)))

/**
 * Read once: what someone is editing does not change under their hands. Null when this phone does not have it.
 * `rewrite`: a stopped version to write anew; one that is stopped no more gives the version in force.
 */
export async function readEditable(subject: string, rewrite: string | null): Promise<Editable | null> {
  const phone = await openCurrent()
  if (!phone) return null
  const facts = (await phone.facts({ subject })).filter((fact) => !fact.unread)
  const stopped = facts.find((fact) => fact.id === rewrite && fact.stopped)
  const one = instructionsOf(facts.filter((fact) => !fact.stopped))[0]
  const from = stopped ?? one?.current
  if (!from) return null
  const answer = (await phone.rights())?.kinds['instruction-version'] ?? 'only-leads-and-owners'
  const { title, tenSeconds, steps, change } = from.body as InstructionVersionBody
  return {
    subject, from: from.id, rewriting: stopped !== undefined, title, version: one?.names.get(one.current.id) ?? '', tenSeconds: tenSeconds ?? '', may: answer === 'write' || answer,
    steps: steps.map(({ id, text, warning }) => ({ id, text, warning: warning ?? '' })), change: stopped ? change ?? '' : '',
    basedOn: stopped ? basesOf(stopped, facts) : [one!.current, ...one!.siblings].map((fact) => fact.id),
  }
}

/**
 * Appends the next version here and to the outbox. `change`: in the words of whoever changed it.
 * The approval stays with the version that was approved: a changed text has not been approved by anybody yet.
 */
export async function publishVersion(edited: Omit<Editable, 'may' | 'version'>): Promise<Published> {
  const phone = await openCurrent()
  const facts = phone ? await phone.facts({ subject: edited.subject }) : []
  const from = facts.find((fact) => fact.id === edited.from)?.body as InstructionVersionBody | undefined
  if (!phone || !from) return 'not-saved'
  const { approval: _, tenSeconds: __, ...kept } = from
  const before = new Map(from.steps.map((step) => [step.id, step]))
  const steps = edited.steps.map(({ id, text, warning }) => {
    const { warning: ___, ...step } = before.get(id)!
    return { ...step, text, ...(warning.trim() ? { warning } : {}) }
  })
  const body: InstructionVersionBody = {
    ...kept, title: edited.title, steps, change: edited.change, plain: plainOf({ title: edited.title, steps }),
    ...(edited.tenSeconds.trim() ? { tenSeconds: edited.tenSeconds } : {}),
  }
  const { subject, basedOn } = edited
  try {
    await (edited.rewriting ? phone.rewrite(edited.from, { basedOn, body }) : phone.append({ kind: 'instruction-version', subject, basedOn, body }))
    return 'saved'
  } catch (fault) {
    if (fault instanceof NotSaved) return fault.reason === 'full' ? 'full' : 'not-saved'
    throw fault
  }
}
