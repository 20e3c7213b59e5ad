// Notes of everyday life: writing, the list, one note. Used by the places. A note is corrected, never edited; a refusal is always shown.
import { now } from '../../platform/clock.ts'
import { m } from '../../paraglide/messages.js'
import type { Note } from './journal.data.ts'
import { NoteList } from './note-list.tsx'
import { wallOf } from './when-words.ts'

export { searchedNotes } from './found-note.tsx'
export { NoteForm } from './note-form.tsx'
export { NoteList } from './note-list.tsx'
export { NotePage } from './note-page.tsx'

/** What "I dag" shows: notes of what happened today. */
export const NotesOfToday = () => <NoteList only={isOfToday} empty={m.today_no_notes()} />

const isOfToday = (note: Note) => !note.withdrawal && note.current.happenedAt.slice(0, 10) === wallOf(now()).slice(0, 10)
