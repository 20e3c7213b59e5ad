// The steps as short rows to drag into another order: with a finger, a mouse, or the keyboard (Enter on the handle, arrows, Enter). The buttons do the same.
import { useState } from 'react'
import { Button as Handle, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { SymbolFrame } from '../../symbols/symbol.tsx'
import { LiveRegion } from '../../ui/parts.tsx'
import type { EditedStep } from './edited.ts'
import { moveStep, placeStep } from './step-moves.ts'
import type { ChangeSteps, Steps } from './written.fold.ts'
import { contentLanguage } from '../../platform/language.ts'

export function StepOrder({ steps, change, done }: { steps: Steps; change: ChangeSteps; done: () => void }) {
  const [said, say] = useState('')
  const standing = steps.filter((step) => !step.removed)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': standing.find((step) => step.id === key)?.text || m.step_empty() })),
    onReorder({ keys, target }) {
      const [id] = keys
      if (target.dropPosition !== 'on') {
        const side = target.dropPosition
        change((now) => placeStep(now, String(id), String(target.key), side))
      }
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  })
  const move = (step: EditedStep, number: number, by: -1 | 1) => {
    const next = moveStep(steps, step.id, by)
    say(next === steps ? by < 0 ? m.step_first() : m.step_last() : m.step_moved({ from: number, to: number + by }))
    if (next !== steps) change((now) => moveStep(now, step.id, by))
  }
  return (
    <>
      <p className="soft">{m.steps_order_words()}</p>
      <GridList className="step-rows" aria-label={m.steps_order()} items={standing.map((step, at) => ({ step, number: at + 1, id: step.id }))} dragAndDropHooks={dragAndDropHooks} selectionMode="none">
        {({ step, number }) => (
          <GridListItem id={step.id} className="step-row" textValue={`${number}. ${step.text || m.step_empty()}`}>
            <Handle slot="drag" className="button drag-handle" aria-label={m.step_drag({ number })}>{number}</Handle>
            {step.symbol && <SymbolFrame small id={step.symbol} />}
            <span className="step-line" lang={step.text ? contentLanguage : undefined}>{step.text || m.step_empty()}</span>
            <span className="step-moves">
              <Button aria-label={m.step_up({ number })} onClick={() => move(step, number, -1)}>{m.up()}</Button>
              <Button aria-label={m.step_down({ number })} onClick={() => move(step, number, 1)}>{m.down()}</Button>
            </span>
          </GridListItem>
        )}
      </GridList>
      <LiveRegion>{said}</LiveRegion>
      <div className="buttons"><Button onClick={done}>{m.steps_order_done()}</Button></div>
    </>
  )
}
