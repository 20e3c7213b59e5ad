// All allergies, the gravest first: what, how grave, how it shows and what to do. Readable also while the binder is locked.
import { m } from '../../paraglide/messages.js'
import { stateSentence, type State } from '../../platform/state-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, EmptyState, Pill, VisuallyHidden } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { watchAllergies, type Allergies } from './allergies.data.ts'
import type { Seen, Stopped } from './allergies.fold.ts'
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
  const twice = new Set(standing.filter((one, at) => standing.some((other, where) => where !== at && other.id === one.id)).map((one) => one.id))
  return (
    <>
      <p className="soft">{may ? m.allergies_words() : m.allergies_may_not()}</p>
      {may && <div className="buttons"><ButtonLink look="main" to="/allergies/new">{m.allergy_new()}</ButtonLink></div>}
      {stopped.map((one) => <NotTaken key={one.factId} stopped={one} />)}
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
      {two && <Pill tone="amber">{m.allergy_two_short()}</Pill>}
      <Settled state={allergy.state} />
    </p>
    <Words signs={allergy.signs} act={allergy.act} />
    {allergy.newer ? <p className="small">{m.allergy_newer()}</p> : may && (
      <div className="buttons"><ButtonLink to={`/allergies/${allergy.id}`}>{m.allergy_change()}<VisuallyHidden> <OwnWords>{allergy.to}</OwnWords></VisuallyHidden></ButtonLink></div>
    )}
  </>
)

export const Words = ({ signs, act }: { signs: string | undefined; act: string }) => (
  <>
    {signs && <p className="written"><b>{m.allergy_signs()}:</b> <OwnWords>{signs}</OwnWords></p>}
    <p className="written"><b>{m.allergy_act()}:</b> <OwnWords>{act}</OwnWords></p>
  </>
)

/** That it was once sent tells nobody anything. */
const Settled = ({ state }: { state: State }) => (state.word === 'sent' ? null : <><StatePill state={state.word} /><span className="small">{stateSentence(state)}</span></>)

const NotTaken = ({ stopped }: { stopped: Stopped }) => (
  <Banner tone={stopped.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={stopped.state.word === 'refused' ? m.allergy_refused({ name: stopped.to }) : m.allergy_held({ name: stopped.to })} said={stopped.to}>
    <p>{stateSentence(stopped.state)}</p>
    <Words signs={stopped.signs} act={stopped.act} />
    <p>{m.note_stopped_words()}</p>
    <ButtonLink to={`/allergies/${stopped.id}?${new URLSearchParams({ rewrite: stopped.factId })}`}>{m.note_rewrite()}</ButtonLink>
  </Banner>
)
