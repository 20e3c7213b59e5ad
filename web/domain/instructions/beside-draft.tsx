// Above a draft: versions that others have published meanwhile, and the other one where two are being written together. Each can be compared and taken from.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import type { StepChange } from './compare.fold.ts'
import { draftTime } from '../../platform/draft-words.ts'
import { bodyOf, editedStepOf } from './edited.ts'
import { watchBeside, type Beside, type Draft } from './editing.data.ts'
import { changeStep, takeStep } from './step-moves.ts'
import { VersionComparison } from './version-comparison.tsx'
import type { Change, ChangeSteps } from './written.fold.ts'

type Props = { subject: string; draft: Draft; edit: (next: Change<Draft>) => void; changeSteps: ChangeSteps }

export function BesideBanners({ subject, draft, edit, changeSteps }: Props) {
  const beside = useWatched(watchBeside(subject, draft), [subject, draft.basedOn, draft.from])
  const newer = beside?.newer ?? []
  const take = ({ what, before, after, follows }: StepChange) => {
    changeSteps((now) => (what === 'removed' ? changeStep(now, before!.id, { removed: true }) : takeStep(now, editedStepOf(withoutNumber(after!)), follows)))
  }
  return (
    <>
      <LiveRegion>{newer.map(newerWords).join(' ')}</LiveRegion>
      {newer.map((version) => (
        <Banner key={version.fact} tone="amber" icon="eye" title={newerWords(version)}>
          {version.unread ? <p>{m.beside_unread()}</p> : (
            <>
              <p>{m.beside_newer_words()}</p>
              <Compared draft={draft} version={version} take={take} />
              <Button onClick={() => edit(({ basedOn }) => ({ basedOn: [...new Set([...basedOn, version.fact])] }))}>{m.beside_replace()}</Button>
            </>
          )}
        </Banner>
      ))}
      {beside?.also.map((version) => (
        <Banner key={version.fact} tone="amber" icon="eye" title={beside.also.length > 1 ? m.beside_all({ count: beside.also.length + 1 }) : m.beside_both()}>
          {version.unread ? <p>{m.beside_unread()}</p> : (
            <>
              <p>{beside.also.length > 1 ? m.beside_all_words({ version: version.name }) : m.beside_both_words({ version: version.name })}</p>
              <Compared draft={draft} version={version} take={take} />
            </>
          )}
        </Banner>
      ))}
    </>
  )
}

const newerWords = ({ own, by, at }: Beside) => (own ? m.beside_newer_own({ time: draftTime(at, now()) }) : m.beside_newer({ who: by?.split(' ')[0] ?? m.someone(), time: draftTime(at, now()) }))
const withoutNumber = ({ number: _, ...step }: NonNullable<StepChange['after']>) => step

function Compared({ draft, version, take }: { draft: Draft; version: Beside; take: (change: StepChange) => void }) {
  const [opened, open] = useState(false)
  return (
    <details className="compared" open={opened} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{m.beside_compare()}</summary>
      {opened && <VersionComparison before={bodyOf(draft.edited)} after={version.body} names={{ before: m.beside_draft(), after: m.instruction_version({ version: version.name }) }} take={take} />}
    </details>
  )
}
