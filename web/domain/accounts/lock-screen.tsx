// The binder is locked. Says why, and that nothing is lost. The moment path stays open beside it.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { go } from '../../platform/location.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { clockTime } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { unlock, unlockWithPasskey, watchMe, type Gate } from './accounts.data.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { PinForm } from './pin-form.tsx'
import { SignOut } from './sign-out.tsx'

export function LockScreen({ gate, then }: { gate: Gate & { state: 'locked' }; then?: string }) {
  const me = useWatched(watchMe)
  return (
    <>
      <p className="lock-mark"><Icon name="lock" size={48} /></p>
      {gate.why === 'away' && <Away gate={gate} then={then} />}
      {gate.why === 'lease' && <NeedsNetwork title={m.lock_lease_title()} words={m.lock_lease_words()} />}
      {gate.why === 'clock' && <NeedsNetwork title={m.lock_clock_title()} words={m.lock_clock_words()} />}
      <ButtonLink look="tall" wide to="/">{m.lock_to_now()}</ButtonLink>
      {me && <SignOut me={me} word={gate.why === 'away' && gate.opensBy.pin ? m.lock_forgot() : m.me_sign_out()} />}
    </>
  )
}

type AwayProps = { gate: Gate & { state: 'locked' }; then: string | undefined }

function Away({ gate, then }: AwayProps) {
  const byPasskey = async () => {
    const open = await unlockWithPasskey()
    if (open && then) go(then, { replace: true })
    return open
  }
  return (
    <>
      <PageHeading>{m.lock_away_title()}</PageHeading>
      <p>{gate.firstName ? m.lock_away_words({ name: gate.firstName }) : m.lock_away_words_nameless()}</p>
      {gate.opensBy.passkey && <PasskeyButton look="main" wide act={byPasskey} failed={m.lock_passkey_failed()}>{m.lock_passkey()}</PasskeyButton>}
      {gate.opensBy.pin && <ByPin gate={gate} then={then} />}
    </>
  )
}

function ByPin({ gate, then }: AwayProps) {
  const form = useRef<HTMLFormElement>(null)
  const [pin, setPin] = useState('')
  const [busy, work] = useState(false)
  const [error, tell] = useState<string | null>(null)
  const wait = useWait(gate.waitUntil)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (wait) return tell(m.lock_wait({ time: clockTime(wait) }))
    if (pin.length < 6) return refuse(m.lock_pin_short())
    work(true)
    const answer = await unlock(pin)
    work(false)
    if (answer === 'open') return then && go(then, { replace: true })
    setPin('')
    if (answer === 'destroyed') return refuse(m.lock_destroyed())
    if (answer === 'closed') return refuse(m.lock_lease_words())
    refuse(answer === 'wait' ? m.lock_too_soon() : m.lock_wrong({ left: answer.left }))
  }
  const refuse = (why: string) => {
    tell(why)
    focusFirstError(form.current)
  }
  return (
    <>
      {wait && <Banner tone="amber" icon="clock"><p>{m.lock_wait({ time: clockTime(wait) })}</p></Banner>}
      <LiveRegion>{busy && m.lock_busy()}</LiveRegion>
      <form ref={form} className="form" onSubmit={submit} noValidate>
        <Field label={m.lock_pin()} help={m.lock_pin_help()} type="password" inputMode="numeric" autoComplete="off" value={pin} onChange={setPin} error={error} />
        <Button look={gate.opensBy.passkey ? 'tall' : 'main'} wide type="submit" busy={busy}>{busy ? m.lock_busy() : m.lock_open()}</Button>
      </form>
    </>
  )
}

/** The time until which no attempt counts, or null once it has passed. */
function useWait(until: string | null): Date | null {
  const [passed, pass] = useState(false)
  useEffect(() => {
    pass(false)
    if (!until) return
    const left = new Date(until).getTime() - now().getTime()
    const timer = setTimeout(() => pass(true), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [until])
  return until && !passed ? new Date(until) : null
}

const NeedsNetwork = ({ title, words }: { title: string; words: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink look="main" wide to="/sign-in">{m.lock_sign_in()}</ButtonLink>
  </>
)

/** Before the first fill, where the owner does not allow the phone's own lock. */
export const SetPinScreen = () => (
  <>
    <PageHeading>{m.pin_needed_title()}</PageHeading>
    <p>{m.pin_needed_words()}</p>
    <PinForm />
  </>
)
