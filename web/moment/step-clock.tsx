// A clock to start with one press: for a step's own time, or for all that is counted from when it began (a seizure). Says when a time has passed.
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useScreenAwake } from '../platform/awake.ts'
import { now } from '../platform/clock.ts'
import { momentWords } from '../platform/time-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { LiveRegion } from '../ui/parts.tsx'
import { addressIn } from './address.ts'
import { areUnkept, begunLongAgo, changeClocks, changed, clocksFrom, clocksOf, clockWords, keptClocks, lookAtTime, opened, secondsOf, started, takenUp, watchClocks, type Clock } from './clocks.ts'
import type { Step } from './moment.data.ts'
import { useTexts } from './use-texts.ts'
import { timeWords } from './version-parts.tsx'

/** A time that something is to be done at, and the step (1 …) that says what. */
type Mark = { seconds: number; step: number }

export const marksOf = (steps: readonly Step[]): Mark[] =>
  steps.flatMap(({ timerSeconds, timerFrom }, at) => (timerSeconds && timerFrom === 'start' ? [{ seconds: timerSeconds, step: at + 1 }] : [])).sort((a, b) => a.seconds - b.seconds)

/** The time since the instruction was begun, the same on every step of it, and after the last (`at` null). Nothing where no step is counted from there. */
export function WholeClock({ subject, version, steps, at }: { subject: string; version: string | null; steps: readonly Step[]; at: number | null }) {
  const texts = useTexts()
  const { clock, former, time, seconds, begun, takeUp, place, ...row } = useRunning(subject, null)
  // Before it is seen: an order of an earlier time must not be read out.
  useLayoutEffect(() => {
    if (at !== null) changeClocks((clocks) => opened(clocks, subject, at))
  }, [subject, at])
  // What had passed when the last step was done has been told.
  const marks = marksOf(steps).filter((mark) => at !== null || !clock?.doneAt || clock.startedAt + mark.seconds * 1000 > clock.doneAt)
  const stopped = clock !== null && clock.stoppedAt !== null
  // A clock that stands says nothing of what to do now.
  const passed = clock && !stopped ? marks.findLast((mark) => mark.seconds <= seconds) ?? null : null
  useBuzz(passed?.seconds ?? null)
  if (marksOf(steps).length === 0) return null
  const before = former && at !== null && (at === 1 || !clock) && <Former former={former} clock={clock} time={time} takeUp={takeUp} />
  // Where it is not what the step is about it takes little room.
  const begin = at === 1
    ? <Button ref={place} look="tall" wide onClick={row.start}><Icon name="clock" /> {texts.startClock}</Button>
    : <Button ref={place} className="button start-late" onClick={row.start}><Icon name="clock" /> {texts.startClock}</Button>
  if (!clock) return at !== null && <>{begin}{before}</>
  // Forgotten after what it was started for: the next time begins with one press, and what the old one says is no order to act on.
  if (begun && at !== null) {
    return (
      <>
        {begin}
        <p className="small">{texts.clockBegun(momentWords(begun, now()))} · {clockWords(seconds)}</p>
      </>
    )
  }
  const shown = passed ?? (stopped ? undefined : marks.find((mark) => mark.seconds > seconds))
  const words = shown && (passed ? texts.hasPassed : texts.atTime)(timeWords(shown.seconds, texts))
  // Where one begins, it may be the clock of an earlier time: when it was started, and a new start at one press.
  const doubtful = at === 1 && (stopped || passed !== null)
  return (
    <>
      <ClockRow {...row} place={place} seconds={seconds} late={passed !== null} stopped={stopped}>
        {shown && (shown.step === at ? <span>{words}</span> : <Link className="link" to={addressIn(subject, version, shown.step)}>{words}: {texts.toStep(shown.step)}</Link>)}
        {(begun || doubtful || stopped || at === null) && <p className="small">{texts.clockBegun(momentWords(new Date(clock.startedAt), now()))}</p>}
        <LiveRegion urgent>{passed && `${words}: ${texts.toStep(passed.step)}`}</LiveRegion>
      </ClockRow>
      {doubtful && <Button look="tall" wide onClick={row.start}><Icon name="clock" /> {texts.startAnew}</Button>}
      {before}
    </>
  )
}

