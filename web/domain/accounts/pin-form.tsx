// A new PIN, written twice. At least six digits; nothing else is asked for.
import { useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { focusFirstError } from '../../platform/page-focus.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import { setPin } from './accounts.data.ts'

/** `done` is called after saving and on "Avbryt"; without it there is no way around. */
export function PinForm({ done }: { done?: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const [pin, write] = useState('')
  const [again, repeat] = useState('')
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [failed, fail] = useState(false)
  const short = !/^\d{6,}$/.test(pin)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (short || pin !== again) return focusFirstError(form.current)
    work(true)
    fail(false)
    try {
      await setPin(pin)
      done?.()
    } catch {
      fail(true)
    } finally { work(false) }
  }
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <Field label={m.pin_new()} help={m.pin_help()} type="password" inputMode="numeric" autoComplete="new-password" value={pin} onChange={write} error={asked && short ? m.lock_pin_short() : null} />
      <Field label={m.pin_again()} type="password" inputMode="numeric" autoComplete="new-password" value={again} onChange={repeat} error={asked && !short && pin !== again ? m.pin_differs() : null} />
      <div role="status">{failed && <Banner tone="amber" icon="alert"><p>{m.pin_failed()}</p></Banner>}</div>
      <LiveRegion>{busy && m.pin_busy()}</LiveRegion>
      <div className="buttons">
        <Button {...(done ? {} : { look: 'main', wide: true })} type="submit" busy={busy}>{busy ? m.pin_busy() : m.pin_save()}</Button>
        {done && <Button look="quiet" onClick={done}>{m.cancel()}</Button>}
      </div>
    </form>
  )
}
