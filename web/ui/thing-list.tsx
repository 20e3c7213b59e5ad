// What every list of things shows of one: that it waits, and apart from the list what was not taken. No care words in here.
import type { ReactNode } from 'react'
import { stateSentence, type State } from '../platform/state-words.ts'
import { stoppedTitle, thingWords } from '../platform/thing-words.ts'
import { ButtonLink } from './button.tsx'
import { OwnWords } from './own-words.tsx'
import { Banner, Pill, VisuallyHidden } from './parts.tsx'
import { StatePill } from './state-pill.tsx'

/** That it was once sent tells nobody anything. */
export const Settled = ({ state }: { state: State }) => (state.word === 'sent' ? null : <><StatePill state={state.word} /><span className="small">{stateSentence(state)}</span></>)

export const TwoPill = () => <Pill tone="amber">{thingWords.twoShort()}</Pill>

/** `name`: which one, for whoever hears it and does not see where it stands. */
export const ChangeLink = ({ to, name }: { to: string; name: string }) => <div className="buttons"><ButtonLink to={to}>{thingWords.change()}<VisuallyHidden> <OwnWords>{name}</OwnWords></VisuallyHidden></ButtonLink></div>

/** `to`: its address. `children`: what it says. */
export const NotTaken = ({ stopped: { factId, state }, name, to, children }: { stopped: { factId: string; state: State }; name: string; to: string; children: ReactNode }) => (
  <Banner tone={state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={stoppedTitle(name, state)} said={name}>
    <p>{stateSentence(state)}</p>
    {children}
    <p>{thingWords.stopped()}</p>
    <ButtonLink to={`${to}?${new URLSearchParams({ rewrite: factId })}`}>{thingWords.rewrite()}</ButtonLink>
  </Banner>
)
