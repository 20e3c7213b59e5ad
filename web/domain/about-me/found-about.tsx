// Something about the person that was found.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { aboutSource, type Shown } from './about-me.data.ts'
import { partTitle } from './part-words.ts'

const words: Record<string, () => string> = { title: m.search_in_title, text: m.search_in_text, how: m.about_how, do: m.about_answer, picture: m.search_in_this_picture, asked: m.about_asked, answer: m.about_read, present: m.about_present }

const FoundAbout = ({ hit: { kind, title, reasons, show } }: { hit: Hit<Shown> }) => (
  <FoundCard to="/about" title={kind === 'profile-part' ? <Marked pieces={title} /> : <OwnWords><Marked pieces={title} /></OwnWords>} whys={reasons.map(({ where, pieces }) => ({ where: words[where]!(), pieces }))}>
    {show.how && !reasons.some(({ where }) => where === 'how') && <p className="written"><OwnWords>{show.how}</OwnWords></p>}
    {show.waiting && <span className="row"><StatePill state="waiting" /></span>}
  </FoundCard>
)

export const searchedExpressions = { ...aboutSource('expression', partTitle), title: m.search_says, Hit: FoundAbout }
export const searchedParts = { ...aboutSource('profile-part', partTitle), title: m.search_about, Hit: FoundAbout }
export const searchedDecisions = { ...aboutSource('own-decision', partTitle), title: m.about_decisions, Hit: FoundAbout }
