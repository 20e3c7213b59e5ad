// The model's own reckoning of who should hold what and what stands: from what people meant to write and the groups they are in, in the
// order in which it was taken in. It asks neither the server's columns nor the product's rules; that is what makes it worth comparing with.
export type Audience = { groups: string[]; members: string[] }
/** What a writer meant when they wrote: noted before it is on its way. `body`: canonical JSON. */
export type Meant = { id: string; account: string; kind: string; subject: string; basedOn: string[]; author: string; audience: Audience | null; body: string }
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
export function shouldHold(reader: Reader, taken: readonly Meant[]): Meant[] {
  const reach = reachOf(taken)
  return taken.filter(({ author, subject }) => {
    if (author === reader.membership) return true
    const { groups, members } = reach.get(subject) ?? { groups: [], members: [] }
    return members.includes(reader.membership) || groups.some((group) => reader.groups.includes(group))
  })
}

/** Ids of what stands, by subject and kind, in order: hidden by no withdrawal, and built on by nothing of the same kind that is itself not hidden. */
export function standingOf(held: readonly Meant[], kinds: readonly string[]): Map<string, string[]> {
  const hides = new Map<string, string[]>()
  for (const one of held) if (one.kind === 'withdrawal') for (const id of one.basedOn) hides.set(id, [...hides.get(id) ?? [], one.id])
  const hidden = (id: string): boolean => (hides.get(id) ?? []).some((by) => !hidden(by))
  const replaced = new Set(held.flatMap((one) => (hidden(one.id) ? [] : one.basedOn.map((id) => `${one.subject} ${one.kind} ${id}`))))
  const stands = new Map<string, string[]>()
  for (const one of held) {
    const thing = `${one.subject} ${one.kind}`
    if (kinds.includes(one.kind) && !hidden(one.id) && !replaced.has(`${thing} ${one.id}`)) stands.set(thing, [...stands.get(thing) ?? [], one.id])
  }
  return stands
}
