// What a step of one version shows, small, above the words for it: the words stand at once, the picture comes when it is looked at and is here.
import type { InstructionStep } from '@viewme/contract/instructions.ts'
import { m } from '../../paraglide/messages.js'
import { SymbolFrame, useSymbolWord } from '../../symbols/symbol.tsx'
import { SmallPicture } from '../../ui/picture.tsx'
import { watchPictureBytes } from './pictures.data.ts'
import { contentLanguage } from '../../platform/language.ts'

export function StepLook({ step: { picture, symbol } }: { step: InstructionStep }) {
  if (picture) return (
    <div className="step-look">
      <SmallPicture key={picture.file} watch={watchPictureBytes(picture.file)} file={picture.file} type={picture.type} width={picture.width} height={picture.height} shows="">{m.picture_missing()}</SmallPicture>
      <p className="small" lang={contentLanguage}>{picture.shows}</p>
    </div>
  )
  return symbol ? <SymbolLook id={symbol} /> : null
}

function SymbolLook({ id }: { id: string }) {
  const word = useSymbolWord(id)
  return <div className="step-look"><SymbolFrame small id={id} /><p className="small">{word === null ? m.symbol_unknown() : word && m.symbol_is({ word })}</p></div>
}