/** The clock of an earlier time: when it was started and how long it has gone, so that one who ended it by mistake knows it again. It goes on at one press. */
function Former({ former, clock, time, takeUp }: { former: Clock; clock: Clock | null; time: number; takeUp: () => void }) {
  const texts = useTexts()
  const when = momentWords(new Date(former.startedAt), now())
  const isLate = begunLongAgo({ ...former, stoppedAt: null }, time) !== null
  return (
    <div className="row">
      <p className="small">
        {(clock && clock.startedAt < former.startedAt ? texts.laterClock : texts.formerClock)(when)}
        {(former.stoppedAt !== null || !isLate) && ` · ${clockWords(secondsOf(former, time))}`}
      </p>
      {!isLate && <Button onClick={takeUp}>{texts.takeUpClock}</Button>}
    </div>
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
  const { clock, former, time, seconds, begun: _, takeUp, place, ...row } = useRunning(subject, step.id)
  const over = clock !== null && seconds >= step.timerSeconds
  const whole = timeWords(step.timerSeconds, texts)
  useBuzz(over ? step.timerSeconds : null)
  if (!clock) return (
    <>
      <Button ref={place} look="tall" wide onClick={row.start}><Icon name="clock" /> {texts.startTime(whole)}</Button>
      {former && <Former former={former} clock={null} time={time} takeUp={takeUp} />}
    </>
  )
  return (
    <ClockRow {...row} place={place} seconds={over ? seconds : step.timerSeconds - seconds} late={over} stopped={clock.stoppedAt !== null}>
      <span>{over ? texts.hasPassed(whole) : texts.leftOf(whole)}</span>
      <LiveRegion urgent>{over && texts.hasPassed(whole)}</LiveRegion>
    </ClockRow>
  )
}

/** The screen stays lit while a clock of the instruction goes, also where no step is shown; not for one that somebody forgot. */
export function useAwakeByClock(subject: string): void {
  const [time, tick] = useState(() => now().getTime())
  const text = useSyncExternalStore(watchClocks, keptClocks)
  const goes = clocksFrom(text, time).some((one) => one.subject === subject && !one.former && one.stoppedAt === null && !begunLongAgo(one, time))
  useEffect(() => {
    if (!goes) return
    const each = setInterval(() => tick(now().getTime()), 60_000)
    return () => clearInterval(each)
  }, [goes])
  useScreenAwake(goes)
}

type RowProps = { seconds: number; late: boolean; stopped: boolean; stop: () => void; goOn: () => void; clear: () => void; place: (element: HTMLElement | null) => void; children: React.ReactNode }

/** Stopping keeps the time: a slip of the thumb must not lose when it began. Only what is stopped can be taken away. */
function ClockRow({ seconds, late, stopped, stop, goOn, clear, place, children }: RowProps) {
  const texts = useTexts()
  return (
    <section className={late ? 'clock late' : 'clock'} aria-label={texts.clock} ref={place} tabIndex={-1}>
      <span className="clock-time" role="timer">{clockWords(seconds)}</span>
      <div className="clock-words">
        {children}
        {areUnkept() && <p className="small">{texts.clockUnkept}</p>}
      </div>
      {/* One button with two words: whoever pressed it has it still. */}
      <Button onClick={stopped ? goOn : stop}>{stopped ? texts.clockGoOn : texts.clockStop}</Button>
      {stopped && <Button onClick={clear}>{texts.clockClear}</Button>}
    </section>
  )
}

/** The clock as it stands, in this tab and others. */
function useRunning(subject: string, step: string | null) {
  const [time, tick] = useState(() => now().getTime())
  const text = useSyncExternalStore(watchClocks, keptClocks)
  const { clock, former } = clocksOf(clocksFrom(text, time), subject, step)
  const running = clock?.stoppedAt === null || (former?.stoppedAt === null && !begunLongAgo(former, time))
  useLayoutEffect(() => {
    if (!running) return
    const show = () => tick(lookAtTime())
    show()
    const each = setInterval(show, 500)
    // A phone that slept shows the right time at once.
    document.addEventListener('visibilitychange', show)
    return () => { clearInterval(each); document.removeEventListener('visibilitychange', show) }
  }, [running])
  const set = (change: (clocks: readonly Clock[], at: number) => readonly Clock[]) => {
    changeClocks(change)
    tick(now().getTime())
  }
  const keep = (next: (clock: Clock, at: number) => Clock | null) => set((clocks, at) => {
    const kept = clocksOf(clocks, subject, step).clock
    return kept ? changed(clocks, subject, step, next(kept, at)) : clocks
  })
  // The button that started it is gone once it goes: whoever pressed it goes on from the clock, and back when it is taken away.
  const [gone, go] = useState(0)
  const shown = useRef<HTMLElement>(null)
  useEffect(() => {
    if (gone > 0) (shown.current ?? document.querySelector('h1'))?.focus({ preventScroll: true })
  }, [gone])
  return {
    clock, former, time, seconds: clock ? secondsOf(clock, time) : 0, begun: clock && begunLongAgo(clock, time),
    place: (element: HTMLElement | null) => { shown.current = element },
    start: () => { go(gone + 1); set((clocks, at) => started(clocks, subject, step, at)) },
    stop: () => keep((kept, at) => ({ ...kept, stoppedAt: at })),
    goOn: () => keep((kept) => ({ ...kept, stoppedAt: null })),
    clear: () => { go(gone + 1); keep(() => null) },
    takeUp: () => { go(gone + 1); set((clocks) => takenUp(clocks, subject, step)) },
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
