// Taking something away: a quiet button, and a question before anything happens.
import { useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

type Props = { press: string; title: string; words: string; keep: string; remove: string; busy: boolean; onRemove: () => void }

export function Removal({ press, title, words, keep, remove, busy, onRemove }: Props) {
  const [open, ask] = useState(false)
  return (
    <>
      <Button onClick={() => ask(true)}>{press}</Button>
      <Dialog title={title} open={open} onClose={() => ask(false)} urgent>
        <p>{words}</p>
        <div className="buttons">
          <Button look="tall" onClick={() => ask(false)}>{keep}</Button>
          <Button look="danger" busy={busy} onClick={() => { ask(false); onRemove() }}>{remove}</Button>
        </div>
      </Dialog>
    </>
  )
}
