// The form of an instruction: what it says, its steps, what holds for it. Everything typed is kept on the phone until it is published or thrown away.
import type { InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { go } from '../../platform/location.ts'
import { useKeptDraft } from '../../platform/kept-draft.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { usePictures } from '../../platform/pictures-underway.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { savedWords } from '../../platform/saved-words.ts'
import { dayOf } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import '../../ui/editing.css'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { BesideBanners } from './beside-draft.tsx'
import { keptWords, otherWords } from '../../platform/draft-words.ts'
import { approvalOf, bodyOf, isRight, problemsOf, sameVersion, type Approval, type Edited } from './edited.ts'
import { keepDraft, placeFor, publishDraft, removeInstruction, watchOtherDrafts, type Draft, type Reading } from './editing.data.ts'
import { EditorAbout, EditorReaders } from './editor-about.tsx'
import { EditorSteps } from './editor-steps.tsx'
import { keepPicture } from './pictures.data.ts'
import { takeBack, throwAway, withAnswers, withDraft, withPicture, writtenOf, type Change, type ChangeSteps } from './written.fold.ts'

// Dragging needs half the component library: fetched when somebody asks to change the order.
const StepOrder = lazy(async () => ({ default: (await import('./step-order.tsx')).StepOrder }))

export function EditorForm({ read }: { read: Reading }) {
  const { subject, first, may, current, restoring } = read
  const form = useRef<HTMLFormElement>(null)
  const [fresh] = useState<Draft>(() => (restoring ? { ...read.fresh, edited: { ...read.fresh.edited, change: m.draft_restored({ version: restoring }) } } : read.fresh))
  const [written, write] = useState(() => writtenOf(read.kept ?? fresh))
  const { draft, thrown } = written
  const [begun] = useState(() => ({ place: read.place ?? placeFor(subject), at: read.kept?.at ?? null }))
  const [ordering, order] = useState(false)
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  // "Publicera" has been pressed while a picture is being made ready: it is published by the same press, unless somebody goes on writing. Steps whose picture is waited for.
  const [waiting, wait] = useState<string[] | null>(null)
  const [failed, fail] = useState<string | null>(null)
  const { edited } = draft
  const untouched = JSON.stringify(draft.edited) === JSON.stringify(fresh.edited) && draft.groups === null
  // An earlier version that is brought back is a draft from the start, until it is thrown away.
  const nothing = untouched && (restoring === null || thrown !== null)
  const kept = useKeptDraft(begun, nothing ? null : draft, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name]) ?? []
  const edit = (next: Change<Draft>) => { wait(null); write((now) => withDraft(now, next)) }
  const change = (next: Change<Edited>) => { wait(null); write((now) => withAnswers(now, next)) }
  const changeSteps: ChangeSteps = (how) => change(({ steps }) => ({ steps: [...how(steps)] }))
  const newest = useRef(written)
  useEffect(() => { newest.current = written }, [written])
  const pictures = usePictures(keepPicture, written.sheet, (sheet, step, picture, left) => {
    if (!left) return write((now) => withPicture(now, sheet, step, picture))
    // Who has gone elsewhere finds it in the draft.
    newest.current = withPicture(newest.current, sheet, step, picture)
    if (newest.current.sheet === sheet) kept.keepLeft(newest.current.draft)
  })
  const readers = draft.groups ?? read.preset
  const problems = problemsOf(edited, first, dayOf(now()))
  const approval = approvalOf(edited)
  const lost = approval.lost ? [m.editor_approval_lost({ who: edited.carried!.by }), ...(edited.carried!.reviewBy && approval.reviewBy === '' ? [m.editor_review_lost()] : [])] : []
  const unread = first && !draft.rewriting && readers.length === 0
  // A picture on its way makes it another.
  const same = pictures.underway.length === 0 && current !== null && !draft.rewriting && draft.basedOn.length < 2 && sameVersion(current.body, bodyOf(edited)) && isSameApproval(current.body.approval, approval)
  const publish = async () => {
    ask(true)
    fail(null)
    if (busy || same) return
    if (!isRight(problems) || unread) {
      order(false)
      return focusFirstError(form.current)
    }
    if (pictures.underway.length > 0) return wait(pictures.underway)
    work(true)
    const result = await publishDraft(subject, draft, readers)
    if (result === 'saved') {
      await kept.letGo()
      return go(`/instruction/${subject}`, { replace: true })
    }
    work(false)
    fail(savedWords(result))
  }
  const goOn = waiting !== null && pictures.underway.length === 0
  useEffect(() => {
    if (!goOn) return
    const faulty = waiting.some((step) => pictures.faults.has(step))
    wait(null)
    // One that could not be read says so in its step; nothing is published without it by itself.
    if (!faulty) void publish()
  }, [goOn])
  const stops = [asked && same && m.editor_same(), asked && problems.body === 'too-large' && m.editor_too_large(), asked && problems.body === 'unwritable' && !problems.approvedAt && !problems.reviewBy && m.editor_unwritable()].filter((one) => one !== false)
  const remove = async () => {
    work(true)
    fail(null)
    const result = await removeInstruction(subject)
    if (result === 'saved') {
      await kept.letGo()
      return go('/binder', { replace: true })
    }
    work(false)
    fail(savedWords(result))
  }
  return (
    <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHeading said={current?.body.title}>{current ? m.editor_title({ title: current.body.title }) : read.removed ? m.removed_editor_title() : m.editor_new()}</PageHeading>
      <p className="soft">{draft.rewriting ? m.note_rewrite_words() : current ? m.editor_words({ version: current.name }) : read.removed ? m.removed_editor_words() : m.editor_new_words()}</p>
      {may !== true && <Banner tone="amber" icon="warning"><p>{reasonWords(may)} {m.editor_may_not()}</p></Banner>}
      <DraftLine
        at={nothing ? null : kept.at}
        failed={kept.failed}
        thrown={thrown !== null}
        discard={() => { wait(null); write((now) => throwAway(now, fresh)); ask(false) }}
        undo={() => write(takeBack)}
      />
      <OtherDrafts others={otherWords(others)} open={(id) => go(`/instruction/${subject}/edit?${new URLSearchParams({ draft: id })}`)} />
      <BesideBanners subject={subject} draft={draft} edit={edit} changeSteps={changeSteps} />
      <Field label={m.editor_name()} value={edited.title} onChange={(title) => change({ title })} maxLength={120} error={asked && problems.title ? m.editor_name_missing() : null} />
      <TextArea className="field short" label={m.editor_ten()} help={m.editor_ten_help()} value={edited.tenSeconds} onChange={(tenSeconds) => change({ tenSeconds })} maxLength={300} />
      <h2>{m.editor_steps()}</h2>
      {ordering
        ? <Suspense fallback={null}><StepOrder steps={edited.steps} change={changeSteps} done={() => order(false)} /></Suspense>
        : <EditorSteps steps={edited.steps} problems={asked ? problems : null} pictures={pictures} change={changeSteps} order={() => order(true)} />}
      <EditorAbout edited={edited} change={change} problems={asked ? problems : null} />
      {first && !draft.rewriting && <EditorReaders groups={read.groups} chosen={readers} onChange={(groups) => edit({ groups })} error={asked && unread ? m.editor_readers_missing() : null} />}
      {!first && <TextArea className="field short" label={m.editor_change()} help={m.editor_change_help()} value={edited.change} onChange={(word) => change({ change: word })} maxLength={300} error={asked && problems.change && !same ? m.editor_change_missing() : null} />}
      {lost.length > 0 && <Banner tone="amber" icon="warning">{lost.map((words) => <p key={words}>{words}</p>)}</Banner>}
      <LiveRegion>{lost.join(' ')}</LiveRegion>
      {stops.map((words) => <Banner key={words} tone="amber" icon="warning"><p>{words}</p></Banner>)}
      {failed && <Banner tone="red" icon="warning"><p>{failed}</p></Banner>}
      <LiveRegion urgent>{failed ?? stops.join(' ')}</LiveRegion>
      {waiting && <Banner tone="amber"><p>{m.editor_waits()}</p></Banner>}
      <LiveRegion>{waiting && m.editor_waits()}</LiveRegion>
      <div className="actions still">
        <ButtonLink look="tall" to={current ? `/instruction/${subject}` : '/binder'}>{m.editor_later()}</ButtonLink>
        {/* No submit: Enter in a field, or the phone's "Klar", would publish what is half done. */}
        <Button look="main" busy={busy || waiting !== null} onClick={() => void publish()}>{m.editor_publish()}</Button>
      </div>
      {current && may === true && <Removal press={m.instruction_remove()} title={m.contact_remove_title({ name: current.body.title })} words={m.instruction_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void remove()} />}
    </form>
  )
}

const isSameApproval = (a: InstructionVersionBody['approval'], b: Approval): boolean => (a?.by ?? '') === b.by.trim() && (a?.at ?? '') === b.at

/** What has been kept, and the way to throw it away, which can be taken back. */
function DraftLine({ at, failed, thrown, discard, undo }: { at: string | null; failed: boolean; thrown: boolean; discard: () => void; undo: () => void }) {
  return (
    <>
      <LiveRegion>{thrown && m.draft_thrown()}</LiveRegion>
      {failed && <Banner tone="amber" icon="warning"><p>{m.draft_not_kept()}</p></Banner>}
      {thrown && <Banner inLine><p>{m.draft_thrown()}</p><Button autoFocus onClick={undo}>{m.undo()}</Button></Banner>}
      {!thrown && !failed && at !== null && <Banner inLine icon="done"><p>{keptWords(at)}</p><Button onClick={discard}>{m.draft_throw()}</Button></Banner>}
    </>
  )
}
