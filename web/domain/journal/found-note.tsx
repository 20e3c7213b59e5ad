// A note that was found: who, when, and the text around what was asked for.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import type { Hit } from '../../platform/searched.ts'
import { momentWords } from '../../platform/time-words.ts'
import { FoundCard } from '../../ui/found.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { noteSource } from './journal.data.ts'
import type { Shown } from './journal.search.ts'

const FoundNote = ({ hit: { subject, reasons, show } }: { hit: Hit<Shown> }) => (
  <FoundCard to={`/journal/${subject}`} title={`${show.by ?? m.someone()} · ${momentWords(new Date(show.happenedAt), now())}`} whys={reasons.map(({ pieces }) => ({ where: m.search_in_text(), pieces }))}>
    {show.state !== 'sent' && <span className="row"><StatePill state={show.state} /></span>}
  </FoundCard>
)

export const searchedNotes = { ...noteSource, title: m.search_notes, Hit: FoundNote }
