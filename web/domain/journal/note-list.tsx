// Notes, newest happening first, each with who, when and its word. One that cannot be shown says so and the rest stands.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { stateSentence } from '../../platform/state-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { Link } from '../../ui/link.tsx'
import { Coming, EmptyState, Pill } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { watchNotes, type Note } from './journal.data.ts'

const page = 30

/** `only`: shows a part of the notes, e.g. those of today; `empty` says what will be here; `current`: the one being read beside the list. */
export function NoteList({ only, empty, current }: { only?: (note: Note) => boolean; empty: string; current?: string }) {
  const [limit, more] = useState(page)
  const notes = useWatched(watchNotes(limit), [limit])
  if (!notes) return <Coming>{m.coming()}</Coming>
  const shown = only ? notes.filter(only) : notes
  if (shown.length === 0) return <EmptyState><p>{empty}</p></EmptyState>
  return (
    <>
      <ul className="list">
        {shown.map((note) => (
          <li key={note.subject}>
            <ErrorBoundary fallback={() => <p className="card soft">{m.note_unshowable()}</p>}><NoteCard note={note} here={note.subject === current} /></ErrorBoundary>
          </li>
        ))}
      </ul>
      {notes.length >= limit && <Button wide onClick={() => more(limit + page)}>{m.notes_more()}</Button>}
    </>
  )
}

function NoteCard({ note, here }: { note: Note; here: boolean }) {
  const { current, withdrawal, state, mine } = note
  return (
    <Link className="card note-card" to={`/journal/${note.subject}`} aria-current={here ? 'page' : undefined}>
      <span className="row spread">
        <b>{current.by ?? m.someone()} · {momentWords(new Date(current.happenedAt), now())}</b>
        {/* That others' notes were once sent tells nobody anything. */}
        {(mine || state.word !== 'sent') && <StatePill state={state.word} />}
      </span>
      {withdrawal ? <span className="soft">{m.note_withdrawn_short()}</span> : <span className="written note-text" lang={contentLanguage}>{current.text}</span>}
      {state.word !== 'sent' && <span className="small">{stateSentence(state)}</span>}
      <NoteMarks note={note} />
    </Link>
  )
}

function NoteMarks({ note }: { note: Note }) {
  const corrected = note.earlier.length > 0 && !note.withdrawal
  if (!corrected && note.siblings.length === 0) return null
  return (
    <span className="row">
      {corrected && <Pill>{m.note_corrected()}</Pill>}
      {note.siblings.length > 0 && <Pill tone="amber">{m.note_two()}</Pill>}
    </span>
  )
}
