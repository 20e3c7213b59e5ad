// What one thing about the person says, with its picture, as it is read on the page.
import type { ExpressionBody, OwnDecisionBody, ProfilePartBody } from '@viewme/contract/about-me.ts'
import type { Picture } from '@viewme/contract/files.ts'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { stateSentence, type State } from '../../platform/state-words.ts'
import { dateWords, momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { SymbolFrame } from '../../symbols/symbol.tsx'
import { VisuallyHidden } from '../../ui/parts.tsx'
import { PictureFrame } from '../../ui/picture.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { watchPictureBytes } from './about-me.data.ts'
import type { Decision, Said } from './about-me.fold.ts'

export function SaidWords({ said }: { said: Said }) {
  if (said.kind === 'profile-part') return <PartWords body={said.body} />
  return said.kind === 'expression' ? <ExpressionWords body={said.body} /> : <DecisionWords body={said.body} />
}

export const PartWords = ({ body: { part, lines, picture } }: { body: ProfilePartBody }) => (
  <>
    {picture && <Shown key={picture.file} picture={picture} />}
    {part === 'lifeStory' ? lines.map((line, at) => <p key={at} lang={contentLanguage}>{line}</p>) : <ul className="about-lines">{lines.map((line, at) => <li key={at} lang={contentLanguage}>{line}</li>)}</ul>}
  </>
)

/** The picture first: it says it before the words are read. */
export const ExpressionWords = ({ body: { says, how, answer, picture, symbol } }: { body: ExpressionBody }) => (
  <>
    {picture ? <Shown key={picture.file} picture={picture} /> : symbol && <SymbolFrame id={symbol} />}
    <h3 className="about-says" lang={contentLanguage}>{says}</h3>
    <p className="written" lang={contentLanguage}>{how}</p>
    {answer && <p className="written"><b>{m.about_answer()}:</b> <OwnWords>{answer}</OwnWords></p>}
  </>
)

/** How it was asked is a press away: whoever reads the page in two minutes needs what was decided. */
export const DecisionWords = ({ body: { decided, asked, answer, present, on } }: { body: OwnDecisionBody }) => (
  <>
    <h3 className="written" lang={contentLanguage}>{decided}</h3>
    <p className="small">{dateWords(dayAt(on), now())}</p>
    <details>
      <summary>{m.about_how_asked()}<VisuallyHidden>: <OwnWords>{decided}</OwnWords></VisuallyHidden></summary>
      <div className="list">
        <p className="written"><b>{m.about_asked()}:</b> <OwnWords>{asked}</OwnWords></p>
        <p className="written"><b>{m.about_read()}:</b> <OwnWords>{answer}</OwnWords></p>
        <p className="written"><b>{m.about_present()}:</b> <OwnWords>{present}</OwnWords></p>
      </div>
    </details>
  </>
)

const dayAt = (day: string): Date => new Date(`${day}T12:00`)

export const EarlierDecisions = ({ earlier }: Pick<Decision, 'earlier'>) => earlier.length > 0 && (
  <details>
    <summary>{m.contact_earlier()}</summary>
    <ul className="list">
      {earlier.map((one) => (
        <li key={one.factId}>
          <p className="small">{one.by ?? m.someone()} · {momentWords(new Date(one.at), now())}</p>
          <DecisionWords body={one.body} />
        </li>
      ))}
    </ul>
  </details>
)

function Shown({ picture: { file, type, width, height, shows } }: { picture: Picture }) {
  const bytes = useWatched(watchPictureBytes(file), [file])
  return <PictureFrame bytes={bytes} type={type} width={width} height={height} shows={shows}><p className="soft">{m.picture_missing()} <OwnWords>{shows}</OwnWords></p></PictureFrame>
}

/** That it was once sent tells nobody anything. */
export const Settled = ({ state }: { state: State }) => (state.word === 'sent' ? null : <p className="row"><StatePill state={state.word} /><span className="small">{stateSentence(state)}</span></p>)
