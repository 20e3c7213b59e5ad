// The four words for what is written here, and no others: waiting, sent, refused, stale. "Sent" only after the server's answer.
import type { Fact } from '@viewme/contract/fact.ts'
import { m } from '../paraglide/messages.js'
import { reasonWords } from './reason-words.ts'

/** Of something written: waiting (on this phone; `reason` when the server holds it back), sent, refused. */
export type State = { word: 'waiting'; reason: string | null } | { word: 'sent' } | { word: 'refused'; reason: string }
/** `stale` is said of what is read: older than it should be. */
export type StateName = State['word'] | 'stale'

export function stateOf(fact: Pick<Fact, 'seq' | 'stopped'>): State {
  if (fact.stopped?.result === 'refused') return { word: 'refused', reason: fact.stopped.reason }
  if (fact.stopped) return { word: 'waiting', reason: fact.stopped.reason }
  return fact.seq === null ? { word: 'waiting', reason: null } : { word: 'sent' }
}

const words: Record<StateName, () => string> = { waiting: m.state_waiting, sent: m.state_sent, refused: m.state_refused, stale: m.state_stale }

export const stateWord = (name: StateName): string => words[name]()

/** What the word means just here: why it waits, or why it was refused. */
export function stateSentence(state: State): string {
  if (state.word === 'sent') return m.state_sent_words()
  if (state.word === 'refused') return reasonWords(state.reason)
  return state.reason ? reasonWords(state.reason) : m.state_waiting_words()
}
