// Below what was written for chosen groups: who reads it, and the way to choose anew.
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { audienceWords } from '../../platform/reader-words.ts'
import { faultWords } from '../../platform/saved-words.ts'
import { stateSentence } from '../../platform/state-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { AudienceForm } from '../../ui/change-form.tsx'
import { OwnWords, WithOwnWords } from '../../ui/own-words.tsx'
import { VisuallyHidden } from '../../ui/parts.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { changeReaders, watchReaders, type AboutMe } from './about-me.data.ts'

/** `named`: what it is, for whoever hears the buttons one after the other. `isSaid`: somebody has written that. */
export function ReadersOf({ id, named, isSaid, groups }: { id: string; named: string; isSaid?: boolean; groups: AboutMe['groups'] }) {
  const readers = useWatched(watchReaders(id), [id])
  const [open, show] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus()
    wasOpen.current = open
  }, [open])
  if (!readers) return null
  const { audience, words, may, pending } = readers
  const who = words?.join(', ')
  return (
    <>
      {who !== undefined && <p className="small">{who ? <WithOwnWords words={m.note_read_by({ who })} said={who} /> : m.note_read_by_writer()}</p>}
      {may && open && <AudienceForm words={audienceWords()} groups={groups} audience={audience} keep={async (chosen) => faultWords(await changeReaders(id, { ...audience, groups: chosen }))} done={() => show(false)} />}
      {may && !open && groups.length > 0 && <div className="about-change"><Button look="quiet" ref={button} onClick={() => show(true)}>{m.note_change_audience()}<VisuallyHidden>: {isSaid ? <OwnWords>{named}</OwnWords> : named}</VisuallyHidden></Button></div>}
      {/* Last: when it is sent this line goes, and nothing that a finger is about to touch may move. */}
      {pending.map(({ fact, state }) => <p key={fact} className="row"><StatePill state={state.word} /><span className="small">{m.note_pending_audience()} {stateSentence(state)}</span></p>)}
    </>
  )
}
