// Who reads one thing about the person, and whether this reader may choose anew. Pure; the server decides.
import type { Actor } from '@viewme/contract/actor.ts'
import type { Audience, Fact } from '@viewme/contract/fact.ts'
import { inOrder } from '@viewme/contract/fold.ts'
import { mayChangeAudience } from '@viewme/contract/visibility.permissions.ts'
import { readerWords } from '../../platform/reader-words.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

type Named = readonly { id: string; name: string }[]
/** `words`: null where this phone has let go of the fact that named them. `pending`: changes that are not accepted yet. */
export type Readers = { audience: Audience; words: string[] | null; may: boolean; pending: { fact: string; state: State }[] }

/** `own`: all facts of one subject. `audience`: as the phone reads it from them. */
export function readersAsSeen(own: readonly Fact[], { actor, audience, people, groups }: { actor: Actor; audience: Audience | null; people: Named; groups: Named }): Readers {
  const opened = inOrder(own.filter(({ kind }) => kind !== 'visibility' && kind !== 'withdrawal')).find((fact) => fact.audience)?.author ?? null
  return {
    audience: audience ?? { groups: [], members: [] }, words: audience && readerWords(audience, { groups, people }, opened),
    may: mayChangeAudience(actor, { subjectAuthor: opened ?? '' }).yes,
    pending: own.filter(({ kind }) => kind === 'visibility').map((fact) => ({ fact: fact.id, state: stateOf(fact) })).filter(({ state }) => state.word !== 'sent'),
  }
}
