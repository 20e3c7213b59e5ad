// From a note's facts to what a screen shows of it. Pure: the same facts and the same reader always give the same note.
import type { Actor, Answer, Role } from '@viewme/contract/actor.ts'
import { correctedTime, type Audience, type Fact } from '@viewme/contract/fact.ts'
import { inOrder } from '@viewme/contract/fold.ts'
import type { Group } from '@viewme/contract/groups.ts'
import { mayWriteNote } from '@viewme/contract/journal.permissions.ts'
import { notesOf, type Note as Folded, type NoteBody } from '@viewme/contract/journal.ts'
import { isSafety } from '@viewme/contract/kinds.ts'
import type { DirectoryEntry } from '@viewme/contract/people.ts'
import { mayChangeAudience, mayWithdraw } from '@viewme/contract/visibility.permissions.ts'
import { readerWords } from '../../platform/reader-words.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

export type NoteText = {
  fact: string
  text: string
  /** Local wall time as written: YYYY-MM-DDTHH:MM. */
  happenedAt: string
  /** The writer's time put right (ISO). */
  writtenAt: string
  /** Null = a name this phone does not have. */
  by: string | null
  state: State
}
/** `true`, or the stable reason why not. */
export type May = true | string
export type Note = {
  subject: string
  current: NoteText
  /** Other corrections that stand beside the current one. */
  siblings: NoteText[]
  /** Older texts, newest first. */
  earlier: NoteText[]
  /** Own corrections that the server has not accepted: shown, never in force. */
  stopped: NoteText[]
  withdrawal: { by: string | null; at: string; state: State } | null
  /** Changes of who may read, and removals, that are not accepted yet. */
  pending: { fact: string; what: 'audience' | 'withdrawal'; state: State }[]
  /** The least settled of all of these: what a list says about the note. */
  state: State
  audience: Audience
  /** In words, e.g. ["Hemma", "Sara Mallqvist"]. */
  audienceWords: string[]
  mine: boolean
  may: { correct: May; withdraw: May; changeAudience: May }
}
/** A fact as the phone gives it; `unread` when this app is too old for its schema. */
type Given = Fact<any> & { unread?: unknown }
/** Who looks, and what the phone knows: names, groups, and how it reads a subject's audience. */
export type Seer = {
  audienceOf: (own: readonly Fact[]) => Audience | null
  human: string
  account: string
  membership: string
  roles: string[]
  groups: string[]
  people: readonly DirectoryEntry[]
  groupNames: readonly Group[]
}

export function notesAsSeen(facts: readonly Given[], seer: Seer): Note[] {
  const readable = facts.filter((fact) => !fact.unread)
  const subjects = Map.groupBy(readable, (fact) => fact.subject)
  return notesOf(readable).map((note) => noteAsSeen(note, subjects.get(note.id)!, seer))
}

function noteAsSeen(note: Folded, own: readonly Given[], seer: Seer): Note {
  const nameOf = (author: string) => seer.people.find((one) => one.id === author)?.name ?? null
  const textOf = (fact: Fact<NoteBody>): NoteText => ({
    fact: fact.id, text: fact.body.text, happenedAt: fact.body.happenedAt.wall.slice(0, 16), writtenAt: correctedTime(fact).toISOString(), by: nameOf(fact.author), state: stateOf(fact),
  })
  const stopped = note.earlier.filter((fact) => fact.stopped).map(textOf)
  const pending = own.filter((fact) => (fact.kind === 'visibility' || fact.kind === 'withdrawal') && fact.id !== note.withdrawal?.id && stateOf(fact).word !== 'sent')
    .map((fact) => ({ fact: fact.id, what: fact.kind === 'visibility' ? ('audience' as const) : ('withdrawal' as const), state: stateOf(fact) }))
  const withdrawal = note.withdrawal && { by: nameOf(note.withdrawal.author), at: correctedTime(note.withdrawal).toISOString(), state: stateOf(note.withdrawal) }
  const audience = seer.audienceOf(own) ?? own.find((fact) => fact.audience)?.audience ?? { groups: [], members: [] }
  const first = inOrder(own.filter((fact) => fact.kind === 'note'))[0]!
  return {
    subject: note.id, current: textOf(note.current), siblings: note.siblings.map(textOf), earlier: note.earlier.filter((fact) => !fact.stopped).map(textOf).reverse(), stopped, withdrawal, pending,
    state: leastSettled([stateOf(note.current), ...stopped.map((one) => one.state), ...(withdrawal ? [withdrawal.state] : []), ...pending.map((one) => one.state)]),
    audience, audienceWords: readerWords(audience, { groups: seer.groupNames, people: seer.people }, first.author), mine: note.current.author === seer.membership, may: mayOf(first, seer),
  }
}

const leastSettled = (states: readonly State[]): State =>
  states.find((one) => one.word === 'refused') ?? states.find((one) => one.word === 'waiting' && one.reason !== null) ?? states.find((one) => one.word === 'waiting') ?? { word: 'sent' }

/** Predicted with the contract's own rules; the server decides. */
function mayOf(first: Fact, seer: Seer): Note['may'] {
  const actor: Actor = { human: seer.human, account: seer.account, membership: seer.membership, roles: seer.roles as Role[], groups: seer.groups, person: seer.roles.includes('person') }
  const context = { first: false, subjectAuthor: first.author, subjectKind: 'note', subjectSafety: isSafety('note') }
  const said = (answer: Answer): May => answer.yes || answer.reason
  return { correct: said(mayWriteNote(actor, context)), withdraw: said(mayWithdraw(actor, context)), changeAudience: said(mayChangeAudience(actor, context)) }
}
