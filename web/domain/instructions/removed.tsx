// What has been removed, for those who may bring it back: a list at the end of the binder, and what each said. Nothing here is in force, and each says so.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { dateWords, momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import '../../ui/editing.css'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, Coming, EmptyState, LiveRegion, PageHeading, VisuallyHidden } from '../../ui/parts.tsx'
import { WithOwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { watchMayPublish } from './editing.data.ts'
import type { Given } from './instructions.fold.ts'
import { VersionWords } from './instruction-versions.tsx'
import { fetchOlder, watchRemoved, watchRemovedVersions, type FetchFault, type RemovedLine, type RemovedVersions } from './removed.data.ts'

const whenAndWho = ({ at, by }: RemovedLine) => ({ date: dateWords(new Date(at), now()), who: by ?? m.someone() })

/** Only where something has been removed. */
export function RemovedLink() {
  const may = useWatched(watchMayPublish) ?? false
  const removed = useWatched(watchRemoved([]))
  return may && removed && (removed.lines.length > 0 || removed.more) ? <ButtonLink look="quiet" to="/binder/removed">{m.removed_title()}</ButtonLink> : null
}

export function RemovedList() {
  const older = useOlder({ kind: 'instruction-version' })
  const may = useWatched(watchMayPublish)
  const removed = useWatched(watchRemoved(older.facts), [older.facts.length])
  if (may === undefined || !removed) return <Coming>{m.coming()}</Coming>
  if (!may) return <NotRemoved />
  return (
    <>
      <PageHeading>{m.removed_title()}</PageHeading>
      {removed.lines.length === 0 ? <EmptyState><p>{m.removed_none()}</p></EmptyState> : (
        <ul className="list">
          {removed.lines.map((line) => (
            <li key={line.subject}>
              <Link className="card" to={`/instruction/${line.subject}/removed`}>
                <h2 lang={contentLanguage}>{line.title}</h2>
                {line.waiting && <span className="row"><StatePill state="waiting" /></span>}
                <span className="small">{m.removed_line(whenAndWho(line))}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Older older={older} />
      <div className="buttons"><ButtonLink to="/binder">{m.back()}</ButtonLink></div>
    </>
  )
}

export function RemovedInstruction({ subject }: { subject: string }) {
  const older = useOlder({ subject })
  const may = useWatched(watchMayPublish)
  const removed = useWatched(watchRemovedVersions(subject, older.facts), [subject, older.facts.length])
  // What the phone has let go of is fetched without being asked for: one has come to read it.
  const asks = removed !== undefined && removed?.whole !== true && older.state === 'not-asked'
  useEffect(() => { if (asks) older.fetch() }, [asks])
  if (may === undefined || removed === undefined) return <Coming>{m.coming()}</Coming>
  if (may && removed === null && older.state === 'fetching') return <Coming>{m.removed_fetching()}</Coming>
  if (!may || removed === null) return <NotRemoved />
  return (
    <>
      <PageHeading said={removed.title}>{removed.title}</PageHeading>
      <Banner tone="amber" icon="warning" title={m.removed_words(whenAndWho(removed))} />
      <ul className="list">{removed.versions.map((version, at) => <li key={version.fact} className="card"><Version subject={subject} version={version} first={at === 0} before={removed.versions[at + 1]?.fact ?? null} /></li>)}</ul>
      {!removed.whole && <Older older={older} />}
      <div className="buttons"><ButtonLink to="/binder/removed">{m.back()}</ButtonLink></div>
    </>
  )
}

function Version({ subject, version, first, before }: { subject: string; version: RemovedVersions['versions'][number]; first: boolean; before: string | null }) {
  return (
    <>
      <p className="small">{m.instruction_version({ version: version.name })} · {version.by ?? m.someone()} · {momentWords(new Date(version.at), now())}</p>
      {version.change && <p><WithOwnWords words={m.version_change({ change: version.change })} said={version.change} /></p>}
      <details open={first}>
        <summary>{m.version_show({ version: version.name })}</summary>
        <VersionWords version={version} />
      </details>
      {version.plain === null && (
        <div className="buttons">
          {before && <ButtonLink to={`/instruction/${subject}/compare?${new URLSearchParams({ before, after: version.fact })}`}>{m.compare()}<VisuallyHidden> {m.compare_with({ version: version.name })}</VisuallyHidden></ButtonLink>}
          <ButtonLink to={`/instruction/${subject}/edit?${new URLSearchParams({ restore: version.fact })}`}>{m.removed_restore()}<VisuallyHidden> {m.instruction_version({ version: version.name })}</VisuallyHidden></ButtonLink>
        </div>
      )}
    </>
  )
}

const NotRemoved = () => (
  <>
    <PageHeading>{m.editor_not_here()}</PageHeading>
    <p>{m.editor_not_here_words()}</p>
    <ButtonLink to="/binder">{m.back()}</ButtonLink>
  </>
)

type State = 'not-asked' | 'fetching' | 'more' | 'all' | FetchFault
type Fetching = { facts: Given[]; state: State; fetch: () => void }

/** Page by page, from the server. */
function useOlder(of: Parameters<typeof fetchOlder>[0]): Fetching {
  const [got, get] = useState<{ facts: Given[]; before: number | null; state: State }>({ facts: [], before: null, state: 'not-asked' })
  const fetch = () => {
    if (got.state === 'fetching') return
    get({ ...got, state: 'fetching' })
    void fetchOlder(of, got.before).then((answer) => get(typeof answer === 'string'
      ? { ...got, state: answer }
      : { facts: [...got.facts, ...answer.facts], before: answer.before, state: answer.before === null ? 'all' : 'more' }))
  }
  return { facts: got.facts, state: got.state, fetch }
}

const stateWords: Partial<Record<State, () => string>> = { fetching: m.removed_fetching, all: m.removed_all, offline: m.removed_offline, failed: m.removed_failed }

function Older({ older: { state, fetch } }: { older: Fetching }) {
  const words = stateWords[state]?.()
  return (
    <>
      {words && <p className="soft">{words}</p>}
      <LiveRegion>{words}</LiveRegion>
      {state !== 'all' && <div className="buttons"><Button busy={state === 'fetching'} onClick={fetch}>{m.removed_older()}</Button></div>}
    </>
  )
}
