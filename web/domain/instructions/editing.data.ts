// Writing instructions: the draft that stays on this phone, publishing it, and choosing between two versions. Reads and writes; lists stand in instructions.data.ts.
import { toWithdraw } from '@viewme/contract/fold.ts'
import { groupsOf } from '@viewme/contract/groups.ts'
import { instructionsOf, type InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { now } from '../../platform/clock.ts'
import { language } from '../../platform/language.ts'
import { idOfPlace, newPlace, ofPlace, type Place } from '../../platform/draft-place.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { draftsOf, keepAt, NotSaved, openCurrent, savedBy, type Phone, type Saved } from '../../sync/sync.ts'
import { alsoReplaced, besideOf, draftFrom, draftOfKept, isPublished, newDraft, newerThan, standingBases, type Beside, type Draft } from './draft.fold.ts'
import { bodyOf } from './edited.ts'
import { basesOf, type Given } from './instructions.fold.ts'
import { fetchOlder } from './removed.data.ts'
import { removedOf, together } from './removed.fold.ts'

export { watchOtherDrafts } from '../../sync/sync.ts'
export type { Beside, Draft } from './draft.fold.ts'
export type Group = { id: string; name: string }
/** How the editor was asked for: a stopped version to write anew, an earlier one to bring back, one of several drafts, or an instruction that is not there yet. */
export type Start = { rewrite: string | null; restore: string | null; draft: string | null; isNew: boolean }
export type Reading = {
  subject: string
  /** What is kept on the phone; null when nothing is half written. */
  kept: Draft | null
  /** Where that lies. */
  place: Place | null
  /** What the editor begins with where nothing is kept, or it is thrown away. */
  fresh: Draft
  /** Name of the earlier version that `fresh` brings back. */
  restoring: string | null
  /** In force, where this app can read it: its text, its name, and who approved it. */
  current: { body: InstructionVersionBody; name: string } | null
  /** All of it has been removed: a new version brings it back, to those who could read it. */
  removed: boolean
  /** Nothing of it has been accepted or waits: it needs its readers. */
  first: boolean
  groups: Group[]
  /** Those who read a new instruction unless somebody says otherwise. */
  preset: string[]
  /** `true`, or the stable reason why this member may not publish. */
  may: true | string
}
/** What stands beside a draft: published since it was begun, and what it is going to replace besides the version it began with. */
export type BesideDraft = { newer: Beside[]; also: Beside[] }
export type DraftLine = { subject: string; title: string; at: string }

const watch = watchOf(openCurrent)
const prefix = 'instruction '
const nameOf = (subject: string) => `${prefix}${subject}`
export const placeFor = (subject: string): Place => newPlace(nameOf(subject))
const mayOf = async (phone: Phone): Promise<true | string> => {
  const answer = (await phone.rights())?.kinds['instruction-version'] ?? 'only-leads-and-owners'
  return answer === 'write' || answer
}

export const watchMayPublish: Watch<boolean> = watch(async (phone) => await mayOf(phone) === true)

/**
 * Read once: what someone is editing does not change under their hands. Null when this phone does not have it; `removed` when somebody has removed it,
 * and no version was asked for to bring back; `sealed` when a draft lies here that cannot be opened now. Of several drafts the one asked for, else the newest.
 */
export async function readEditing(subject: string, start: Start): Promise<Reading | 'sealed' | 'removed' | null> {
  const phone = await openCurrent()
  if (!phone) return null
  const [here, groupFacts, may, stored] = await Promise.all([phone.facts({ subject }), phone.facts({ kind: 'group' }), mayOf(phone), draftsOf<Draft>(phone, nameOf(subject))])
  if (stored.length > 0 && stored.every(({ draft }) => draft === null)) return 'sealed'
  const all = start.restore === null || here.some((fact) => fact.id === start.restore) ? here : together(here, await olderOf(subject))
  const facts = all.filter((fact) => !fact.unread)
  const one = instructionsOf(facts.filter((fact) => !fact.stopped))[0]
  const removed = one ? null : removedOf(all)
  const heads = (one ? [one.current, ...one.siblings] : removed?.last ?? []).map((fact) => fact.id)
  const stopped = facts.find((fact) => fact.id === start.rewrite && fact.stopped)
  const restored = (one?.earlier ?? removed?.versions.filter((fact) => !fact.unread))?.find((fact) => fact.id === start.restore)
  const drafts: { place: Place; kept: Draft }[] = []
  for (const { place, draft } of stored) {
    const kept = draftOfKept(draft)
    if (kept && isPublished(kept, all)) await keepAt(phone, place, null)
    else if (kept) drafts.push({ place, kept })
  }
  const { kept, place } = drafts.find((one) => idOfPlace(one.place) === start.draft) ?? drafts[0] ?? { kept: null, place: null }
  const from = stopped ?? restored ?? one?.current ?? (kept ? removed?.last.find((fact) => !fact.unread) : undefined)
  if (!from && !kept && !start.isNew) return removed ? 'removed' : null
  const groups = groupsOf(groupFacts.filter((fact) => !fact.unread))
  return {
    subject, kept, place, may, groups: groups.map(({ id, name }) => ({ id, name })), preset: groups.filter((group) => group.purpose === 'everyone').map((group) => group.id), first: !one && !removed, removed: removed !== null,
    fresh: from ? draftFrom(from, stopped ? basesOf(stopped, facts) : heads, stopped !== undefined) : newDraft(crypto.randomUUID()),
    restoring: restored ? (one ?? removed)!.names.get(restored.id) ?? '' : null, current: one ? { body: one.current.body, name: one.names.get(one.current.id) ?? '' } : null,
  }
}

/** What this phone has let go of; nothing where it cannot be fetched now. */
async function olderOf(subject: string): Promise<Given[]> {
  const older = await fetchOlder({ subject }, null)
  return typeof older === 'string' ? [] : older.facts
}

/** Kept encrypted on this phone alone. */
export const keepDraft = async (place: Place, draft: Draft | null): Promise<Place | null> => keepAt(await openCurrent(), place, draft && { ...draft, at: now().toISOString() })

/** The newest draft of each instruction on this phone that can be read now. */
export const watchDrafts: Watch<DraftLine[]> = watch(async (phone) => {
  const subjects = new Set((await phone.draftNames()).filter((name) => name.startsWith(prefix)).map((name) => ofPlace({ name }).slice(prefix.length)))
  return (await Promise.all([...subjects].map(async (subject) => {
    const draft = draftOfKept((await draftsOf<Draft>(phone, nameOf(subject)))[0]?.draft ?? null)
    return draft ? [{ subject, title: draft.edited.title, at: draft.at }] : []
  }))).flat()
})

export const watchBeside = (subject: string, draft: Draft): Watch<BesideDraft> => watch(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ subject }), phone.people()])
  const names = new Map(people.map((one) => [one.id, one.name]))
  const versions = instructionsOf(facts.filter((fact) => !fact.stopped))[0]?.names ?? new Map<string, string>()
  const shown = (given: Given[]) => given.map((fact) => besideOf(fact, names, versions, phone.membership))
  return { newer: shown(newerThan(draft, facts)), also: shown(alsoReplaced(draft, facts)) }
})

