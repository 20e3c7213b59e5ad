// "Skriv": a note first, then what has been written lately.
import { Troubles } from '../domain/accounts/accounts.tsx'
import { NoteForm, NoteList, NotePage } from '../domain/journal/journal.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

export const Write = () => (
  <>
    <PageHeading>{m.write_title()}</PageHeading>
    <Troubles />
    <NoteForm />
    <section className="list">
      <h2>{m.notes_title()}</h2>
      <NoteList empty={m.notes_empty()} />
    </section>
  </>
)

/** The notes that one was chosen from, beside it. */
export const NotesBeside = ({ current }: { current: string }) => <NoteList empty={m.notes_empty()} current={current} />

export const OneNote = ({ subject }: { subject: string }) => <NotePage subject={subject} />
