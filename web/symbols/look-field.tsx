// What a thing shows besides its words, while it is edited: a picture (take or choose one, say what it shows) or a symbol. One takes the other's place.
import type { Picture } from '@viewme/contract/files.ts'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import type { PictureFault } from '../platform/pictures-underway.ts'
import { stateWord } from '../platform/state-words.ts'
import { useWatched, type Watch } from '../platform/watch.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { LiveRegion, Pill } from '../ui/parts.tsx'
import { FileButton, PictureFrame } from '../ui/picture.tsx'
import { SymbolFrame, useSymbolWord } from './symbol.tsx'

// The search knows every word of the set: fetched when somebody looks for a symbol.
const SymbolChooser = lazy(async () => ({ default: (await import('./symbol-chooser.tsx')).SymbolChooser }))

/** `picture.shows` as far as it has been written. Null: none. */
export type Look = { picture: Picture | null; symbol: string | null }
/** How the phone is asked for a file. */
export type Files = { bytes: (file: string) => Watch<Uint8Array<ArrayBuffer> | null>; state: (file: string) => Watch<string> }
type Props = Look & {
  /** Whose picture it is, said to whoever does not see where the buttons stand. `search`, `list`: of the symbols; absent where there may be none. */
  names: { of: string; search?: string; list?: string }
  files: Files
  /** Saving has been tried without words for it: say so. */
  asked: boolean
  /** A picture for it is being made ready. */
  busy: boolean
  fault: PictureFault | null
  choose: (file: File) => void
  /** What the picture shows, in words. */
  say: (shows: string) => void
  /** Another look, or none, in place of what is there and of what is being made ready. */
  show: (look: Look) => void
}

const faultWords: Record<PictureFault, () => string> = { unreadable: m.picture_unreadable, full: m.picture_full, 'not-saved': m.picture_not_saved }

export function LookField({ names, files, picture, symbol, asked, busy, fault, choose, say, show }: Props) {
  const [choosing, chooseSymbol] = useState(false)
  const opener = useOpener(choosing)
  return (
    <div className="field" role="group" aria-label={names.of}>
      {picture && <Shown key={picture.file} of={names.of} files={files} picture={picture} />}
      {symbol && <ShownSymbol id={symbol} />}
      {picture && <Field label={m.picture_shows()} help={m.picture_shows_help()} value={picture.shows} onChange={say} maxLength={200} error={asked && picture.shows.trim() === '' ? m.picture_shows_missing() : null} />}
      {choosing && <Suspense fallback={null}><SymbolChooser search={names.search!} list={names.list!} chosen={symbol} choose={(id) => { show({ picture: null, symbol: id }); chooseSymbol(false) }} close={() => chooseSymbol(false)} /></Suspense>}
      <div className="buttons">
        {!choosing && <FileButton camera busy={busy} choose={choose}>{picture ? m.picture_take_other() : m.picture_take()}</FileButton>}
        {!choosing && <FileButton busy={busy} choose={choose}>{picture ? m.picture_choose_other() : m.picture_choose()}</FileButton>}
        {!picture && !choosing && names.search && <Button ref={opener} onClick={() => chooseSymbol(true)}>{symbol ? m.symbol_choose_other() : m.symbol_choose()}</Button>}
        {picture && <Button look="quiet" onClick={() => show({ picture: null, symbol: null })}>{m.picture_remove()}</Button>}
        {symbol && !choosing && <Button look="quiet" onClick={() => show({ picture: null, symbol: null })}>{m.symbol_remove()}</Button>}
      </div>
      {busy && <p className="soft">{m.picture_working()}</p>}
      {fault && <p className="field-error">{faultWords[fault]()}</p>}
      <LiveRegion>{busy ? m.picture_working() : ''}</LiveRegion>
      <LiveRegion urgent>{fault ? faultWords[fault]() : ''}</LiveRegion>
    </div>
  )
}

/** The turn comes back to the button that opened the search. */
function useOpener(choosing: boolean) {
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !choosing) opener.current?.focus()
    was.current = choosing
  }, [choosing])
  return opener
}

/** Beside its word, which is what is read aloud. */
function ShownSymbol({ id }: { id: string }) {
  const word = useSymbolWord(id)
  return <div className="row"><SymbolFrame small id={id} /><span>{word === null ? m.symbol_unknown() : word && m.symbol_is({ word })}</span></div>
}

function Shown({ of, files, picture }: { of: string; files: Files; picture: Picture }) {
  const bytes = useWatched(files.bytes(picture.file), [picture.file])
  const state = useWatched(files.state(picture.file), [picture.file])
  return (
    <>
      <PictureFrame bytes={bytes} type={picture.type} width={picture.width} height={picture.height} shows={picture.shows || of}><p className="soft">{m.picture_missing()}</p></PictureFrame>
      {state === 'waiting' && <p className="row"><Pill tone="amber">{stateWord('waiting')}</Pill></p>}
      {state === 'refused' && <p className="field-error">{m.picture_refused()}</p>}
    </>
  )
}
