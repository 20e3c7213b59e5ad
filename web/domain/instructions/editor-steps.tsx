// The steps as cards: what is done, what to beware of, and what only some steps need. Each can be moved, taken away and brought back.
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { LiveRegion } from '../../ui/parts.tsx'
import { emptyStep, type EditedStep, type Problems } from './edited.ts'
import { StepLookField } from './step-picture.tsx'
import type { Pictures } from '../../platform/pictures-underway.ts'
import { OwnWords } from '../../ui/own-words.tsx'
import { changeStep, mostSteps, moveStep } from './step-moves.ts'
import { withStep, type Change, type ChangeSteps, type Steps } from './written.fold.ts'

export function EditorSteps({ steps, problems, pictures, change, order }: { steps: Steps; problems: Problems | null; pictures: Pictures; change: ChangeSteps; order: () => void }) {
  const list = useRef<HTMLOListElement>(null)
  const [said, say] = useState('')
  // The button or the field that has the turn after a change: a moved or new card must not lose whoever works by keyboard.
  const focus = useRef<string | null>(null)
  useEffect(() => {
    if (focus.current === null) return
    list.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  }, [steps])
  const standing = steps.filter((step) => !step.removed)
  const move = (step: EditedStep, number: number, by: -1 | 1) => {
    if (moveStep(steps, step.id, by) === steps) return say(by < 0 ? m.step_first() : m.step_last())
    focus.current = `[data-step="${step.id}"] [data-move="${by}"]`
    say(m.step_moved({ from: number, to: number + by }))
    change((now) => moveStep(now, step.id, by))
  }
  const remove = (step: EditedStep, number: number) => {
    focus.current = `[data-step="${step.id}"] button`
    say(m.step_removed({ number }))
    change((now) => changeStep(now, step.id, { removed: true }))
  }
  const bringBack = (step: EditedStep) => {
    focus.current = `[data-step="${step.id}"] textarea`
    say(m.step_back())
    change((now) => changeStep(now, step.id, { removed: false }))
  }
  const add = () => {
    if (standing.length >= mostSteps) return say(m.steps_full({ count: mostSteps }))
    const added = emptyStep(crypto.randomUUID())
    focus.current = `[data-step="${added.id}"] textarea`
    say(m.step_added({ number: standing.length + 1 }))
    change((now) => [...now, added])
  }
  return (
    <>
      <ol ref={list} className="list edited-steps">
        {steps.map((step) => {
          const number = standing.indexOf(step) + 1
          if (step.removed) return (
            <li key={step.id} data-step={step.id} className="card removed-step">
              <p className="written"><b>{m.step_gone()}</b> <OwnWords>{step.text}</OwnWords></p>
              <Button onClick={() => bringBack(step)}>{m.undo()}</Button>
            </li>
          )
          return (
            <li key={step.id} data-step={step.id} className="card form">
              <StepFields step={step} number={number} problems={problems} pictures={pictures} change={(next) => change((now) => withStep(now, step.id, next))} />
              <div className="step-moves">
                <Button data-move="-1" aria-label={m.step_up({ number })} onClick={() => move(step, number, -1)}>{m.up()}</Button>
                <Button data-move="1" aria-label={m.step_down({ number })} onClick={() => move(step, number, 1)}>{m.down()}</Button>
                <Button look="quiet" aria-label={m.step_remove({ number })} onClick={() => remove(step, number)}>{m.remove()}</Button>
              </div>
            </li>
          )
        })}
      </ol>
      {problems?.noSteps && <p className="field-error" role="alert">{m.steps_none()}</p>}
      {standing.length >= mostSteps && <p className="soft">{m.steps_full({ count: mostSteps })}</p>}
      <div className="buttons">
        <Button onClick={add}>{m.step_add()}</Button>
        {standing.length > 1 && <Button onClick={order}>{m.steps_order()}</Button>}
      </div>
      <LiveRegion>{said}</LiveRegion>
    </>
  )
}

function StepFields({ step, number, problems, pictures, change }: { step: EditedStep; number: number; problems: Problems | null; pictures: Pictures; change: (next: Change<EditedStep>) => void }) {
  const show = (look: Pick<EditedStep, 'picture' | 'symbol'>) => {
    pictures.leave(step.id)
    change(look)
  }
  const wrongTime = problems?.timers.includes(step.id) ?? false
  const [opened, open] = useState(step.why !== '' || step.minutes !== '' || step.seconds !== '' || step.who !== 'one')
  return (
    <>
      <TextArea className="field short" label={m.editor_step({ number })} value={step.text} onChange={(text) => change({ text })} maxLength={600} error={problems?.texts.includes(step.id) ? m.editor_step_missing() : null} />
      <StepLookField number={number} picture={step.picture} symbol={step.symbol} asked={problems?.pictures.includes(step.id) ?? false} busy={pictures.underway.includes(step.id)} fault={pictures.faults.get(step.id) ?? null} choose={(file) => pictures.choose(step.id, file)} change={change} show={show} />
      <TextArea className="field short" label={m.editor_warning({ number })} value={step.warning} onChange={(warning) => change({ warning })} maxLength={300} />
      <details className="step-more" open={opened || wrongTime} onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{m.step_more({ number })}</summary>
        <div className="form">
          <TextArea className="field short" label={m.step_why({ number })} help={m.step_why_help()} value={step.why} onChange={(why) => change({ why })} maxLength={1000} />
          <div className="two-fields">
            <Field label={m.step_minutes({ number })} inputMode="numeric" value={step.minutes} onChange={(minutes) => change({ minutes })} maxLength={4} error={wrongTime ? m.step_time_wrong() : null} />
            <Field label={m.step_seconds({ number })} inputMode="numeric" value={step.seconds} onChange={(seconds) => change({ seconds })} maxLength={5} />
          </div>
          {(step.minutes.trim() !== '' || step.seconds.trim() !== '') && (
            <ChooseOne
              label={m.step_from({ number })}
              choices={[{ id: 'step', word: m.step_from_step() }, { id: 'start', word: m.step_from_start() }]}
              chosen={step.timerFrom}
              onChange={(from) => change({ timerFrom: from as EditedStep['timerFrom'] })}
            />
          )}
          <ChooseOne
            label={m.step_who({ number })}
            choices={[{ id: 'one', word: m.step_who_one() }, { id: 'A', word: m.step_who_first() }, { id: 'B', word: m.step_who_second() }, { id: 'both', word: m.step_who_both() }]}
            chosen={step.who}
            onChange={(who) => change({ who: who as EditedStep['who'] })}
          />
        </div>
      </details>
    </>
  )
}
