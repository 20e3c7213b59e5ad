// Other drafts of the same instruction on this phone, where two tabs have written: each is a press away, and none goes by itself.
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import { draftTime } from '../../platform/draft-words.ts'
import { watchOtherDrafts } from './editing.data.ts'

/** `own`: the name of the place of the draft that is open here. */
export function OtherDrafts({ subject, own }: { subject: string; own: string }) {
  const others = useWatched(watchOtherDrafts(subject, own), [subject, own]) ?? []
  const timed = others.map(({ id, at }) => ({ id, time: draftTime(at, now()) }))
  return (
    <>
      <LiveRegion>{timed.map(({ time }) => m.draft_other({ time })).join(' ')}</LiveRegion>
      {timed.map(({ id, time }) => (
        <Banner key={id} tone="amber" icon="eye">
          <p>{m.draft_other({ time })}</p>
          <ButtonLink to={`/instruction/${subject}/edit?${new URLSearchParams({ draft: id })}`}>{m.draft_other_open({ time })}</ButtonLink>
        </Banner>
      ))}
    </>
  )
}
