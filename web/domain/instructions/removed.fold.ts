// Instructions that somebody has removed: what they said, and what a new version of them takes the place of. Pure.
import { correctedTime } from '@viewme/contract/fact.ts'
import { heads, inOrder, standingWithdrawals, versionNames } from '@viewme/contract/fold.ts'
import { textOf, type EarlierVersion, type Given } from './instructions.fold.ts'

/** `last`: what stood when it was removed. A version that brings it back names it: so nothing of it stands beside the new one, whatever comes of the removal. */
export type Removed = { removal: Given; last: Given[]; versions: Given[]; names: Map<string, string> }
/** `at`: when it was removed (ISO). `by`: null = a name this phone does not have. `waiting`: removed here, and not sent yet. */
export type RemovedLine = { subject: string; title: string; by: string | null; at: string; waiting: boolean }
/** `versions`: newest first. `whole`: all that they are built on is here too. */
export type RemovedVersions = RemovedLine & { versions: EarlierVersion[]; whole: boolean }

const kind = 'instruction-version'

/** `facts`: all of one instruction that are here. Null when something of it stands, or nobody has removed it. */
export function removedOf(facts: readonly Given[]): Removed | null {
  const versions = inOrder(facts.filter((fact) => fact.kind === kind && !fact.stopped))
  const ids = new Set(versions.map(({ id }) => id))
  const removal = inOrder(standingWithdrawals(facts).filter((fact) => fact.basedOn.some((id) => ids.has(id)))).at(-1)
  if (!removal || heads(facts, kind).length > 0) return null
  return { removal, last: heads(versions, kind), versions, names: versionNames(versions) }
}

type Names = ReadonlyMap<string, string>
const lineOf = ({ removal, last, versions }: Removed, names: Names): RemovedLine => ({
  subject: removal.subject, title: textOf(last[0] ?? versions.at(-1)!, names).title, by: names.get(removal.author) ?? null, at: correctedTime(removal).toISOString(), waiting: removal.seq === null,
})

/** `facts`: of many things. Last removed first. `more`: something has been removed here whose text this phone has let go of. */
export function removedLines(facts: readonly Given[], names: Names): { lines: RemovedLine[]; more: boolean } {
  const subjects = [...Map.groupBy(facts, (fact) => fact.subject).values()]
  const lines = subjects.flatMap((own) => {
    const removed = removedOf(own)
    return removed ? [lineOf(removed, names)] : []
  })
  return { lines: lines.sort((a, b) => (a.at < b.at ? 1 : -1)), more: subjects.some((own) => own.every((fact) => fact.kind === 'withdrawal')) }
}

export function removedVersions(facts: readonly Given[], names: Names): RemovedVersions | null {
  const removed = removedOf(facts)
  if (!removed) return null
  const here = new Set(facts.map(({ id }) => id))
  const named = [removed.removal, ...removed.versions].flatMap((fact) => fact.basedOn)
  return {
    ...lineOf(removed, names), whole: named.every((id) => here.has(id)),
    versions: removed.versions.toReversed().map((fact) => ({ ...textOf(fact, names), name: removed.names.get(fact.id) ?? '' })),
  }
}

/** What is on the phone, and what the server has given beside it. */
export const together = (here: readonly Given[], fetched: readonly Given[]): Given[] => [...new Map([...fetched, ...here].map((fact) => [fact.id, fact])).values()]
