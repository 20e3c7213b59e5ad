// What a member may see, named by one short string: another string, another set of facts.
import { createHash } from 'node:crypto'
import type { Actor } from '@viewme/contract/actor.ts'
import { kindOf, kinds, readableKinds } from '@viewme/contract/kinds.ts'

export type View = { name: string; kinds: string[]; /** Groups and the membership itself: what an audience may name. */ mine: string[] }

export function viewOf(actor: Actor): View {
  const readable = readableKinds(actor).toSorted()
  const mine = [actor.membership, ...actor.groups.toSorted()]
  const name = createHash('sha256').update(JSON.stringify([readable, mine])).digest('base64url').slice(0, 16)
  return { name, kinds: readable, mine }
}

/** The rule, asked of each row again before it leaves: kind and audience, or one's own. */
export const mayHold = (actor: Actor, fact: { kind: string; author: string; readers: string[] }): boolean =>
  kindOf(fact.kind)?.mayRead(actor).yes === true
  && (fact.author === actor.membership || fact.readers.some((id) => id === actor.membership || actor.groups.includes(id)))

export const stateKinds = kinds.filter((kind) => kind.keeping === 'state').map((kind) => kind.kind)
export const logKinds = kinds.filter((kind) => kind.keeping === 'log').map((kind) => kind.kind)
