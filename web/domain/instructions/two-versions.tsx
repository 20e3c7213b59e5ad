// Two versions or more stand: which is in force, what differs, and the ways to settle it. Those who may not choose can still compare.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { savedWords } from '../../platform/saved-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Banner, LiveRegion, Pill } from '../../ui/parts.tsx'
import { WithOwnWords } from '../../ui/own-words.tsx'
import { chooseVersion } from './editing.data.ts'
import type { StandingVersion } from './instructions.data.ts'

export function TwoVersions({ subject, standing, mayChoose }: { subject: string; standing: StandingVersion[]; mayChoose: boolean }) {
  const [chosen, tell] = useState<string | null>(null)
  const [failed, fail] = useState<string | null>(null)
  const [busy, work] = useState(false)
  const choose = async (version: StandingVersion) => {
    work(true)
    const result = await chooseVersion(subject, version.fact, standing.map((one) => one.fact))
    work(false)
    fail(result === 'saved' ? null : savedWords(result))
    if (result === 'saved') tell(version.name)
  }
  const [first, second] = standing
  // What this app is too old to read is not chosen or replaced unread.
  const readable = standing.every((version) => version.plain === null)
  return (
    <>
      <LiveRegion>{chosen !== null && m.two_chosen({ version: chosen })}</LiveRegion>
      <LiveRegion urgent>{failed}</LiveRegion>
      {standing.length < 2 && chosen !== null && <Banner tone="green" icon="done"><p>{m.two_chosen({ version: chosen })}</p></Banner>}
      {first && second && (
        <Banner tone="amber" icon="eye" title={standing.length > 3 ? m.more_title({ count: standing.length }) : standing.length === 3 ? m.three_title() : m.two_title()}>
          <p>{m.two_words()}</p>
          {failed && <p>{failed}</p>}
          <ul className="list versions">
            {standing.map((version) => (
              <li key={version.fact} className="card">
                <p className="row"><b>{m.instruction_version({ version: version.name })}</b>{version === first && <Pill tone="green">{m.two_in_force()}</Pill>}</p>
                <p className="small">{version.by ?? m.someone()} · {momentWords(new Date(version.at), now())}</p>
                {version.change && <p><WithOwnWords words={m.version_change({ change: version.change })} said={version.change} /></p>}
                {mayChoose && readable && <Button busy={busy} aria-label={m.two_choose_version({ version: version.name })} onClick={() => void choose(version)}>{m.two_choose()}</Button>}
              </li>
            ))}
          </ul>
          {!readable && <p>{m.beside_unread()}</p>}
          <div className="buttons">
            {readable && standing.slice(1).map((other) => (
              <ButtonLink key={other.fact} to={`/instruction/${subject}/compare?${new URLSearchParams({ before: first.fact, after: other.fact })}`}>{standing.length > 2 ? m.more_compare({ one: first.name, other: other.name }) : m.two_compare()}</ButtonLink>
            ))}
            {mayChoose && readable && <ButtonLink to={`/instruction/${subject}/edit`}>{m.two_merge()}</ButtonLink>}
          </div>
        </Banner>
      )}
    </>
  )
}
