// What somebody has seen: what it can mean, how sure that is and who has said so, what to do, and the way to the first step of its instructions.
import { now } from '../platform/clock.ts'
import { dateWords } from '../platform/time-words.ts'
import { contentLanguage } from '../platform/language.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Pill, type Tone } from '../ui/parts.tsx'
import { OwnWords, WithOwnWords } from '../ui/own-words.tsx'
import { addressIn } from './address.ts'
import { CallButtons } from './call-buttons.tsx'
import type { Findable, Sign } from './moment.data.ts'
import { useTexts } from './use-texts.ts'

const tones: Record<Sign['meanings'][number]['sure'], Tone> = { known: 'green', usual: 'plain', possible: 'amber' }

/** `open`: shown whole at once; else by a press. `instructions`: those that can be opened now; of those it names the others are left out. In the writer's order. */
export function SignHit({ sign, open, instructions }: { sign: Sign; open: boolean; instructions: readonly Findable[] }) {
  const texts = useTexts()
  return (
    <details className="card" open={open}>
      <summary><OwnWords>{sign.seen}</OwnWords></summary>
      <div className="list sign">
        {sign.state === 'waiting' && <p><Pill tone="amber">{texts.waiting}</Pill></p>}
        {sign.plainOnly !== null ? <><p className="written" lang={contentLanguage}>{sign.plainOnly}</p><p className="small">{texts.updateAppHow}</p></> : (
          <>
            <ul className="list">
              {sign.meanings.map(({ means, sure, saidBy }, at) => (
                <li key={at}><p><Pill tone={tones[sure]}>{texts.sure[sure]}</Pill> <OwnWords>{means}</OwnWords></p><p className="small"><WithOwnWords words={texts.saidBy(saidBy)} said={saidBy} /></p></li>
              ))}
            </ul>
            <p className="written"><b>{texts.act}:</b> <OwnWords>{sign.act}</OwnWords></p>
          </>
        )}
        <CallButtons text={sign.plainOnly ?? sign.act} />
        {sign.instructions.flatMap((id) => instructions.filter(({ subject }) => subject === id)).map(({ subject, title }) => <ButtonLink key={subject} look="tall" wide to={addressIn(subject, null, 1)}><OwnWords>{title}</OwnWords></ButtonLink>)}
        <p className="small">{texts.putIn(sign.by ?? texts.someone, dateWords(new Date(sign.at), now()))}</p>
      </div>
    </details>
  )
}
