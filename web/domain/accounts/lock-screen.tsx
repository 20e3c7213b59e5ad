// The binder is locked. Says why, and that nothing is lost. The moment path stays open beside it.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { go } from '../../platform/location.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { changePersonHere, setPasskey, unlock, unlockWithPasskey, watchMe, type Gate, type Me } from './accounts.data.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { PinForm } from './pin-form.tsx'
import { SignOut } from './sign-out.tsx'

export function LockScreen({ gate, then }: { gate: Gate & { state: 'locked' }; then?: string }) {
  const me = useWatched(watchMe)
  return (
    <>
      <p className="lock-mark"><Icon name="lock" size={48} /></p>
      {gate.why === 'away' && <Away gate={gate} then={then} refused={me?.unsent.onlyHere ?? 0} />}
      {gate.why === 'lease' && <NeedsNetwork title={m.lock_lease_title()} words={m.lock_lease_words()} />}
      {gate.why === 'lease' && me && losesNothing(me) && <p>{m.lock_lease_last()}</p>}
      {gate.why === 'clock' && <NeedsNetwork title={m.lock_clock_title()} words={m.lock_clock_words()} />}
      <ButtonLink look="tall" wide to="/">{m.lock_to_now()}</ButtonLink>
      {gate.shared && <ChangePerson />}
      {me && <SignOut me={me} word={gate.why === 'away' && gate.opensBy.pin ? m.lock_forgot() : m.me_sign_out()} />}
    </>
  )
}

/** A copy with something that is nowhere else is not deleted by a clock. */
const losesNothing = ({ unsent: { onlyHere, drafts, pictures } }: Me): boolean => onlyHere + drafts + pictures === 0

type AwayProps = { gate: Gate & { state: 'locked' }; then: string | undefined; /** Texts that the server has refused: they lie on this phone only. */ refused: number }

const ChangePerson = () => <Button look="tall" wide onClick={() => void changePersonHere()}>{m.who_change()}</Button>

const Loses = ({ refused }: { refused: number }) => refused > 0 && <b>{refused === 1 ? m.lock_loses_one() : m.lock_loses({ count: refused })}</b>

function Away({ gate, then, refused }: AwayProps) {
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
      {gate.opensBy.pin && <ByPin gate={gate} then={then} refused={refused} />}
    </>
  )
}

function ByPin({ gate, then, refused }: AwayProps) {
  const form = useRef<HTMLFormElement>(null)
  const [pin, setPin] = useState('')
  const [busy, work] = useState(false)
  const [error, tell] = useState<string | null>(null)
  const [failed, fail] = useState(false)
  const wait = useWait(gate.waitUntil)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (wait) return refuse(waitWords(wait))
    if (pin.length < 6) return refuse(m.lock_pin_short())
    work(true)
    const answer = await unlock(pin).finally(() => work(false))
    if (answer === 'open') return then && go(then, { replace: true })
    setPin('')
    // What happened then stands where one signs in.
    if (answer === 'destroyed') return
    fail(answer !== 'wait')
    if (answer === 'closed') return refuse(m.lock_lease_words())
    refuse(answer === 'wait' ? m.lock_too_soon() : answer.left === 1 ? m.lock_wrong_one() : m.lock_wrong({ left: answer.left }))
  }
  const refuse = (why: string) => {
    tell(why)
    focusFirstError(form.current)
  }
  return (
    <>
      {wait !== null && <Banner tone="amber" icon="clock"><p>{waitWords(wait)}</p></Banner>}
      {failed && <p>{m.lock_last()} <Loses refused={refused} /></p>}
      <LiveRegion>{busy && m.lock_busy()}</LiveRegion>
      <form ref={form} className="form" onSubmit={submit} noValidate>
        <Field label={m.lock_pin()} help={m.lock_pin_help()} type="password" inputMode="numeric" autoComplete="off" value={pin} onChange={setPin} error={error} />
        <Button look={gate.opensBy.passkey ? 'tall' : 'main'} wide type="submit" busy={busy}>{busy ? m.lock_busy() : m.lock_open()}</Button>
      </form>
    </>
  )
}

/** Whole seconds until an attempt counts again, counting down; null once there are none. */
function useWait(until: string | null): number | null {
  const [time, tick] = useState(() => now().getTime())
  useEffect(() => {
    tick(now().getTime())
    if (!until) return
    const each = setInterval(() => tick(now().getTime()), 1000)
    return () => clearInterval(each)
  }, [until])
  const left = until ? Math.ceil((new Date(until).getTime() - time) / 1000) : 0
  return left > 0 ? left : null
}

function waitWords(seconds: number): string {
  if (seconds === 1) return m.lock_wait_second()
  if (seconds < 60) return m.lock_wait_seconds({ count: seconds })
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? m.lock_wait_minute() : m.lock_wait_minutes({ count: minutes })
}

const NeedsNetwork = ({ title, words }: { title: string; words: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink look="main" wide to="/sign-in">{m.lock_sign_in()}</ButtonLink>
  </>
)

/** Before the first fill, where the phone's own lock is not enough: on a shared one, or by the owner's word. */
export const SetPinScreen = ({ gate }: { gate: Gate & { state: 'no-key' } }) => (
  <>
    <PageHeading>{m.pin_needed_title()}</PageHeading>
    <p>{gate.signIn ? m.pin_needed_sign_in() : gate.shared ? m.pin_needed_shared() : m.pin_needed_words()}</p>
    {gate.signIn ? <ButtonLink look="main" wide to="/sign-in">{m.lock_sign_in()}</ButtonLink> : <PinForm />}
    {!gate.signIn && <PasskeyButton act={() => setPasskey('ViewMe')} failed={m.me_passkey_failed()}>{m.me_passkey_set()}</PasskeyButton>}
    <ButtonLink look="tall" wide to="/">{m.pin_skip()}</ButtonLink>
    {gate.shared && <ChangePerson />}
  </>
)
