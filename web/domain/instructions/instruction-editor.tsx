// Writing an instruction: what is half written comes back first. The version before stays readable; nothing is overwritten.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PageHeading } from '../../ui/parts.tsx'
import { readEditing, type Reading, type Start } from './editing.data.ts'
import { draftTime } from '../../platform/draft-words.ts'
import { EditorForm } from './editor-form.tsx'

export function InstructionEditor({ subject, start }: { subject: string; start: Start }) {
  const [read, show] = useState<Reading | 'sealed' | 'removed' | null | undefined>(undefined)
  const [asked, choose] = useState<'kept' | 'fresh' | null>(null)
  useEffect(() => {
    let left = false
    void readEditing(subject, start).then((reading) => !left && show(reading))
    return () => {
      left = true
    }
  }, [subject, start.rewrite, start.restore, start.draft])
  if (read === undefined) return null
  if (read === null) return <Closed title={m.editor_not_here()} words={m.editor_not_here_words()} to="/binder" />
  if (read === 'removed') return <Closed title={m.removed_is()} words={m.removed_editor_words()} to={`/instruction/${subject}/removed`} way={m.removed_open()} />
  if (read === 'sealed') return <Closed title={m.draft_sealed()} words={m.draft_sealed_words()} to="/binder" />
  // What has been written is never shut away from its writer, also when the right to it is gone.
  if (read.may !== true && !read.kept && !read.fresh.rewriting) return <Closed title={read.current?.body.title ?? m.editor_new()} words={reasonWords(read.may)} to={read.current ? `/instruction/${subject}` : '/binder'} />
  const other = start.rewrite ?? start.restore
  const begin = asked ?? (read.kept && other !== null && start.draft === null && read.kept.from !== other && read.fresh.from === other ? null : read.kept ? 'kept' : 'fresh')
  if (begin === null) return <Which read={read} choose={choose} />
  return <EditorForm key={begin} read={begin === 'kept' ? read : { ...read, kept: null, place: null }} />
}

const Closed = ({ title, words, to, way = m.back() }: { title: string; words: string; to: string; way?: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink to={to}>{way}</ButtonLink>
  </>
)

/** A draft is here already, and something else was asked for: one of them is chosen, and neither goes by itself. */
const Which = ({ read, choose }: { read: Reading; choose: (which: 'kept' | 'fresh') => void }) => (
  <>
    <PageHeading>{m.draft_which({ time: draftTime(read.kept!.at, now()) })}</PageHeading>
    <p>{m.draft_which_words()}</p>
    <div className="buttons">
      <Button onClick={() => choose('kept')}>{m.draft_go_on()}</Button>
      <Button onClick={() => choose('fresh')}>{read.restoring ? m.draft_restore_instead({ version: read.restoring }) : m.draft_rewrite_instead()}</Button>
    </div>
  </>
)
