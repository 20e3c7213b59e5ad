// Changing the steps and publishing the next version. The version before stays readable; nothing is overwritten.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { focusFirstError } from '../../platform/page-focus.ts'
import { go } from '../../platform/location.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Banner, Card, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { publishVersion, readEditable, type Editable, type EditableStep, type Published } from './instructions.data.ts'

/** `rewrite`: one's own stopped version, whose text is written anew. */
export function InstructionEditor({ subject, rewrite }: { subject: string; rewrite: string | null }) {
  const [read, show] = useState<Editable | null | undefined>(undefined)
  useEffect(() => {
    let left = false
    void readEditable(subject, rewrite).then((editable) => !left && show(editable))
    return () => {
      left = true
    }
  }, [subject, rewrite])
  if (read === undefined) return null
  if (read === null) return <Closed title={m.editor_not_here()} words={m.editor_not_here_words()} subject={null} />
  // What has been written is never shut away from its writer, also when the right to it is gone.
  if (read.may !== true && !read.rewriting) return <Closed title={read.title} words={reasonWords(read.may)} subject={subject} />
  return <EditorForm read={read} />
}

const Closed = ({ title, words, subject }: { title: string; words: string; subject: string | null }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink to={subject ? `/instruction/${subject}` : '/binder'}>{m.back()}</ButtonLink>
  </>
)

function EditorForm({ read }: { read: Editable }) {
  const form = useRef<HTMLFormElement>(null)
  const [edited, edit] = useState(read)
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [failed, fail] = useState<Published | null>(null)
  const { may, version, ...next } = edited
  const same = !read.rewriting && JSON.stringify({ ...edited, change: '' }) === JSON.stringify(read)
  const problems = { title: edited.title.trim() === '', change: edited.change.trim() === '', steps: edited.steps.some((step) => step.text.trim() === '') }
  const setStep = (at: number, next: Partial<EditableStep>) => edit({ ...edited, steps: edited.steps.map((step, n) => (n === at ? { ...step, ...next } : step)) })
  const publish = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy || same) return
    if (Object.values(problems).some(Boolean)) return focusFirstError(form.current)
    work(true)
    const result = await publishVersion(next)
    work(false)
    if (result === 'saved') go(`/instruction/${read.subject}`, { replace: true })
    else fail(result)
  }
  return (
    <form autoComplete="off" ref={form} className="form" onSubmit={publish} noValidate>
      <PageHeading>{m.editor_title({ title: read.title })}</PageHeading>
      <p className="soft">{read.rewriting ? m.note_rewrite_words() : m.editor_words({ version })}</p>
      {may !== true && <Banner tone="amber" icon="warning"><p>{reasonWords(may)} {m.editor_may_not()}</p></Banner>}
      <Field label={m.editor_name()} value={edited.title} onChange={(title) => edit({ ...edited, title })} maxLength={120} error={asked && problems.title ? m.editor_name_missing() : null} />
      <TextArea label={m.editor_ten()} help={m.editor_ten_help()} value={edited.tenSeconds} onChange={(tenSeconds) => edit({ ...edited, tenSeconds })} maxLength={300} />
      {edited.steps.map((step, at) => <StepFields key={step.id} step={step} at={at} asked={asked} change={(next) => setStep(at, next)} />)}
      <TextArea label={m.editor_change()} help={m.editor_change_help()} value={edited.change} onChange={(change) => edit({ ...edited, change })} maxLength={300} error={asked && problems.change && !same ? m.editor_change_missing() : null} />
      {asked && same && <Banner tone="amber"><p>{m.editor_same()}</p></Banner>}
      {failed && <Banner tone="red" icon="warning"><p>{m.editor_failed()}</p></Banner>}
      <LiveRegion urgent>{failed && m.editor_failed()}</LiveRegion>
      <div className="actions still">
        <ButtonLink look="tall" to={`/instruction/${read.subject}`}>{m.cancel()}</ButtonLink>
        <Button look="main" type="submit" busy={busy}>{m.editor_publish()}</Button>
      </div>
    </form>
  )
}

const StepFields = ({ step, at, asked, change }: { step: EditableStep; at: number; asked: boolean; change: (next: Partial<EditableStep>) => void }) => (
  <Card>
    <TextArea label={m.editor_step({ number: at + 1 })} value={step.text} onChange={(text) => change({ text })} maxLength={600} error={asked && step.text.trim() === '' ? m.editor_step_missing() : null} />
    <TextArea className="field short" label={m.editor_warning({ number: at + 1 })} value={step.warning} onChange={(warning) => change({ warning })} maxLength={300} />
  </Card>
)
