// An allergy that was found.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { Pill } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { allergySource } from './allergies.data.ts'
import type { Shown } from './allergies.search.ts'
import { severityTone, severityWord } from './severity-words.ts'

const words: Record<string, () => string> = { title: m.search_in_name, act: m.allergy_act, signs: m.allergy_signs }

const FoundAllergy = ({ hit: { title, reasons, show } }: { hit: Hit<Shown> }) => (
  <FoundCard to="/allergies" title={<OwnWords><Marked pieces={title} /></OwnWords>} whys={reasons.map(({ where, pieces }) => ({ where: words[where]!(), pieces }))}>
    {(!show.newer || show.waiting) && <span className="row">{!show.newer && <Pill tone={severityTone(show.severity)}>{severityWord(show.severity)}</Pill>}{show.waiting && <StatePill state="waiting" />}</span>}
  </FoundCard>
)

export const searchedAllergies = { ...allergySource, title: m.allergies_title, Hit: FoundAllergy }
