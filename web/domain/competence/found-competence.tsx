// What somebody in the team may do, that was found: whose it is and how it stands today are always on the card.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { Pill } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { groundWord, standingNow, standingTone, standingWords } from './competence-words.ts'
import { competenceSource } from './competence.data.ts'
import type { Shown } from './competence.search.ts'

const words: Record<string, () => string> = { title: m.search_in_name, who: m.competence_in_who, ground: m.competence_in_ground, by: m.competence_in_by }
/** They stand above whatever was found. */
const shown = ['who', 'ground']

function FoundCompetence({ hit: { subject, title, reasons, show } }: { hit: Hit<Shown> }) {
  const standing = standingNow(show, now())
  return (
    <FoundCard to={`/team?${new URLSearchParams({ competence: subject })}`} title={<Marked pieces={title} />} whys={reasons.filter(({ where }) => !shown.includes(where)).map(({ where, pieces }) => ({ where: words[where]!(), pieces }))}>
      <span className="row">{show.name} · {groundWord(show.ground)}</span>
      <span className="row"><Pill tone={standingTone(standing)}>{standingWords(standing)}</Pill>{show.waiting && <StatePill state="waiting" />}</span>
    </FoundCard>
  )
}

export const searchedCompetences = { ...competenceSource, title: m.competence_title, Hit: FoundCompetence }
