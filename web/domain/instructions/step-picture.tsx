// The picture of one step while it is edited: take or choose one, see it, say what it shows, change or remove it.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { stateWord } from '../../platform/state-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { LiveRegion, Pill } from '../../ui/parts.tsx'
import { FileButton, PictureFrame } from '../../ui/picture.tsx'
import { keepPicture, watchPictureBytes, watchPictureState, type PictureFault } from './pictures.data.ts'
import type { EditedPicture } from './edited.ts'

type Props = {
  /** 1 … : whose picture it is, said to whoever does not see where the buttons stand. */
  number: number
  picture: EditedPicture | null
  /** Publishing has been tried without words for it: say so. */
  asked: boolean
  change: (picture: EditedPicture | null) => void
}

const faultWords: Record<PictureFault, () => string> = { unreadable: m.picture_unreadable, full: m.picture_full, 'not-saved': m.picture_not_saved }

export function StepPictureField({ number, picture, asked, change }: Props) {
  const [busy, work] = useState(false)
  const [fault, fail] = useState<PictureFault | null>(null)
  const choose = async (file: File) => {
    work(true)
    fail(null)
    try {
      const kept = await keepPicture(file)
      if (typeof kept === 'string') fail(kept)
      else change({ ...kept, shows: picture?.shows ?? '' })
    } catch { fail('not-saved') } finally { work(false) }
  }
  return (
    <div className="field" role="group" aria-label={m.picture_of_step({ number })}>
      {picture && <Shown key={picture.file} number={number} picture={picture} />}
      {picture && <Field label={m.picture_shows()} help={m.picture_shows_help()} value={picture.shows} onChange={(shows) => change({ ...picture, shows })} maxLength={200} error={asked && picture.shows.trim() === '' ? m.picture_shows_missing() : null} />}
      <div className="buttons">
        <FileButton camera busy={busy} choose={(file) => void choose(file)}>{picture ? m.picture_take_other() : m.picture_take()}</FileButton>
        <FileButton busy={busy} choose={(file) => void choose(file)}>{picture ? m.picture_choose_other() : m.picture_choose()}</FileButton>
        {picture && <Button look="quiet" onClick={() => change(null)}>{m.picture_remove()}</Button>}
      </div>
      {busy && <p className="soft">{m.picture_working()}</p>}
      {fault && <p className="field-error">{faultWords[fault]()}</p>}
      <LiveRegion>{busy ? m.picture_working() : ''}</LiveRegion>
      <LiveRegion urgent>{fault ? faultWords[fault]() : ''}</LiveRegion>
    </div>
  )
}

function Shown({ number, picture }: { number: number; picture: EditedPicture }) {
  const bytes = useWatched(watchPictureBytes(picture.file), [picture.file])
  const state = useWatched(watchPictureState(picture.file), [picture.file])
  return (
    <>
      <PictureFrame bytes={bytes} type={picture.type} width={picture.width} height={picture.height} shows={picture.shows || m.picture_of_step({ number })}><p className="soft">{m.picture_missing()}</p></PictureFrame>
      {state === 'waiting' && <p className="row"><Pill tone="amber">{stateWord('waiting')}</Pill></p>}
      {state === 'refused' && <p className="field-error">{m.picture_refused()}</p>}
    </>
  )
}
