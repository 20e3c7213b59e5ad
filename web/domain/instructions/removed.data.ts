// Removed instructions, from this phone's copy; what it has let go of is asked of the server, and kept nowhere.
import { openCurrent, type Phone } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import type { Given } from './instructions.fold.ts'
import { removedLines, removedVersions, together, type RemovedLine, type RemovedVersions } from './removed.fold.ts'

export type { RemovedLine, RemovedVersions } from './removed.fold.ts'
export type Fetched = { facts: Given[]; /** Where to go on; null when there is no more. */ before: number | null }
export type FetchFault = 'offline' | 'failed'

const watch = watchOf(openCurrent)
const namesOf = async (phone: Phone): Promise<Map<string, string>> => new Map((await phone.people()).map((one) => [one.id, one.name]))

/** `fetched`: older versions that the server has given. */
export const watchRemoved = (fetched: readonly Given[]): Watch<{ lines: RemovedLine[]; more: boolean }> => watch(async (phone) => {
  const here = await phone.facts({ kind: 'withdrawal' })
  const subjects = new Set(here.map((fact) => fact.subject))
  return removedLines(together(here, fetched.filter((fact) => subjects.has(fact.subject))), await namesOf(phone))
})

/** Null when the instruction has not been removed, or is not here. */
export const watchRemovedVersions = (subject: string, fetched: readonly Given[]): Watch<RemovedVersions | null> =>
  watch(async (phone) => removedVersions(together(await phone.facts({ subject }), fetched), await namesOf(phone)))

/** A page of versions of any instruction, or of one, newest first. `before`: a place in the binder; null = from the end. */
export async function fetchOlder(of: { subject: string } | { kind: 'instruction-version' }, before: number | null): Promise<Fetched | FetchFault> {
  const phone = await openCurrent()
  if (!phone) return 'failed'
  const answer = await phone.older({ ...of, ...(before === null ? {} : { before }) })
  if (answer.is === 'offline' || answer.is === 'captive') return 'offline'
  if (answer.is !== 'ok') return 'failed'
  const { facts, more } = answer.value
  return { facts, before: more && facts.length > 0 ? Math.min(...facts.map((fact) => fact.seq!)) : null }
}
