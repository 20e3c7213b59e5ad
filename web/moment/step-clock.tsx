// A clock to start with one press: for a step's own time, or for all that is counted from when it began (a seizure). Says when a time has passed.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { now } from '../platform/clock.ts'
import { momentWords } from '../platform/time-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { LiveRegion } from '../ui/parts.tsx'
import { begunLongAgo, clocksFrom, clockWords, keepClock, keptClocks, secondsOf, watchClocks, type Clock } from './clocks.ts'
import type { Step } from './moment.data.ts'
import { useTexts } from './use-texts.ts'
import { timeWords } from './version-parts.tsx'

/** A time that something is to be done at, and the step (1 …) that says what. */
type Mark = { seconds: number; step: number }

export const marksOf = (steps: readonly Step[]): Mark[] =>
  steps.flatMap(({ timerSeconds, timerFrom }, at) => (timerSeconds && timerFrom === 'start' ? [{ seconds: timerSeconds, step: at + 1 }] : [])).sort((a, b) => a.seconds - b.seconds)

/** The time since the instruction was begun, the same on every step of it. Nothing where no step is counted from there. */
export function WholeClock({ subject, steps, at }: { subject: string; steps: readonly Step[]; at: number | null }) {
  const texts = useTexts()
  const marks = marksOf(steps)
  const { clock, seconds, begun, place, ...row } = useRunning(subject, null)
  const passed = clock ? marks.findLast((mark) => mark.seconds <= seconds) ?? null : null
  useBuzz(passed?.seconds ?? null)
  if (marks.length === 0) return null
  // Where it is not what the step is about it takes little room.
  const begin = at === 1
    ? <Button ref={place} look="tall" wide onClick={row.start}><Icon name="clock" /> {texts.startClock}</Button>
    : <Button ref={place} className="button start-late" onClick={row.start}><Icon name="clock" /> {texts.startClock}</Button>
  if (!clock) return at !== null && begin
  // Forgotten after what it was started for: the next time begins with one press, and what the old one says is no order to act on.
  if (begun && at !== null) {
    return (
      <>
        {begin}
        <p className="small">{texts.clockBegun(momentWords(begun, now()))} · {clockWords(seconds)}</p>
      </>
    )
  }
  const coming = marks.find((mark) => mark.seconds > seconds)
  const shown = passed ?? coming!
  const words = passed ? texts.hasPassed(timeWords(passed.seconds, texts)) : texts.atTime(timeWords(shown.seconds, texts))
  return (
    <ClockRow {...row} place={place} seconds={seconds} late={passed !== null} stopped={clock.stoppedAt !== null}>
      {shown.step === at ? <span>{words}</span> : <Link className="link" to={`/instruction/${subject}?step=${shown.step}`}>{words}: {texts.toStep(shown.step)}</Link>}
      {begun && <p className="small">{texts.clockBegun(momentWords(begun, now()))}</p>}
      <LiveRegion urgent>{passed && `${words}: ${texts.toStep(passed.step)}`}</LiveRegion>
    </ClockRow>
  )
}

/** The same time in few letters, for the top of each step: it stands there also while the clock itself lies further down. Seen only: a screen reader has the clock. */
export function WholeTime({ subject }: { subject: string }) {
  const texts = useTexts()
  const { clock, seconds, begun } = useRunning(subject, null)
  return clock && clock.stoppedAt === null && !begun && <span aria-hidden="true"> · {texts.clockGoes(clockWords(seconds))}</span>
}

/** The time that one step takes, counted down. */
export function StepClock({ subject, step }: { subject: string; step: Step & { timerSeconds: number } }) {
  const texts = useTexts()
  const { clock, seconds, place, ...row } = useRunning(subject, step.id)
  const over = clock !== null && seconds >= step.timerSeconds
  const whole = timeWords(step.timerSeconds, texts)
  useBuzz(over ? step.timerSeconds : null)
  if (!clock) return <Button ref={place} look="tall" wide onClick={row.start}><Icon name="clock" /> {texts.startTime(whole)}</Button>
  return (
    <ClockRow {...row} place={place} seconds={over ? seconds : step.timerSeconds - seconds} late={over} stopped={clock.stoppedAt !== null}>
      <span>{over ? texts.hasPassed(whole) : texts.leftOf(whole)}</span>
      <LiveRegion urgent>{over && texts.hasPassed(whole)}</LiveRegion>
    </ClockRow>
  )
}

type RowProps = { seconds: number; late: boolean; stopped: boolean; stop: () => void; goOn: () => void; clear: () => void; place: (element: HTMLElement | null) => void; children: React.ReactNode }

/** Stopping keeps the time: a slip of the thumb must not lose when it began. Only what is stopped can be taken away. */
function ClockRow({ seconds, late, stopped, stop, goOn, clear, place, children }: RowProps) {
  const texts = useTexts()
  return (
    <section className={late ? 'clock late' : 'clock'} aria-label={texts.clock} ref={place} tabIndex={-1}>
      <span className="clock-time" role="timer">{clockWords(seconds)}</span>
      <div className="clock-words">{children}</div>
      {/* One button with two words: whoever pressed it has it still. */}
      <Button onClick={stopped ? goOn : stop}>{stopped ? texts.clockGoOn : texts.clockStop}</Button>
      {stopped && <Button onClick={clear}>{texts.clockClear}</Button>}
    </section>
  )
}

/** The clock as it stands, in this tab and others. */
function useClock(subject: string, step: string | null, now: number): Clock | null {
  const text = useSyncExternalStore(watchClocks, keptClocks)
  return clocksFrom(text, now).find((one) => one.subject === subject && one.step === step) ?? null
}

function useRunning(subject: string, step: string | null) {
  const [time, tick] = useState(() => now().getTime())
  const clock = useClock(subject, step, time)
  const running = clock !== null && clock.stoppedAt === null
  useEffect(() => {
    if (!running) return
    const show = () => tick(now().getTime())
    show()
    const each = setInterval(show, 500)
    // A phone that slept shows the right time at once.
    document.addEventListener('visibilitychange', show)
    return () => { clearInterval(each); document.removeEventListener('visibilitychange', show) }
  }, [running])
  const keep = (next: { startedAt: number; stoppedAt: number | null } | null) => {
    const at = now().getTime()
    keepClock(subject, step, next, at)
    tick(at)
  }
  // The button that started it is gone once it goes: whoever pressed it goes on from the clock, and back when it is taken away.
  const [gone, go] = useState(0)
  const shown = useRef<HTMLElement>(null)
  useEffect(() => {
    if (gone > 0) (shown.current ?? document.querySelector('h1'))?.focus({ preventScroll: true })
  }, [gone])
  return {
    clock, seconds: clock ? secondsOf(clock, time) : 0, begun: clock && begunLongAgo(clock, time),
    place: (element: HTMLElement | null) => { shown.current = element },
    start: () => { go(gone + 1); keep({ startedAt: now().getTime(), stoppedAt: null }) },
    stop: () => clock && keep({ ...clock, stoppedAt: now().getTime() }),
    goOn: () => clock && keep({ ...clock, stoppedAt: null }),
    clear: () => { go(gone + 1); keep(null) },
  }
}

/** A phone that can shakes when a time passes while it is looked at; not again for what had passed when the screen was opened. */
function useBuzz(passed: number | null): void {
  const told = useRef(passed)
  useEffect(() => {
    if (passed !== null && passed !== told.current && 'vibrate' in navigator) navigator.vibrate([400, 200, 400])
    told.current = passed
  }, [passed])
}
