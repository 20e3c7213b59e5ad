// After the last step: what is usually needed next, and the way back.
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/parts.tsx'
import { OwnWords } from '../ui/own-words.tsx'
import { addressIn } from './address.ts'
import type { MomentInstruction } from './moment.data.ts'
import { useAwakeByClock, WholeClock } from './step-clock.tsx'
import { useTexts } from './use-texts.ts'

export function DoneScreen({ instruction }: { instruction: MomentInstruction }) {
  const texts = useTexts()
  useAwakeByClock(instruction.subject)
  return (
    <>
      <div className="row">
        <p className="done-mark"><Icon name="done" size={56} /></p>
        <PageHeading>{texts.done}</PageHeading>
      </div>
      <p className="ten"><b><OwnWords>{instruction.version.title}.</OwnWords></b> {texts.doneWords(instruction.version.steps.length)}</p>
      <WholeClock subject={instruction.subject} version={instruction.asked} steps={instruction.version.steps} at={null} />
      <div className="list">
        <ButtonLink look="main" wide to="/write">{texts.writeDown}</ButtonLink>
        <ButtonLink look="tall" wide to={`/contacts?${new URLSearchParams({ from: instruction.subject })}`}>{texts.callSomeone}</ButtonLink>
        <ButtonLink look="tall" wide to="/">{texts.toNow}</ButtonLink>
        <ButtonLink look="quiet" wide to={addressIn(instruction.subject, instruction.asked, 1)}>{texts.again}</ButtonLink>
      </div>
    </>
  )
}
