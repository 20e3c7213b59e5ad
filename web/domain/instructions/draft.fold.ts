// A version that is not published yet, kept on this phone alone. Pure. A draft that an older app kept is read by the newer one: what it did not ask is empty.
import { correctedTime } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { editedOf, emptyEdited, emptyStep, sameVersion, bodyOf, type Edited, type EditedStep } from './edited.ts'
import type { Given } from './instructions.fold.ts'

export type Draft = {
  edited: Edited
  /** The version whose text it began with; null for a new instruction. */
  from: string | null
  /** `from` is one's own stopped version: the new one takes its place. */
  rewriting: boolean
  /** The versions that its writer has seen: the new one replaces them. */
  basedOn: string[]
  /** Who may read a new instruction; null = as the form proposes. */
  groups: string[] | null
  /** When it was last kept (ISO); '' before the first time. */
  at: string
}

export const newDraft = (stepId: string): Draft => ({ edited: emptyEdited(stepId), from: null, rewriting: false, basedOn: [], groups: null, at: '' })

export const draftFrom = (fact: Given, basedOn: string[], rewriting = false): Draft => ({
  edited: { ...editedOf(fact.body), ...(rewriting && { change: fact.body.change ?? '' }) }, from: fact.id, rewriting, basedOn, groups: null, at: '',
})

/** What was kept, whichever app kept it. Null when it is no draft at all. */
export function draftOfKept(kept: unknown): Draft | null {
  const draft = kept as Partial<Draft> | null
  const edited = draft?.edited as Partial<Edited> | undefined
  if (!edited || !Array.isArray(edited.steps)) return null
  const steps = edited.steps.filter((step: Partial<EditedStep>) => typeof step?.id === 'string').map((step) => ({ ...emptyStep(step.id), ...step }))
  return { from: null, rewriting: false, basedOn: [], groups: null, at: '', ...draft, edited: { ...emptyEdited(''), ...edited, steps } }
}

/** What a draft builds on when everything that the server has stopped is left out. A version that this phone no longer keeps is still named. */
export const standingBases = (ids: readonly string[], facts: readonly Given[]): string[] => [...new Set(ids.flatMap((id) => {
  const base = facts.find((fact) => fact.id === id)
  return base?.stopped ? standingBases(base.basedOn, facts) : [id]
}))]

export type Beside = { fact: string; name: string; by: string | null; at: string; own: boolean; body: any; unread: boolean }

/** Published versions that have come since the draft was begun and that its writer has not said to have read. */
export function newerThan(draft: Pick<Draft, 'basedOn'>, facts: readonly Given[]): Given[] {
  const seen = new Set<string>()
  const see = (ids: readonly string[]): void => ids.forEach((id) => {
    if (seen.has(id)) return
    seen.add(id)
    see(facts.find((fact) => fact.id === id)?.basedOn ?? [])
  })
  see(draft.basedOn)
  return heads(facts, 'instruction-version').filter((fact) => !seen.has(fact.id))
}

/** The other versions that stand beside the one the draft began with, and that it is going to replace. */
export const alsoReplaced = (draft: Draft, facts: readonly Given[]): Given[] =>
  draft.basedOn.length < 2 ? [] : heads(facts, 'instruction-version').filter((fact) => draft.basedOn.includes(fact.id) && fact.id !== draft.from)

/** The app was stopped between publishing and letting go of the draft: what it says has been published already, so nothing is left of it. */
export const isPublished = (draft: Draft, facts: readonly Given[]): boolean =>
  newerThan(draft, facts).some((fact) => !fact.unread && sameVersion(fact.body, bodyOf(draft.edited)))

export const besideOf = (fact: Given, names: ReadonlyMap<string, string>, versions: ReadonlyMap<string, string>, membership: string): Beside => ({
  fact: fact.id, name: versions.get(fact.id) ?? '', by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString(), own: fact.author === membership, body: fact.body, unread: fact.unread !== undefined,
})
