// Below an instruction: two versions that somebody has to choose between, one's own that the server has stopped, what it belongs to, and what it said before.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import '../../ui/editing.css'
import { ButtonLink } from '../../ui/button.tsx'
import { Banner, VisuallyHidden } from '../../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { watchMayPublish } from './editing.data.ts'
import { watchVersions, type EarlierVersion, type StoppedVersion, type VersionText } from './instructions.data.ts'
import { dayTimeWords, lifeAreaWords } from './life-area-words.ts'
import { TwoVersions } from './two-versions.tsx'

export function InstructionVersions({ subject }: { subject: string }) {
  const versions = useWatched(watchVersions(subject), [subject])
  const may = useWatched(watchMayPublish) ?? false
  if (!versions) return null
  const { placeOrAid, lifeAreas, dayTimes } = versions.about
  return (
    <>
      {placeOrAid && <p><b>{m.editor_place()}:</b> <OwnWords>{placeOrAid}</OwnWords></p>}
      {dayTimes.length > 0 && <p className="small">{m.editor_times()}: {dayTimes.map(dayTimeWords).join(', ')}</p>}
      {lifeAreas.length > 0 && <p className="small">{m.editor_areas_label()}: {lifeAreas.map(lifeAreaWords).join(', ')}</p>}
      <TwoVersions key={subject} subject={subject} standing={versions.standing} mayChoose={may} />
      {versions.stopped.map((version) => <Stopped key={version.fact} subject={subject} version={version} />)}
      <Earlier subject={subject} versions={versions.earlier} current={versions.standing[0]?.fact ?? null} may={may} />
    </>
  )
}

const Stopped = ({ subject, version }: { subject: string; version: StoppedVersion }) => (
  <Banner tone={version.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={version.state.word === 'refused' ? m.version_refused() : m.version_waiting()}>
    <p>{reasonWords(version.state.reason)}</p>
    {version.change && <p><WithOwnWords words={m.version_change({ change: version.change })} said={version.change} /></p>}
    <VersionWords version={version} />
    <p>{m.note_stopped_words()}</p>
    <ButtonLink to={`/instruction/${subject}/edit?${new URLSearchParams({ rewrite: version.fact })}`}>{m.note_rewrite()}</ButtonLink>
  </Banner>
)

const Earlier = ({ subject, versions, current, may }: { subject: string; versions: EarlierVersion[]; current: string | null; may: boolean }) => versions.length === 0 ? null : (
  <details className="card">
    <summary>{m.version_earlier()}</summary>
    <ul className="list">
      {versions.map((version) => (
        <li key={version.fact}>
          <p className="small">{m.instruction_version({ version: version.name })} · {version.by ?? m.someone()} · {momentWords(new Date(version.at), now())}</p>
          {version.change && <p><WithOwnWords words={m.version_change({ change: version.change })} said={version.change} /></p>}
          <details>
            <summary>{m.version_show({ version: version.name })}</summary>
            <VersionWords version={version} />
          </details>
          {version.plain === null && (
            <div className="buttons">
              {current && <ButtonLink to={`/instruction/${subject}/compare?${new URLSearchParams({ before: version.fact, after: current })}`}>{m.compare()}<VisuallyHidden> {m.compare_with({ version: version.name })}</VisuallyHidden></ButtonLink>}
              {may && <ButtonLink to={`/instruction/${subject}/edit?${new URLSearchParams({ restore: version.fact })}`}>{m.version_restore()}<VisuallyHidden> {m.version_restore_which({ version: version.name })}</VisuallyHidden></ButtonLink>}
            </div>
          )}
        </li>
      ))}
    </ul>
  </details>
)

export const VersionWords = ({ version }: { version: VersionText }) => version.plain !== null ? <p className="written" lang={contentLanguage}>{version.plain}</p> : (
  <>
    <p lang={contentLanguage}><b>{version.title}</b></p>
    {version.tenSeconds && <p className="written" lang={contentLanguage}>{version.tenSeconds}</p>}
    <ol className="steps">
      {version.steps.map((step) => (
        <li key={step.id}>
          <p lang={contentLanguage}>{step.text}</p>
          {step.warning && <p><WithOwnWords words={m.version_warning({ warning: step.warning })} said={step.warning} /></p>}
        </li>
      ))}
    </ol>
  </>
)
