// An instruction that was found. It opens as from the start screen: what saves a life at its first step.
import { m } from '../../paraglide/messages.js'
import type { Hit, Reason } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { Pill } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { instructionSource } from './instructions.data.ts'
import type { Shown } from './instructions.search.ts'

const words: Record<string, (n: { number: number }) => string> = {
  'title': m.search_in_title, 'tile': m.search_in_tile, 'ten-seconds': m.search_in_ten_seconds, 'step': m.search_in_step, 'warning': m.search_in_warning, 'why': m.search_in_why,
  'picture': m.search_in_picture, 'place': m.search_in_place, 'competence': m.search_in_competence, 'text': m.search_in_text, 'area': m.search_in_area,
}
const whyOf = ({ where, number, pieces }: Reason) => ({ where: words[where]!({ number: number ?? 0 }), pieces, isOurs: where === 'area' })

const FoundInstruction = ({ hit: { subject, title, reasons, show } }: { hit: Hit<Shown> }) => (
  <FoundCard to={`/instruction/${subject}${show.lifeSaving ? '?step=1' : ''}`} title={<OwnWords><Marked pieces={title} /></OwnWords>} whys={reasons.map(whyOf)}>
    {(show.lifeSaving || show.safetyCritical || show.waiting || show.versions > 1) && (
      <span className="row">
        {show.lifeSaving ? <Pill tone="red">{m.instruction_life_saving()}</Pill> : show.safetyCritical && <Pill tone="amber">{m.instruction_safety()}</Pill>}
        {show.versions > 1 && <Pill tone="amber">{show.versions > 2 ? m.instruction_more({ count: show.versions }) : m.instruction_two()}</Pill>}
        {show.waiting && <StatePill state="waiting" />}
      </span>
    )}
  </FoundCard>
)

export const searchedInstructions = { ...instructionSource, title: m.search_instructions, Hit: FoundInstruction }
