// Instructions as lists and as something to edit. Reading one step by step belongs to the moment path.
import type { Watch } from '../../platform/watch.ts'

export type InstructionLine = {
  subject: string
  title: string
  version: string
  lifeSaving: boolean
  safetyCritical: boolean
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
export type Published = 'saved' | 'full' | 'unwritable'

/** By title, life-saving first. */
export const watchInstructions: Watch<InstructionLine[]> = (give) => {
  give([])
  return () => {}
}

/** Read once: what someone is editing does not change under their hands. Null when this phone does not have it. */
export async function readEditable(_subject: string): Promise<Editable | null> {
  return null
}

/** Appends the next version here and to the outbox. `change`: in the words of whoever changed it. */
export async function publishVersion(_edited: Omit<Editable, 'may' | 'version'> & { change: string }): Promise<Published> {
  return 'full'
}
