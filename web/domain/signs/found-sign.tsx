// Something one can see that was found: all it can mean stands on the card, so that no one meaning looks like the only one.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { Pill } from '../../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { signSource } from './signs.data.ts'
import type { Shown } from './signs.search.ts'
import { sureTone, sureWord } from './sure-words.ts'

const words: Record<string, () => string> = { 'title': m.search_in_name, 'also': m.sign_also, 'means': m.sign_means, 'act': m.sign_act, 'said-by': m.sign_said_by }
/** They stand above whatever was found. */
const shown = ['means', 'said-by']

const FoundSign = ({ hit: { subject, title, reasons, show } }: { hit: Hit<Shown> }) => (
  <FoundCard to={`/signs?${new URLSearchParams({ sign: subject })}`} title={<OwnWords><Marked pieces={title} /></OwnWords>} whys={reasons.filter(({ where }) => !shown.includes(where)).map(({ where, pieces }) => ({ where: words[where]!(), pieces }))}>
    {show.waiting && <span className="row"><StatePill state="waiting" /></span>}
    {show.meanings.map(({ means, sure, saidBy }, at) => <span key={at} className="written"><Pill tone={sureTone(sure)}>{sureWord(sure)}</Pill> <OwnWords>{means}</OwnWords> <span className="small"><WithOwnWords words={m.sign_by({ who: saidBy })} said={saidBy} /></span></span>)}
  </FoundCard>
)

export const searchedSigns = { ...signSource, title: m.signs_title, Hit: FoundSign }
