// Two versions side by side, step by step, in words: new, taken away, changed, moved. Colour only helps.
import type { ReactNode } from 'react'
import type { InstructionStep, InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { dateWords } from '../../platform/time-words.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { changedAnswers, compareVersions, lookOf, type Comparison, type StepAnswer, type StepChange } from './compare.fold.ts'
import { dayTimeWords, lifeAreaWords } from './life-area-words.ts'
import { StepLook } from './step-look.tsx'

type Names = { before: string; after: string }
/** `take`: puts the later version's step where this one has its own. */
type Props = { before: InstructionVersionBody; after: InstructionVersionBody; names: Names; take?: (change: StepChange) => void }

export function VersionComparison({ before, after, names, take }: Props) {
  const { answers, steps, same } = compareVersions(before, after)
  if (answers.length + steps.length === 0) return <p>{m.compare_same()}</p>
  return (
    <>
      {answers.map((answer) => (
        <div key={answer} className="change">
          <p><Pill tone="amber">{m.compare_changed()}</Pill> <b>{answerNames[answer]()}</b></p>
          <BeforeAfter isSaid={saidAnswers.includes(answer)} names={names} before={answerText(before, answer)} after={answerText(after, answer)} />
        </div>
      ))}
      <ul className="list">
        {steps.map((change) => (
          <li key={(change.after ?? change.before)!.id} className="change">
            <OneStep change={change} names={names} />
            {take && change.what !== 'moved' && <Button aria-label={takeName(change)} onClick={() => take(change)}>{change.what === 'removed' ? m.compare_take_away() : m.compare_take()}</Button>}
          </li>
        ))}
      </ul>
      {same > 0 && <p className="soft">{same === 1 ? m.compare_alike_one() : m.compare_alike({ count: same })}</p>}
    </>
  )
}

const takeName = ({ what, before, after }: StepChange) => (what === 'removed' ? m.compare_take_away_step({ number: before!.number }) : m.compare_take_step({ number: after!.number }))

function OneStep({ change: { what, before, after, moved }, names }: { change: StepChange; names: Names }) {
  const place = moved && before && after && <span>{m.compare_moved({ from: before.number, to: after.number })}</span>
  if (what === 'added') return <><p><Pill tone="green">{m.compare_added()}</Pill> <b>{m.editor_step({ number: after!.number })}</b></p><StepText step={after!} /></>
  if (what === 'removed') return <><p><Pill tone="red">{m.compare_removed()}</Pill> <b>{m.editor_step({ number: before!.number })}</b></p><StepText step={before!} /></>
  if (what === 'moved') return <><p><Pill>{m.compare_moved_word()}</Pill> {place}</p><StepText step={after!} /></>
  return (
    <>
      <p><Pill tone="amber">{m.compare_changed()}</Pill> <b>{m.editor_step({ number: after!.number })}</b> {place}</p>
      {changedAnswers(before!, after!).map((answer) => (
        <div key={answer}>
          {answer !== 'text' && <p><b>{stepNames[answer]()}</b></p>}
          {answer === 'look'
            ? <BeforeAfter beside names={names} before={lookOf(before!) && <StepLook step={before!} />} after={lookOf(after!) && <StepLook step={after!} />} />
            : <BeforeAfter isSaid={saidOfStep.includes(answer)} names={names} before={stepText(before!, answer)} after={stepText(after!, answer)} />}
        </div>
      ))}
    </>
  )
}

const StepText = ({ step }: { step: InstructionStep }) => (
  <>
    <p className="written" lang={contentLanguage}>{step.text}</p>
    {lookOf(step) && <StepLook step={step} />}
    {(['warning', 'why', 'timerSeconds', 'timerFrom', 'who'] as const).map((answer) => step[answer] !== undefined && <p key={answer} className="small">{stepNames[answer]()}: {saidOfStep.includes(answer) ? <OwnWords>{stepText(step, answer)}</OwnWords> : stepText(step, answer)}</p>)}
  </>
)

/** `beside`: always side by side, also on a narrow phone. `isSaid`: somebody has written it. */
const BeforeAfter = ({ names, before, after, beside, isSaid }: { names: Names; before: ReactNode; after: ReactNode; beside?: boolean; isSaid?: boolean }) => (
  <dl className={beside ? 'before-after beside' : 'before-after'}>
    <div><dt>{names.before}</dt><dd className="written" lang={isSaid && before ? contentLanguage : undefined}>{before || m.compare_nothing()}</dd></div>
    <div><dt>{names.after}</dt><dd className="written" lang={isSaid && after ? contentLanguage : undefined}>{after || m.compare_nothing()}</dd></div>
  </dl>
)

type Answer = Comparison['answers'][number]
/** What somebody has written in words of their own. */
const saidAnswers: readonly Answer[] = ['title', 'tenSeconds', 'competence', 'placeOrAid', 'situation', 'approval']
const saidOfStep: readonly StepAnswer[] = ['text', 'warning', 'why']
const answerNames: Record<Answer, () => string> = {
  title: m.editor_name, tenSeconds: m.editor_ten, lifeSaving: m.instruction_life_saving, safetyCritical: m.instruction_safety, competence: m.editor_competence, placeOrAid: m.editor_place, dayTimes: m.editor_times,
  lifeAreas: m.editor_areas_label, reviewBy: m.editor_review, approval: m.editor_approved_by, situation: m.editor_tile,
}
const stepNames: Record<StepAnswer, () => string> = { text: m.compare_text, warning: m.compare_warning, look: m.compare_look, why: m.compare_why, timerSeconds: m.compare_timer, timerFrom: m.compare_timer_from, who: m.compare_who }

function answerText(body: InstructionVersionBody, answer: Answer): string {
  if (answer === 'lifeAreas') return body.lifeAreas.map(lifeAreaWords).join(', ')
  if (answer === 'dayTimes') return (body.dayTimes ?? []).map(dayTimeWords).join(', ')
  if (answer === 'lifeSaving' || answer === 'safetyCritical') return body[answer] ? m.yes() : m.no()
  if (answer === 'situation') return body.situation ? `${body.situation.label} (${body.situation.order + 1})` : ''
  if (answer === 'reviewBy') return body.reviewBy ? dayOf(body.reviewBy) : ''
  if (answer === 'approval') return body.approval ? `${body.approval.by}, ${dayOf(body.approval.at)}` : ''
  return body[answer] ?? ''
}
const dayOf = (date: string) => dateWords(new Date(`${date}T12:00`), now())

function stepText(step: InstructionStep, answer: Exclude<StepAnswer, 'look'>): string {
  if (answer === 'timerSeconds') return step.timerSeconds === undefined ? '' : m.compare_time({ minutes: Math.floor(step.timerSeconds / 60), seconds: step.timerSeconds % 60 })
  if (answer === 'timerFrom') return step.timerFrom === 'start' ? m.step_from_start() : m.step_from_step()
  if (answer === 'who') return step.who ? { A: m.step_who_first, B: m.step_who_second, both: m.step_who_both }[step.who]() : ''
  return step[answer] ?? ''
}
