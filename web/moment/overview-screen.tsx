// The whole instruction on one page: ten seconds, then every step, then the button where the thumb is.
import { useEffect, useRef, useState } from 'react'
import { mayPublish } from '../platform/abilities.ts'
import { now } from '../platform/clock.ts'
import { useTold } from '../platform/use-told.ts'
import { contentLanguage } from '../platform/language.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Card, PageHeading, Pill, VisuallyHidden } from '../ui/parts.tsx'
import { OwnWords } from '../ui/own-words.tsx'
import { addressIn } from './address.ts'
import { below } from './below.ts'
import type { MomentInstruction, Step } from './moment.data.ts'
import { CallButtons, NamedCalls } from './call-buttons.tsx'
import { goOnFrom, keepPosition, keptPosition } from './position.ts'
import { needsTwo, whose, type Role } from './role.ts'
import { useAwakeByClock } from './step-clock.tsx'
import { StepLook } from './step-picture.tsx'
import { useTexts } from './use-texts.ts'
import { oldWords, timeWords, VersionBands, VersionLine } from './version-parts.tsx'
import { whoWords } from './who.tsx'

export function OverviewScreen({ instruction, role }: { instruction: MomentInstruction; role: Role | null }) {
  const texts = useTexts()
  const { version, subject, asked } = instruction
  const publishes = useTold(mayPublish)
  useAwakeByClock(subject)
  const kept = keptPosition(subject)
  const goOn = goOnFrom(kept, version, useTimeSeen())
  return (
    <>
      <PageHeading said={version.title}>{version.title}</PageHeading>
      <VersionLine version={version} />
      <VersionBands instruction={instruction} />
      {version.plainOnly ? <><PlainText text={version.plainOnly} /><NamedCalls text={`${version.plainOnly}\n${oldWords(version, texts)}`} /><Below subject={subject} /></> : (
        <>
          {version.change && <p><Pill tone="green">{texts.change}</Pill> <OwnWords>{version.change}</OwnWords></p>}
          {needsTwo(version.steps) && <p className="row"><Pill>{texts.twoPeople}</Pill></p>}
          {version.competence && <p><b>{texts.needs}:</b> <OwnWords>{version.competence}</OwnWords></p>}
          {version.tenSeconds && (
            <Card>
              <h2>{texts.tenSeconds}</h2>
              <p className="ten" lang={contentLanguage}>{version.tenSeconds}</p>
            </Card>
          )}
          <Card>
            <h2>{texts.steps}</h2>
            <ol className={version.steps.some((step) => step.picture || step.symbol) ? 'steps looks' : 'steps'}>{version.steps.map((step) => <StepLine key={step.id} step={step} role={role} />)}</ol>
          </Card>
          <NamedCalls text={oldWords(version, texts)} />
          {publishes && <ButtonLink to={`/instruction/${subject}/edit`}>{texts.edit}</ButtonLink>}
          <Below subject={subject} />
          <div className="grow" />
          <div className="actions above-bar">
            {goOn && !goOn.first && <ButtonLink look="tall" to={addressIn(subject, asked, goOn.step)} onClick={() => keepPosition(subject, kept, true)}>{texts.carryOn(goOn.step)}</ButtonLink>}
            {goOn?.first && <ButtonLink look="tall" to={addressIn(subject, asked, 1)}>{texts.again}</ButtonLink>}
            <ButtonLink look="main" to={addressIn(subject, asked, goOn?.first ? goOn.step : 1)}>{goOn?.first ? texts.carryOn(goOn.step) : texts.begin}</ButtonLink>
          </div>
        </>
      )}
    </>
  )
}

/** The time, as of when the screen was last taken up: what lies a night on the table is old in the morning. */
function useTimeSeen(): number {
  const [time, see] = useState(() => now().getTime())
  useEffect(() => {
    const look = () => see(now().getTime())
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return time
}

function Below({ subject }: { subject: string }) {
  const show = useTold(below)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => show?.(element.current!, subject), [show, subject])
  return <div className="below" ref={element} />
}

function StepLine({ step, role }: { step: Step; role: Role | null }) {
  const texts = useTexts()
  const mine = step.who && whose(step.who, role)
  return (
    <li>
      <div className="step-words">
        <p>{step.who && <b>{mine === 'own' ? texts.you : whoWords(step.who, texts)}: </b>}<OwnWords>{step.text}</OwnWords></p>
        {step.timerSeconds && <p><Pill tone="amber">{(step.timerFrom === 'start' ? texts.timeFromStart : texts.timer)(timeWords(step.timerSeconds, texts))}</Pill></p>}
        {step.warning && <p className="step-warning"><Icon name="warning" size={20} /> <span><VisuallyHidden>{texts.warning}: </VisuallyHidden><OwnWords>{step.warning}</OwnWords></span></p>}
        {step.why && <p className="small">{texts.why}: <OwnWords>{step.why}</OwnWords></p>}
      </div>
      <StepLook step={step} />
    </li>
  )
}

/** A step begins with its number, a warning with a word in capitals: so `plainOf` writes them. Anything else is read all the same. */
const kindOfLine = (line: string) => (/^\d+\. /.test(line) ? 'begins' : /^\p{Lu}{3,}: /u.test(line) ? 'warns' : '')

/** What a newer app has written, line by line, large. Its first line is the heading already. */
function PlainText({ text }: { text: string }) {
  const texts = useTexts()
  const lines = text.split('\n').slice(1).filter((line) => line.trim() !== '')
  return (
    <>
      <Banner tone="amber" icon="alert" title={texts.updateApp}>
        <p>{texts.updateAppWords}</p>
        <p>{texts.updateAppHow}</p>
      </Banner>
      <CallButtons text={text} />
      <Card>{lines.map((line, at) => <p key={at} className={`plain-line ten ${kindOfLine(line)}`} lang={contentLanguage}>{line}</p>)}</Card>
    </>
  )
}
