// Two versions of an instruction, chosen from all that this phone has, compared step by step.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import '../../ui/editing.css'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/parts.tsx'
import { Select } from '../../ui/select.tsx'
import { watchComparable, type Beside } from './editing.data.ts'
import { VersionComparison } from './version-comparison.tsx'

/** `before`, `after`: ids of facts; another is chosen where they are not here. */
export function ComparePage({ subject, before, after }: { subject: string; before: string | null; after: string | null }) {
  const pair = useWatched(watchComparable(subject), [subject])
  const [chosen, choose] = useState({ before, after })
  if (pair === undefined) return null
  if (pair === null || pair.versions.length === 0) return (
    <>
      <PageHeading>{m.editor_not_here()}</PageHeading>
      <p>{m.editor_not_here_words()}</p>
      <ButtonLink to="/binder">{m.back()}</ButtonLink>
    </>
  )
  const found = (id: string | null) => pair.versions.find((version) => version.fact === id)
  const later = found(chosen.after) ?? pair.versions.at(-1)!
  const earlier = found(chosen.before) ?? pair.versions.findLast((version) => version !== later) ?? later
  const choices = pair.versions.map((version) => ({ id: version.fact, word: wordsOf(version) }))
  return (
    <>
      <PageHeading said={pair.title}>{m.compare_title({ title: pair.title })}</PageHeading>
      <div className="two-fields">
        <Select label={m.compare_before()} choices={choices} chosen={earlier.fact} onChange={(id) => choose({ before: id, after: later.fact })} />
        <Select label={m.compare_after()} choices={choices} chosen={later.fact} onChange={(id) => choose({ before: earlier.fact, after: id })} />
      </div>
      <VersionComparison before={earlier.body} after={later.body} names={{ before: m.instruction_version({ version: earlier.name }), after: m.instruction_version({ version: later.name }) }} />
      <ButtonLink to={pair.removed ? `/instruction/${subject}/removed` : `/instruction/${subject}`}>{m.back()}</ButtonLink>
    </>
  )
}

const wordsOf = ({ name, by, at }: Beside) => `${m.instruction_version({ version: name })} · ${momentWords(new Date(at), now())} · ${by ?? m.someone()}`
