// What a contact said before, what of one's own the server has stopped, and what a changed one takes the place of. Pure.
import { contactsOf, type Contact, type ContactBody, type Situation } from '@viewme/contract/contacts.ts'
import { correctedTime, type Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import type { Instruction } from '@viewme/contract/instructions.ts'
import type { State } from '../../platform/state-words.ts'

/** `first`: nothing of it has been accepted or waits, so that it needs its readers. */
export type Stopped = { fact: string; subject: string; body: ContactBody; groups: string[]; first: boolean; state: Exclude<State, { word: 'sent' }> }
export type Earlier = { fact: string; body: ContactBody; by: string | null; at: string }
export type Read = { contacts: Contact[]; stopped: Stopped[] }

/**
 * What a list may show. `listed`: memberships that may stand in one. A contact of anybody else is left out whole, in every version, so that a
 * protected member's number is never shown by a conflict either. `names`: the directory's, which a member's contact follows.
 */
export function readOf(facts: readonly Fact<any>[], listed: ReadonlySet<string>, names: ReadonlyMap<string, string> = new Map()): Read {
  const own = facts.filter((fact) => fact.kind === 'contact')
  const hidden = new Set(own.filter(({ body }) => body.member !== undefined && !listed.has(body.member)).map((fact) => fact.subject))
  const shown = facts.filter((fact) => !hidden.has(fact.subject))
  const stands = new Set(shown.filter((fact) => !fact.stopped).map((fact) => fact.subject))
  const stopped = shown.filter((fact) => fact.kind === 'contact' && fact.stopped).map((fact): Stopped => ({
    fact: fact.id, subject: fact.subject, body: fact.body, groups: fact.audience?.groups ?? [], first: !stands.has(fact.subject),
    state: { word: fact.stopped!.result === 'refused' ? 'refused' : 'waiting', reason: fact.stopped!.reason },
  }))
  return { contacts: contactsOf(shown).map((one) => ({ ...one, name: names.get(one.member ?? '') ?? one.name })), stopped }
}

/** What has given way, newest first. `facts`: all of one contact. */
export function earlierOf(facts: readonly Fact<any>[], names: ReadonlyMap<string, string>): Earlier[] {
  const standing = new Set(heads(facts, 'contact').map((fact) => fact.id))
  return facts.filter((fact) => fact.kind === 'contact' && !fact.stopped && !standing.has(fact.id))
    .map((fact) => ({ fact: fact.id, body: fact.body as ContactBody, by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString() }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

/**
 * The versions that what is typed takes the place of. `opened`: as they stood when the form was read; `standing`: as they stand now. What came
 * beside meanwhile stays beside. [] where all that was opened has given way: then what is typed is put into what stands.
 */
export const stillStanding = (opened: readonly Contact[], standing: readonly Contact[]): Contact[] => standing.filter((one) => opened.some(({ factId }) => factId === one.factId))

/** The tiles there are, in their order; several instructions with the same words share one. Words that another tile has today are its own. */
export function situationsOf(instructions: readonly Instruction[]): Situation[] {
  const labelOf = (fact: Instruction['current']) => fact.body.situation?.label.trim()
  const tiles = Map.groupBy(instructions.filter((one) => labelOf(one.current)).sort((a, b) => a.current.body.situation!.order - b.current.body.situation!.order), (one) => labelOf(one.current)!)
  return [...tiles].map(([label, ones]) => ({
    label, instructions: ones.map((one) => one.id),
    earlier: [...new Set(ones.flatMap((one) => one.earlier.flatMap((fact) => labelOf(fact) ?? [])))].filter((word) => !tiles.has(word)),
  }))
}
