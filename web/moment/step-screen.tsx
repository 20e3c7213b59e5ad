// One step, one screen, one action. Bottom: "Tillbaka" and "Klart, nästa", nothing else. Arrow keys do the same.
import { useEffect, useId, useLayoutEffect, useRef, type CSSProperties } from 'react'
import { useScreenAwake } from '../platform/awake.ts'
import { Button } from '../ui/button.tsx'
import { Frame, SquareLink, TopFrame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, LiveRegion, Pill, VisuallyHidden } from '../ui/parts.tsx'
import { OwnWords } from '../ui/own-words.tsx'
import { SymbolFrame } from '../symbols/symbol.tsx'
import { addressIn } from './address.ts'
import type { Alert, Allergy, MomentInstruction } from './moment.data.ts'
import { CallButtons, NamedCalls } from './call-buttons.tsx'
import type { Change } from './following.ts'
import { OnTop } from './on-top.tsx'
import { needsTwo, whose, type Role } from './role.ts'
import { isShaking } from './shaking.ts'
import { StepPicture } from './step-picture.tsx'
import { useTexts } from './use-texts.ts'
import { StepClock, WholeClock, WholeTime } from './step-clock.tsx'
import { changeWords, oldWords, removedWords, timeWords, VersionBands, VersionLine } from './version-parts.tsx'
import { WhoAmI, WhosePill, whoWords } from './who.tsx'

type Props = {
  instruction: MomentInstruction
  home: { alerts: readonly Alert[]; allergies: readonly Allergy[] }
  /** 1 … number of steps. */
  at: number
  /** Another version came into force meanwhile, and what differs in it: the one being followed stays until `read` is pressed. Once it is read, what differs stands while one is on the same step. `isNew`: they have not been told yet that it has come. */
  news: { change: Change; isNew: boolean; read: (() => void) | null } | null
  /** Who they have said they are, where it takes two. */
  role: Role | null
  choose: (role: Role | null) => void
  next: () => void
  back: () => void
}

export function StepScreen({ instruction, home, at, news, role, choose, next: goOn, back }: Props) {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const doing = useRef<HTMLDivElement>(null)
  const actions = useRef<HTMLDivElement>(null)
  const id = useId()
  const { version, subject, asked } = instruction
  const step = version.steps[at - 1]!
  const others = step.who !== null && whose(step.who, role) === 'other'
  const changed = news && changeWords(news.change, texts)
  const place = texts.stepOf(at, version.steps.length)
  const drawnAt = useRef(0)
  const pressedAt = useRef(-Infinity)
  const next = ({ timeStamp }: { timeStamp: number }) => {
    if (isShaking(timeStamp, drawnAt.current, pressedAt.current)) return
    pressedAt.current = timeStamp
    goOn()
  }
  useScreenAwake()
  useArrowKeys(next, back)
  // At once: focus that comes later would take it from whoever has pressed a key meanwhile.
  useLayoutEffect(() => {
    drawnAt.current = performance.now()
    document.title = `${place} · ${version.title}`
    heading.current?.focus({ preventScroll: true })
    // On a small phone, or with large text, what stands above takes the room: the step is what one has come to read. Clear of most of the fade above the buttons.
    if (doing.current!.getBoundingClientRect().bottom > Math.min(innerHeight, actions.current!.getBoundingClientRect().top) - 12) heading.current!.scrollIntoView()
  }, [at, version.id])
  return (
    <Frame
      skip={texts.skip}
      top={
        <TopFrame left={<SquareLink to={addressIn(subject, asked, null)} icon="binder" word={texts.list} />} name={<OwnWords>{version.title}</OwnWords>} age={<><span id={`${id}place`}>{place}</span><WholeTime subject={subject} /></>}>
          <div className="progress-bar" role="progressbar" aria-label={texts.progress} aria-valuemin={0} aria-valuemax={version.steps.length} aria-valuenow={at} aria-valuetext={place}>
            <i style={{ inlineSize: `${(at / version.steps.length) * 100}%` }} />
          </div>
        </TopFrame>
      }
      alerts={<OnTop key={at} alerts={home.alerts} allergies={home.allergies} />}
    >
      <LiveRegion>{instruction.removed ? `${removedWords(instruction.removed, texts)} ${texts.removedCall(instruction.removed.call)}` : news && (news.isNew ? `${texts.newVersion} ${changed}` : changed)}</LiveRegion>
      {news && <Banner tone="amber" icon="alert" title={news.isNew ? texts.newVersion : changed!}>{news.isNew && <p>{changed}</p>}{news.read && <Button onClick={news.read}>{texts.readNew}</Button>}</Banner>}
      {/* Above the text: under a picture nobody would see that the text is old. */}
      <VersionBands instruction={instruction} step={at} />
      {(step.who || step.timerSeconds) && (
        <div className="row">
          {step.who && <WhosePill who={step.who} role={role} />}
          {step.timerSeconds && <Pill tone="amber">{(step.timerFrom === 'start' ? texts.timeFromStart : texts.timer)(timeWords(step.timerSeconds, texts))}</Pill>}
        </div>
      )}
      <div className="doing" ref={doing}>
        <h1 className={others ? 'step-text others' : 'step-text'} ref={heading} tabIndex={-1} style={{ '--longest': longestWord(step.text) } as CSSProperties} aria-describedby={step.warning ? `${id}warning ${id}place` : `${id}place`}>
          {others && <b>{whoWords(step.who!, texts)}: </b>}<OwnWords>{step.text}</OwnWords>
        </h1>
        {step.warning && (
          <div className="banner red warning">
            <Icon name="warning" />
            <p id={`${id}warning`}><VisuallyHidden>{texts.warning}: </VisuallyHidden><OwnWords>{step.warning}</OwnWords></p>
          </div>
        )}
        <CallButtons text={`${step.text} ${step.warning ?? ''}`} />
        {at === 1 && <WholeClock subject={subject} version={asked} steps={version.steps} at={at} />}
        {step.timerSeconds && step.timerFrom === 'step' && <StepClock key={step.id} subject={subject} step={{ ...step, timerSeconds: step.timerSeconds }} />}
      </div>
      {at > 1 && <WholeClock subject={subject} version={asked} steps={version.steps} at={at} />}
      {at === 1 && needsTwo(version.steps) && <WhoAmI subject={subject} role={role} choose={choose} />}
      <NamedCalls text={`${step.text}\n${step.warning ?? ''}\n${oldWords(version, texts)}\n${instruction.removed ? texts.removedCall(instruction.removed.call) : ''}`} />
      {step.picture && <StepPicture key={step.picture.file} picture={step.picture} />}
      {step.symbol && <SymbolFrame key={step.symbol} id={step.symbol} />}
      {step.why && <p className="soft"><b>{texts.why}:</b> <OwnWords>{step.why}</OwnWords></p>}
      <VersionLine version={version} />
      <div className="grow" />
      <div className="actions" ref={actions}>
        <Button look="tall" onClick={back}>{texts.back}</Button>
        <Button look="main" onClick={next}>{at === version.steps.length ? texts.last : texts.next}</Button>
      </div>
    </Frame>
  )
}

/** In letters: large text grows no further than that the longest word has room. */
const longestWord = (text: string): number => Math.max(...text.split(/[\s-]+/).map((word) => word.length))

function useArrowKeys(next: (event: KeyboardEvent) => void, back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // A key held down must not run through the steps.
      if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest?.('input, textarea')) return
      if (event.key === 'ArrowRight') next(event)
      if (event.key === 'ArrowLeft') back()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [next, back])
}
