// The model's own reckoning of who should hold what and what stands: from what people meant to write and the groups they are in, in the
// order in which it was taken in. It asks neither the server's columns nor the product's rules; that is what makes it worth comparing with.
export type Audience = { groups: string[]; members: string[] }
/** What a writer meant when they wrote: noted before it is on its way. `body`: canonical JSON. */
export type Meant = { id: string; account: string; kind: string; subject: string; basedOn: string[]; author: string; audience: Audience | null; body: string }
/** What was taken in. `at`: when, in ms. */
export type Taken = Meant & { at: number }
export type Reader = { membership: string; groups: string[] }

/** Whom each subject reaches now: what its first fact says, and after that each change of audience. `taken`: in the order taken in. */
export function reachOf(taken: readonly Meant[]): Map<string, Audience> {
  const reach = new Map<string, Audience>()
  for (const one of taken) {
    if (one.audience && (one.kind === 'visibility' || !reach.has(one.subject))) reach.set(one.subject, one.audience)
  }
  return reach
}

/** Those of `taken` that this reader should hold: their own, and what reaches them or a group they are in. Every kind of the model is for all roles. */
export function shouldHold(reader: Reader, taken: readonly Taken[]): Taken[] {
  const reach = reachOf(taken)
  return taken.filter(({ author, subject }) => {
    if (author === reader.membership) return true
    const { groups, members } = reach.get(subject) ?? { groups: [], members: [] }
    return members.includes(reader.membership) || groups.some((group) => reader.groups.includes(group))
  })
}

const dayMs = 86_400_000
type Reckoned = { /** What hides a fact, or lies in its place. */ over(one: Taken): Taken[] }

/** A text is in the place of what it names unless it was hidden before it had been so for 60 days. */
function reckon(held: readonly Taken[]): Reckoned {
  const namers = new Map<string, Taken[]>()
  for (const one of held) for (const id of one.basedOn) namers.set(id, [...namers.get(id) ?? [], one])
  const hiding = (id: string): Taken[] => (namers.get(id) ?? []).filter((one) => one.kind === 'withdrawal' && hiding(one.id).length === 0)
  const isInPlace = (one: Taken) => !hiding(one.id).some(({ at }) => at - one.at < 60 * dayMs)
  return {
    over: (one) => [...hiding(one.id), ...(namers.get(one.id) ?? []).filter((other) => other.kind === one.kind && other.subject === one.subject && isInPlace(other))],
  }
}

/** Ids of what stands, by subject and kind, in order: with nothing in its place, hidden by nothing. */
export function standingOf(held: readonly Taken[], kinds: readonly string[]): Map<string, string[]> {
  const { over } = reckon(held)
  const stands = new Map<string, string[]>()
  for (const one of held) {
    const thing = `${one.subject} ${one.kind}`
    if (kinds.includes(one.kind) && over(one).length === 0) stands.set(thing, [...stands.get(thing) ?? [], one.id])
  }
  return stands
}

/** What a phone may have let go of by now: notes of 90 days ago, and versions that gave way so long ago, but for the one before what stands. */
export function maybeGone(held: readonly Taken[], now: number): Set<string> {
  const { over } = reckon(held)
  const isOld = ({ at }: Taken) => at <= now - 90 * dayMs
  const before = new Set(held.flatMap((one) => (one.kind !== 'withdrawal' && over(one).length === 0 ? one.basedOn : [])))
  return new Set(held.filter((one) => (one.kind === 'note' ? isOld(one) : one.kind === 'instruction-version' && over(one).some(isOld) && !before.has(one.id))).map(({ id }) => id))
}

/** All texts that these were built on, however far back, and they themselves. */
export function andBases(ids: readonly string[], taken: readonly Taken[]): Set<string> {
  const basesOf = new Map(taken.map((one) => [one.id, one.basedOn]))
  const all = new Set(ids)
  for (const id of all) for (const base of basesOf.get(id) ?? []) all.add(base)
  return all
}
