// The three words for what is written here: waiting, sent, refused. "Sent" only after the server's answer.
import { m } from '../../paraglide/messages.js'
import { reasonWords } from '../../platform/reason-words.ts'
import { Pill } from '../../ui/parts.tsx'
import type { NoteState } from './journal.data.ts'

export function StateWord({ state }: { state: NoteState }) {
  if (state.word === 'sent') return <Pill tone="green">{m.state_sent()}</Pill>
  if (state.word === 'refused') return <Pill tone="red">{m.state_refused()}</Pill>
  return <Pill tone="amber">{m.state_waiting()}</Pill>
}

export const stateSentence = (state: NoteState): string => {
  if (state.word === 'sent') return m.state_sent_words()
  if (state.word === 'refused') return reasonWords(state.reason)
  return state.reason ? reasonWords(state.reason) : m.state_waiting_words()
}
