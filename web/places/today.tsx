// "I dag": what is new, and what has been written today.
import { NewInstructions } from '../domain/instructions/instructions.tsx'
import { NotesOfToday } from '../domain/journal/journal.tsx'
import { m } from '../paraglide/messages.js'
import { ButtonLink } from '../ui/button.tsx'
import { PageHeading } from '../ui/parts.tsx'

export const Today = () => (
  <>
    <PageHeading>{m.today_title()}</PageHeading>
    <section className="list">
      <h2>{m.today_new()}</h2>
      <NewInstructions days={14} empty={m.today_nothing_new()} />
    </section>
    <section className="list">
      <h2>{m.today_notes()}</h2>
      <NotesOfToday />
    </section>
    <ButtonLink look="tall" wide to="/write">{m.to_write()}</ButtonLink>
  </>
)