/** Appends the version here and to the outbox. Without a network it waits, and is in force on this phone alone. `readers`: groups, for a new instruction. */
export const publishDraft = async (subject: string, draft: Draft, readers: string[]): Promise<Saved> => savedBy(await openCurrent(), async (phone) => {
  const facts = await phone.facts({ subject })
  const basedOn = standingBases(draft.basedOn, facts)
  const body = bodyOf(draft.edited, language())
  // Also where it has been accepted meanwhile: then the new one is built on it.
  if (draft.rewriting && facts.some((fact) => fact.id === draft.from)) return phone.rewrite(draft.from!, { basedOn, body })
  return phone.append({ kind: 'instruction-version', subject, basedOn, body, audience: { groups: readers, members: [] } })
})

/** Hides it for all, with every version; its history stays. Who may is the contract's affair: for what is safety-critical leads and owners alone. */
export const removeInstruction = async (subject: string): Promise<Saved> => savedBy(await openCurrent(), async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'instruction-version')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

/** Of versions that stand side by side: the text of one, unchanged and with its approval, in place of them all. `heads`: those that were shown. */
export const chooseVersion = async (subject: string, fact: string, heads: string[]): Promise<Saved> => savedBy(await openCurrent(), async (phone) => {
  const chosen = (await phone.facts({ subject })).find((one) => one.id === fact && !one.unread)
  if (!chosen) throw new NotSaved('not-here')
  return phone.append({ kind: 'instruction-version', subject, basedOn: heads, body: chosen.body })
})

/** Two versions of one instruction, oldest first as they are named, and all that can be compared. */
export type Pair = { title: string; versions: Beside[]; /** None of them is in force. */ removed: boolean }
export const watchComparable = (subject: string): Watch<Pair | null> => watch(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ subject }), phone.people()])
  const one = instructionsOf(facts.filter((fact) => !fact.stopped))[0]
  const removed = one ? null : removedOf(facts)
  if (!one && !removed) return null
  const names = new Map(people.map((each) => [each.id, each.name]))
  const { names: versionNames } = (one ?? removed)!
  const versions = (one ? [...one.earlier, one.current, ...one.siblings] : removed!.versions).map((fact) => besideOf(fact, names, versionNames, phone.membership))
  const titled = (one?.current ?? removed!.last[0] ?? removed!.versions.at(-1)!) as Given
  return { removed: removed !== null, title: (titled.body as InstructionVersionBody).title ?? '', versions: versions.filter((version) => !version.unread).sort((a, b) => (a.at < b.at ? -1 : 1)) }
})
