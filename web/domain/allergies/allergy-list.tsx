// All allergies, the gravest first: what, how grave, how it shows and what to do. Readable also while the binder is locked.
import { m } from '../../paraglide/messages.js'
import { twiceOf } from '../../platform/thing.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { EmptyState, Pill } from '../../ui/parts.tsx'
import { ChangeLink, NotTaken, Settled, TwoPill } from '../../ui/thing-list.tsx'
import { watchAllergies, type Allergies } from './allergies.data.ts'
import type { Seen } from './allergies.fold.ts'
import { severityTone, severityWord } from './severity-words.ts'

export const AllergiesLink = () => (
  <Link className="tile row-tile" to="/allergies">
    <span className="tile-icon"><Icon name="flower" /></span>
    {m.allergies_title()}
  </Link>
)

export function AllergyList() {
  const read = useWatched(watchAllergies)
  if (!read) return null
  const { standing, stopped, may, readable } = read
  const twice = twiceOf(standing)
  return (
    <>
      <p className="soft">{may ? m.allergies_words() : m.allergies_may_not()}</p>
      {may && <div className="buttons"><ButtonLink look="main" to="/allergies/new">{m.allergy_new()}</ButtonLink></div>}
      {stopped.map((one) => <NotTaken key={one.factId} stopped={one} name={one.to} to={`/allergies/${one.id}`}><Words signs={one.signs} act={one.act} /></NotTaken>)}
      {standing.length === 0 && <Empty readable={readable} />}
      <ul className="list">{standing.map((one) => <li key={one.factId} className="card"><One allergy={one} may={may} two={twice.has(one.id)} /></li>)}</ul>
    </>
  )
}

/** Nothing here may look as if there were no allergies. */
const Empty = ({ readable }: Pick<Allergies, 'readable'>) => (
  <EmptyState>
    <p>{readable === 'yes' ? m.allergies_empty() : readable === 'locked' ? m.allergies_locked() : m.allergies_not_yet()}</p>
    {readable === 'locked' && <ButtonLink look="main" to="/unlock">{m.lock_open()}</ButtonLink>}
  </EmptyState>
)

const One = ({ allergy, may, two }: { allergy: Seen; may: boolean; two: boolean }) => (
  <>
    <h2 lang={contentLanguage}>{allergy.to}</h2>
    <p className="row">
      {!allergy.newer && <Pill tone={severityTone(allergy.severity)}>{severityWord(allergy.severity)}</Pill>}
      {two && <TwoPill />}
      <Settled state={allergy.state} />
    </p>
    <Words signs={allergy.signs} act={allergy.act} />
    {allergy.newer ? <p className="small">{m.allergy_newer()}</p> : may && <ChangeLink to={`/allergies/${allergy.id}`} name={allergy.to} />}
  </>
)

export const Words = ({ signs, act }: { signs: string | undefined; act: string }) => (
  <>
    {signs && <p className="written"><b>{m.allergy_signs()}:</b> <OwnWords>{signs}</OwnWords></p>}
    <p className="written"><b>{m.allergy_act()}:</b> <OwnWords>{act}</OwnWords></p>
  </>
)
