// One step, one screen, one action. Bottom: "Tillbaka" and "Klart, nästa", nothing else. Arrow keys do the same.
import { useEffect, useId, useRef } from 'react'
import { useScreenAwake } from '../platform/awake.ts'
import { Button } from '../ui/button.tsx'
import { AlertsStrip, Frame, SquareLink, TopFrame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Pill } from '../ui/parts.tsx'
import type { Alert, MomentInstruction, Step } from './moment.data.ts'
import { StepPicture } from './step-picture.tsx'
import { useTexts } from './texts.ts'
import { StepClock, WholeClock } from './step-clock.tsx'
import { timeWords, VersionBands, VersionLine } from './version-parts.tsx'

type Props = {
  instruction: MomentInstruction
  alerts: readonly Alert[]
  /** 1 … number of steps. */
  at: number
  /** Set when another version came into force meanwhile: the one being followed stays until this is pressed. */
  readNew: (() => void) | null
  next: () => void
  back: () => void
}

export function StepScreen({ instruction, alerts, at, readNew, next, back }: Props) {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const warningId = useId()
  const { version, subject } = instruction
  const step = version.steps[at - 1]!
  const place = texts.stepOf(at, version.steps.length)
  useScreenAwake()
  useArrowKeys(next, back)
  useEffect(() => {
    document.title = `${place} · ${version.title}`
    heading.current?.focus({ preventScroll: true })
  }, [at, version.id])
  return (
    <Frame
      skip={texts.skip}
      top={
        <TopFrame left={<SquareLink to={`/instruction/${subject}`} icon="binder" word={texts.list} />} name={version.title} age={place}>
          <div className="progress-bar" role="progressbar" aria-label={texts.progress} aria-valuemin={0} aria-valuemax={version.steps.length} aria-valuenow={at}>
            <i style={{ inlineSize: `${(at / version.steps.length) * 100}%` }} />
          </div>
        </TopFrame>
      }
      alerts={<AlertsStrip key={at} title={texts.alerts} alerts={alerts} />}
    >
      {readNew && <Banner tone="amber" icon="alert" title={texts.newVersion}><Button onClick={readNew}>{texts.readNew}</Button></Banner>}
      {/* Above the text: under a picture nobody would see that the text is old. */}
      <VersionBands instruction={instruction} step={at} />
      <WholeClock subject={subject} steps={version.steps} at={at} />
      <div className="row">
        {step.who && <Pill>{step.who === 'both' ? texts.both : step.who}</Pill>}
        {step.timerSeconds && <Pill tone="amber">{(step.timerFrom === 'start' ? texts.timeFromStart : texts.timer)(timeWords(step.timerSeconds, texts))}</Pill>}
      </div>
      <h1 className="step-text" ref={heading} tabIndex={-1} aria-describedby={step.warning ? warningId : undefined}>{step.text}</h1>
      {step.warning && (
        <div className="banner red warning">
          <Icon name="warning" />
          <p id={warningId}>{step.warning}</p>
        </div>
      )}
      {step.timerSeconds && step.timerFrom === 'step' && <StepClock key={step.id} subject={subject} step={{ ...step, timerSeconds: step.timerSeconds }} />}
      <CallFromStep step={step} />
      {step.picture && <StepPicture key={step.picture.file} picture={step.picture} />}
      {step.why && <p className="soft"><b>{texts.why}:</b> {step.why}</p>}
      <VersionLine version={version} />
      <div className="grow" />
      <div className="actions">
        <Button look="tall" onClick={back}>{texts.back}</Button>
        <Button look="main" onClick={next}>{at === version.steps.length ? texts.last : texts.next}</Button>
      </div>
    </Frame>
  )
}

const numbers = ['112', '1177'] as const

/** A step that says to ring has the number to press. */
function CallFromStep({ step }: { step: Step }) {
  const texts = useTexts()
  const named = numbers.filter((number) => new RegExp(`\\b${number}\\b`).test(`${step.text} ${step.warning ?? ''}`))
  return named.map((number) => <a key={number} className="button tall wide" href={`tel:${number}`}><Icon name="phone" /> {texts.call(number)}</a>)
}

function useArrowKeys(next: () => void, back: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest?.('input, textarea')) return
      if (event.key === 'ArrowRight') next()
      if (event.key === 'ArrowLeft') back()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [next, back])
}
