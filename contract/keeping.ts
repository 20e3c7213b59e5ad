// What a device keeps of what it may read. Pure: the server's pull and the phone's sweep follow the same rule.
import type { Fact } from './fact.ts'
import { heads } from './fold.ts'
import type { Keeping } from './kind.ts'

export const keptDays = 90
const dayMs = 86_400_000

/** Facts of one subject that a device lets go of now. `now` in ms. Waiting facts are never let go. */
export function outgrown<F extends Pick<Fact, 'id' | 'kind' | 'subject' | 'basedOn' | 'seq' | 'writtenAt' | 'receivedAt' | 'stopped'>>(
  facts: readonly F[], keepingOf: (kind: string) => Keeping, now: number,
): F[] {
  const since = now - keptDays * dayMs
  const young = (fact: F) => fact.receivedAt === null || Date.parse(fact.receivedAt) >= since
  const gone: F[] = []
  for (const kind of new Set(facts.map((fact) => fact.kind))) {
    const keeping = keepingOf(kind)
    const ofKind = facts.filter((fact) => fact.kind === kind && fact.seq !== null)
    if (keeping === 'log') gone.push(...ofKind.filter((fact) => !young(fact)))
    if (keeping === 'state') {
      const standing = heads(facts, kind)
      const kept = new Set(standing.flatMap((fact) => [fact.id, ...fact.basedOn]))
      // A fact still counts as "what was head 90 days ago" when what superseded it is younger than that.
      const youngNames = new Set(facts.filter((fact) => fact.kind === kind && young(fact)).flatMap((fact) => fact.basedOn))
      gone.push(...ofKind.filter((fact) => !kept.has(fact.id) && !youngNames.has(fact.id) && !young(fact)))
    }
  }
  return gone
}
