// The current state of a subject is a pure fold of its facts: the same function on phone and server.
// Facts that wait on this phone (seq null) come last and are in force only where they were written.
import type { Fact } from './fact.ts'

export const withdrawalKind = 'withdrawal'

/** Server order first, then what waits, in the order written. */
export function inOrder<F extends Pick<Fact, 'seq' | 'writtenAt' | 'id'>>(facts: readonly F[]): F[] {
  return [...facts].sort((a, b) => {
    if (a.seq !== null && b.seq !== null) return a.seq - b.seq
    if (a.seq !== null) return -1
    if (b.seq !== null) return 1
    return a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : a.id < b.id ? -1 : 1
  })
}

type Linked = Pick<Fact, 'id' | 'kind' | 'subject' | 'basedOn' | 'seq' | 'writtenAt' | 'stopped'>

/** Withdrawals that hold. One can itself be withdrawn by a later one that names it. */
export function standingWithdrawals<F extends Linked>(facts: readonly F[]): F[] {
  const withdrawals = facts.filter((fact) => fact.kind === withdrawalKind && !fact.stopped)
  const named = new Set(withdrawals.flatMap((fact) => fact.basedOn))
  return withdrawals.filter((fact) => !named.has(fact.id))
}

/** Ids of facts that a withdrawal hides. */
export const withdrawnIds = (facts: readonly Linked[]): Set<string> => new Set(standingWithdrawals(facts).flatMap((fact) => fact.basedOn))

/**
 * Heads of one kind within one subject: not withdrawn, and not named by a fact of the same kind and subject that itself stands.
 * Two heads are siblings: both stand until a person chooses.
 */
export function heads<F extends Linked>(facts: readonly F[], kind: string): F[] {
  const withdrawn = withdrawnIds(facts)
  const standing = facts.filter((fact) => fact.kind === kind && !fact.stopped && !withdrawn.has(fact.id))
  // A waiting fact supersedes what it builds on only here, on its writer's phone: that is what the writer means to see.
  const named = new Set(standing.flatMap((fact) => fact.basedOn))
  return inOrder(standing.filter((fact) => !named.has(fact.id)))
}

/** The head that is in force: the lowest seq. The others are its siblings. */
export function inForce<F extends Linked>(facts: readonly F[], kind: string): { fact: F; siblings: F[] } | null {
  const [fact, ...siblings] = heads(facts, kind)
  return fact ? { fact, siblings } : null
}

/** The most facts that one can name in `basedOn`. */
export const mostBases = 20

/** What must be named to hide a thing: every text of it, since one that is withdrawn supersedes nothing and the one before would stand again. In parts, each small enough for one withdrawal. */
export function toWithdraw(facts: readonly Linked[], kind: string): string[][] {
  const texts = facts.filter((fact) => fact.kind === kind && !fact.stopped).map((fact) => fact.id)
  return Array.from({ length: Math.ceil(texts.length / mostBases) }, (_, part) => texts.slice(part * mostBases, (part + 1) * mostBases))
}

/**
 * What a changed text takes the place of: the versions that its writer had before their eyes. What came meanwhile stands beside, and is never
 * replaced unseen. `facts`: all of the thing here; `shown`: ids.
 */
export function replacedBy<F extends Linked>(facts: readonly F[], kind: string, shown: readonly string[]): string[] {
  const held = new Set(facts.filter((fact) => !fact.stopped).map(({ id }) => id))
  const bases = shown.filter((id) => held.has(id))
  return bases.length > 0 ? bases : heads(facts, kind).map(({ id }) => id)
}

/** A version's number in words: "7", or "6a" and "6b" where two have the same number. Counted, never written in the fact. */
export function versionNames(facts: readonly (Linked & Pick<Fact, 'depth'>)[]): Map<string, string> {
  const byDepth = new Map<number, string[]>()
  for (const fact of inOrder(facts)) byDepth.set(fact.depth, [...(byDepth.get(fact.depth) ?? []), fact.id])
  const names = new Map<string, string>()
  for (const [depth, ids] of byDepth) {
    ids.forEach((id, at) => names.set(id, ids.length === 1 ? String(depth) : `${depth}${String.fromCharCode(97 + (at % 26))}`))
  }
  return names
}
