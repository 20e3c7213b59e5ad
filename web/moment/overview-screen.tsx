// The whole instruction on one page: ten seconds, then every step, then the button where the thumb is.
import { useEffect, useRef } from 'react'
import { mayPublish } from '../platform/abilities.ts'
import { useTold } from '../platform/use-told.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Card, PageHeading, Pill } from '../ui/parts.tsx'
import { below } from './below-instruction.ts'
import type { MomentInstruction, Step } from './moment.data.ts'
import { keptPosition } from './position.ts'
import { useTexts } from './texts.ts'
import { timeWords, VersionBands, VersionLine } from './version-parts.tsx'

export function OverviewScreen({ instruction, asked }: { instruction: MomentInstruction; asked: string | null }) {
  const texts = useTexts()
  const { version, subject } = instruction
  const publishes = useTold(mayPublish)
  const kept = keptPosition(subject)
  const goOn = kept && kept.version === version.id && kept.step > 1 && kept.step <= version.steps.length ? kept.step : null
  const stepAddress = (step: number) => `/instruction/${subject}?${new URLSearchParams({ ...(asked && { version: asked }), step: String(step) })}`
  return (
    <>
      <PageHeading>{version.title}</PageHeading>
      <VersionLine version={version} />
      <VersionBands instruction={instruction} />
      {version.plainOnly ? <><PlainText text={version.plainOnly} /><Below subject={subject} /></> : (
        <>
          {version.change && <p><Pill tone="green">{texts.change}</Pill> {version.change}</p>}
          {version.competence && <p><b>{texts.needs}:</b> {version.competence}</p>}
          {version.tenSeconds && (
            <Card>
              <h2>{texts.tenSeconds}</h2>
              <p className="ten">{version.tenSeconds}</p>
            </Card>
          )}
          <Card>
            <h2>{texts.steps}</h2>
            <ol className="steps">{version.steps.map((step) => <StepLine key={step.id} step={step} />)}</ol>
          </Card>
          {publishes && <ButtonLink to={`/instruction/${subject}/edit`}>{texts.edit}</ButtonLink>}
          <Below subject={subject} />
          <div className="grow" />
          <div className="actions above-bar">
            {goOn && <ButtonLink look="tall" to={stepAddress(1)}>{texts.again}</ButtonLink>}
            <ButtonLink look="main" to={stepAddress(goOn ?? 1)}>{goOn ? texts.carryOn(goOn) : texts.begin}</ButtonLink>
          </div>
        </>
      )}
    </>
  )
}

function Below({ subject }: { subject: string }) {
  const show = useTold(below)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => show?.(element.current!, subject), [show, subject])
  return <div className="below" ref={element} />
}

function StepLine({ step }: { step: Step }) {
  const texts = useTexts()
  return (
    <li>
      <p>{step.who && <b>{step.who === 'both' ? texts.both : step.who}: </b>}{step.text}</p>
      {step.timerSeconds && <p><Pill tone="amber">{(step.timerFrom === 'start' ? texts.timeFromStart : texts.timer)(timeWords(step.timerSeconds, texts))}</Pill></p>}
      {step.warning && <p className="step-warning"><Icon name="warning" size={20} /> <span>{step.warning}</span></p>}
      {step.why && <p className="small">{texts.why}: {step.why}</p>}
    </li>
  )
}

function PlainText({ text }: { text: string }) {
  const texts = useTexts()
  return (
    <>
      <Banner tone="amber" icon="alert" title={texts.updateApp}><p>{texts.updateAppWords}</p></Banner>
      <Card><p className="written ten">{text}</p></Card>
    </>
  )
}
