// The current state of a subject is a pure fold of its facts: the same function on phone and server.
// Facts that wait on this phone (seq null) come last and are in force only where they were written.
import { correctedTime, mostBases, type Fact } from './fact.ts'

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

type Linked = Pick<Fact, 'id' | 'kind' | 'subject' | 'basedOn' | 'seq' | 'writtenAt' | 'clockOffset' | 'receivedAt' | 'stopped'>

/** Withdrawals that hold. One can itself be withdrawn by a later one that names it. */
export function standingWithdrawals<F extends Linked>(facts: readonly F[]): F[] {
  const withdrawals = facts.filter((fact) => fact.kind === withdrawalKind && !fact.stopped)
  const named = new Set(withdrawals.flatMap((fact) => fact.basedOn))
  return withdrawals.filter((fact) => !named.has(fact.id))
}

/** Ids of facts that a withdrawal hides. */
export const withdrawnIds = (facts: readonly Linked[]): Set<string> => new Set(standingWithdrawals(facts).flatMap((fact) => fact.basedOn))

/**
 * A withdrawal undoes a supersession only while that is young: what had been in its place for so many days goes on superseding, hidden. Fewer
 * than a phone keeps (keeping.ts), so that whoever removes a thing holds, and names, all that could stand again; the rest is for clocks.
 */
export const undoneDays = 60

/** When the first of the withdrawals that hide a fact came, by the fact's id, in ms. One that waits counts by when it was written, put right. */
function hiddenAt(facts: readonly Linked[]): Map<string, number> {
  const at = new Map<string, number>()
  for (const withdrawal of standingWithdrawals(facts)) {
    const came = withdrawal.receivedAt === null ? correctedTime(withdrawal).getTime() : Date.parse(withdrawal.receivedAt)
    for (const id of withdrawal.basedOn) at.set(id, Math.min(came, at.get(id) ?? came))
  }
  return at
}

/** Facts that stand in the place of what they name: all that no withdrawal hides, and those that one hides too late. What waits is never old. */
export function superseding<F extends Linked>(facts: readonly F[]): F[] {
  const hidden = hiddenAt(facts)
  return facts.filter(({ id, receivedAt, stopped }) => {
    const at = hidden.get(id)
    return !stopped && (at === undefined || (receivedAt !== null && at - Date.parse(receivedAt) >= undoneDays * 86_400_000))
  })
}

/**
 * Heads of one kind within one subject: not withdrawn, and with no fact of the same kind and subject in their place.
 * Two heads are siblings: both stand until a person chooses.
 */
export function heads<F extends Linked>(facts: readonly F[], kind: string): F[] {
  const withdrawn = withdrawnIds(facts)
  // A waiting fact supersedes what it builds on only here, on its writer's phone: that is what the writer means to see.
  const named = new Set(superseding(facts).filter((fact) => fact.kind === kind).flatMap((fact) => fact.basedOn))
  return inOrder(facts.filter((fact) => fact.kind === kind && !fact.stopped && !withdrawn.has(fact.id) && !named.has(fact.id)))
}

/** The head that is in force: the lowest seq. The others are its siblings. */
export function inForce<F extends Linked>(facts: readonly F[], kind: string): { fact: F; siblings: F[] } | null {
  const [fact, ...siblings] = heads(facts, kind)
  return fact ? { fact, siblings } : null
}

/**
 * What must be named to hide a thing: every text of it that is here, since in the place of one that is withdrawn the one before would stand
 * again; and what the oldest of them build on, also where a phone has let go of it by its age. In parts, each small enough for one
 * withdrawal, to be written in this order: what stands is named last and together, and every text after those it builds on. So until the
 * last part has come all stands as it stood, and no older text ever stands alone.
 */
export function toWithdraw(facts: readonly (Linked & Pick<Fact, 'depth'>)[], kind: string): string[][] {
  const standing = new Set(heads(facts, kind).map(({ id }) => id))
  const here = facts.filter((fact) => fact.kind === kind && !fact.stopped)
    .sort((a, b) => Number(standing.has(a.id)) - Number(standing.has(b.id)) || a.depth - b.depth)
  // What one that waits builds on may itself be refused, and what names it would wait for it for ever.
  const before = here.filter(({ seq }) => seq !== null).flatMap(({ basedOn }) => basedOn)
  const texts = [...new Set([...before.filter((id) => !facts.some((fact) => fact.id === id)), ...here.map(({ id }) => id)])]
  const first = texts.length % mostBases
  const parts = Array.from({ length: Math.floor(texts.length / mostBases) }, (_, part) => texts.slice(first + part * mostBases, first + (part + 1) * mostBases))
  return first > 0 ? [texts.slice(0, first), ...parts] : parts
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
