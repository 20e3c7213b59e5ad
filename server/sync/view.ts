// What a member may see, named by one short string: another string, another set of facts.
import { createHash } from 'node:crypto'
import { hasRole, type Actor } from '@viewme/contract/actor.ts'
import type { Audience } from '@viewme/contract/fact.ts'
import { kindOf, kinds, readableKinds } from '@viewme/contract/kinds.ts'

export type View = { name: string; kinds: string[]; /** Groups and the membership itself: what the rows of readers may name, which tell the two not apart. */ mine: string[] }

export function viewOf(actor: Actor): View {
  const readable = readableKinds(actor).toSorted()
  const mine = [actor.membership, ...actor.groups.toSorted()]
  // Whoever leads no longer lets go of what they held as leads.
  const name = createHash('sha256').update(JSON.stringify([readable, mine, hasRole(actor, 'lead')])).digest('base64url').slice(0, 16)
  return { name, kinds: readable, mine }
}

/** Whether an audience names this member, or a group of theirs. Never across: an id that is a membership's opens nothing as a group. */
export const isNamedIn = ({ membership, groups: own }: Actor, { groups, members }: Audience): boolean =>
  members.includes(membership) || groups.some((id) => own.includes(id))

/** The rule, asked of each row again before it leaves: kind and audience, or one's own. */
export const mayHold = (actor: Actor, fact: { kind: string; author: string } & Audience): boolean =>
  kindOf(fact.kind)?.mayRead(actor).yes === true && (fact.author === actor.membership || isNamedIn(actor, fact))

export const stateKinds = kinds.filter((kind) => kind.keeping === 'state').map((kind) => kind.kind)
export const logKinds = kinds.filter((kind) => kind.keeping === 'log').map((kind) => kind.kind)
