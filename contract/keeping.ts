// What a device keeps of what it may read. Pure: the server's pull and the phone's sweep follow the same rule.
import type { Fact } from './fact.ts'
import { heads, standingWithdrawals, superseding } from './fold.ts'
import type { Keeping } from './kind.ts'

export const keptDays = 90
const dayMs = 86_400_000

/**
 * Facts of one subject that a device lets go of now. `now` in ms. Waiting facts are never let go. Of `state` kinds stay: every head, what
 * a head names, and what gave way less than 90 days ago: all that stands in its place, or hides it, has come since then.
 */
export function outgrown<F extends Pick<Fact, 'id' | 'kind' | 'subject' | 'basedOn' | 'seq' | 'writtenAt' | 'clockOffset' | 'receivedAt' | 'stopped'>>(
  facts: readonly F[], keepingOf: (kind: string) => Keeping, now: number,
): F[] {
  const since = now - keptDays * dayMs
  const isOld = (fact: F) => fact.receivedAt !== null && Date.parse(fact.receivedAt) <= since
  const accepted = facts.filter((fact) => fact.seq !== null)
  // Also what is hidden and goes on superseding: on its base lies nothing that could stand again.
  const inPlace = new Set(superseding(facts))
  const withdrawals = standingWithdrawals(facts)
  const gone: F[] = []
  for (const kind of new Set(accepted.map((fact) => fact.kind))) {
    const keeping = keepingOf(kind)
    const ofKind = accepted.filter((fact) => fact.kind === kind)
    if (keeping === 'log') gone.push(...ofKind.filter(isOld))
    if (keeping === 'state') {
      // Also by what is accepted alone: what waits here may yet be refused.
      const kept = new Set([...heads(facts, kind), ...heads(accepted, kind)].flatMap((fact) => [fact.id, ...fact.basedOn]))
      const gaveWay = new Set([...ofKind.filter((fact) => inPlace.has(fact)), ...withdrawals].filter(isOld).flatMap((fact) => fact.basedOn))
      gone.push(...ofKind.filter((fact) => gaveWay.has(fact.id) && !kept.has(fact.id)))
    }
  }
  return gone
}
