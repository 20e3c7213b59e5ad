// A step's picture, or its symbol: in the step itself, and small beside its words in the overview.
// It is read from this phone alone. Its room stands at once and the text never waits for it; where it has not been fetched the
// words for what it shows stand in its place.
import { useWatched } from '../platform/watch.ts'
import { PictureFrame, SmallPicture } from '../ui/picture.tsx'
import { WithOwnWords } from '../ui/own-words.tsx'
import { SymbolFrame } from '../symbols/symbol.tsx'
import { watchPicture, type Picture, type Step } from './moment.data.ts'
import { useTexts } from './use-texts.ts'

export function StepPicture({ picture }: { picture: Picture }) {
  const texts = useTexts()
  const { type, width, height, shows } = picture
  const bytes = useWatched(watchPicture(picture.file), [picture.file])
  return (
    <PictureFrame bytes={bytes} type={type} width={width} height={height} shows={shows}>
      <p className="soft">{texts.pictureMissing} <WithOwnWords words={texts.pictureShows(shows)} said={shows} /></p>
    </PictureFrame>
  )
}

/** Beside the words of a step: fetched after them, and only where it is looked at. Where it is not here the words say it. */
export function StepLook({ step: { picture, symbol } }: { step: Step }) {
  if (picture) return <SmallPicture key={picture.file} watch={watchPicture(picture.file)} file={picture.file} type={picture.type} width={picture.width} height={picture.height} shows={picture.shows} />
  return symbol && <SymbolFrame small id={symbol} />
}
