// Chooses between the whole instruction, one of its steps and the end, from the address: /instruction/:id?step=2&version=…
import { useEffect, useLayoutEffect, useState } from 'react'
import { go } from '../platform/location.ts'
import { noteOpening } from '../platform/openings.ts'
import { useWatched } from '../platform/watch.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageHeading } from '../ui/parts.tsx'
import { changeClocks, done } from './clocks.ts'
import { DoneScreen } from './done-screen.tsx'
import { addressIn } from './address.ts'
import { changeOf, heldOf, marksOf, notTakenFrom, placeIn, type Change, type Following } from './following.ts'
import { InstructionLinks } from './instruction-links.tsx'
import { instructionIn, watchMomentInstruction, type MomentHome } from './moment.data.ts'
import { OverviewScreen } from './overview-screen.tsx'
import { keepPosition, keptPosition } from './position.ts'
import { useRole } from './role.ts'
import { Shell } from './shell.tsx'
import { StepScreen } from './step-screen.tsx'
import { useTexts } from './use-texts.ts'

type Props = { home: MomentHome & { state: 'open' }; subject: string; query: URLSearchParams }

export function InstructionScreen({ home, subject, query }: Props) {
  const texts = useTexts()
  const asked = query.get('version')
  const read = useWatched(watchMomentInstruction(subject, asked), [subject, asked], () => instructionIn(home, subject, asked))
  const [followed, follow] = useState<Following | null>(null)
  const [lately, sayLately] = useState<{ version: string; step: number; change: Change; reopened: boolean } | null>(null)
  const [role, chooseRole] = useRole(subject)
  const stepAsked = query.get('step')
  const address = (step: number | 'done' | null) => addressIn(subject, asked, step)
  const [onStep] = useState(stepAsked !== null)
  useEffect(() => noteOpening(subject), [subject])
  useLayoutEffect(() => {
    if (lately?.reopened && stepAsked !== String(lately.step)) go(address(lately.step), { replace: true })
  }, [lately])
  if (stepAsked === null && followed) follow(null)
  if (read === undefined) return <Shell home={home} place={null}>{null}</Shell>
  if (read === 'locked') return <Shell home={home} place={null}><Locked /></Shell>
  const latest = read && notTakenFrom(stepAsked === null ? null : followed, read, subject, asked)
  if (latest === null) return <Shell home={home} place={null}><NotHere /></Shell>

  const stepping = stepAsked !== null && !latest.version.plainOnly
  const held = stepping ? heldOf(followed, latest, asked) : latest
  const count = held.version.steps.length
  const at = Math.min(Math.max(Math.trunc(Number(stepAsked)) || 1, 1), count)
  if (stepping && (followed?.instruction.subject !== subject || followed.asked !== asked)) {
    follow({ instruction: latest, asked })
    // Opened anew in the middle of a version that another has taken the place of: on the same step of that, and told so. The old words are not here any more.
    const begun = followed || asked ? null : keptPosition(subject)
    if (begun && begun.version !== latest.version.id && stepAsked !== 'done' && (at > 1 || onStep)) {
      const marks = marksOf(latest.version)
      sayLately({ version: latest.version.id, step: placeIn(begun.steps, marks, Math.trunc(Number(stepAsked)) || 1), change: changeOf(begun.steps, marks), reopened: true })
    }
  }

  if (stepAsked === 'done') return <Shell home={home} place={null}><DoneScreen instruction={held} /></Shell>
  if (!stepping) return <Shell home={home} place={null} beside={{ title: texts.instructions, list: <InstructionLinks instructions={home.instructions} current={subject} /> }}><OverviewScreen instruction={latest} role={role} /></Shell>

  const marks = marksOf(held.version)
  keepPosition(subject, { version: held.version.id, step: at, steps: marks })
  const after = held.version.id === latest.version.id ? null : marksOf(latest.version)
  const change = after && changeOf(marks, after)
  return (
    <StepScreen
      instruction={held}
      home={home}
      at={at}
      role={role}
      choose={chooseRole}
      news={change ? { change, isNew: true, read: () => {
        const step = placeIn(marks, after!, at)
        follow({ instruction: latest, asked })
        sayLately({ version: latest.version.id, step, change, reopened: false })
        go(address(step), { replace: true })
      } } : lately?.version === held.version.id && lately.step === at ? { change: lately.change, isNew: lately.reopened, read: null } : null}
      next={() => {
        if (at === count) {
          keepPosition(subject, null)
          chooseRole(null)
          changeClocks((clocks, now) => done(clocks, subject, now))
        }
        go(address(at === count ? 'done' : at + 1), { state: { cameFrom: at } })
      }}
      back={() => {
        // The phone's own back button and "Tillbaka" walk the same path.
        if (at > 1 && history.state?.cameFrom === at - 1) history.back()
        else go(address(at === 1 ? null : at - 1), { replace: true })
      }}
    />
  )
}

function Locked() {
  const texts = useTexts()
  return (
    <>
      <PageHeading>{texts.lockedTitle}</PageHeading>
      <p>{texts.lockedWords}</p>
      <ButtonLink look="main" wide to="/unlock">{texts.unlock}</ButtonLink>
    </>
  )
}

function NotHere() {
  const texts = useTexts()
  return (
    <>
      <PageHeading>{texts.notHere}</PageHeading>
      <p>{texts.notHereWords}</p>
      <div className="buttons">
        <ButtonLink to="/binder">{texts.openBinder}</ButtonLink>
        <ButtonLink to="/">{texts.toNow}</ButtonLink>
      </div>
    </>
  )
}
