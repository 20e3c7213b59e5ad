// Below an instruction: one's own versions that the server has stopped, with the reason and a way on, and what it said before.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'
import { watchVersions, type EarlierVersion, type StoppedVersion, type VersionText } from './instructions.data.ts'

export function InstructionVersions({ subject }: { subject: string }) {
  const versions = useWatched(watchVersions(subject), [subject])
  if (!versions) return null
  return (
    <>
      {versions.stopped.map((version) => <Stopped key={version.fact} subject={subject} version={version} />)}
      <Earlier versions={versions.earlier} />
    </>
  )
}

const Stopped = ({ subject, version }: { subject: string; version: StoppedVersion }) => (
  <Banner tone={version.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={version.state.word === 'refused' ? m.version_refused() : m.version_waiting()}>
    <p>{reasonWords(version.state.reason)}</p>
    {version.change && <p>{m.version_change({ change: version.change })}</p>}
    <Text version={version} />
    <p>{m.note_stopped_words()}</p>
    <ButtonLink to={`/instruction/${subject}/edit?${new URLSearchParams({ rewrite: version.fact })}`}>{m.note_rewrite()}</ButtonLink>
  </Banner>
)

const Earlier = ({ versions }: { versions: EarlierVersion[] }) => versions.length === 0 ? null : (
  <details className="card">
    <summary>{m.version_earlier()}</summary>
    <ul className="list">
      {versions.map((version) => (
        <li key={version.fact}>
          <p className="small">{m.instruction_version({ version: version.name })} · {version.by ?? m.someone()} · {momentWords(new Date(version.at), now())}</p>
          {version.change && <p>{m.version_change({ change: version.change })}</p>}
          <details>
            <summary>{m.version_show({ version: version.name })}</summary>
            <Text version={version} />
          </details>
        </li>
      ))}
    </ul>
  </details>
)

const Text = ({ version }: { version: VersionText }) => version.plain !== null ? <p className="written">{version.plain}</p> : (
  <>
    <p><b>{version.title}</b></p>
    {version.tenSeconds && <p className="written">{version.tenSeconds}</p>}
    <ol className="steps">
      {version.steps.map((step) => (
        <li key={step.id}>
          <p>{step.text}</p>
          {step.warning && <p>{m.version_warning({ warning: step.warning })}</p>}
        </li>
      ))}
    </ol>
  </>
)
