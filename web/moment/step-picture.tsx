// A step's picture, read from this phone alone. Its room stands at once and the text never waits for it; where it has not been fetched the
// words for what it shows stand in its place.
import { useWatched } from '../platform/watch.ts'
import { PictureFrame } from '../ui/picture.tsx'
import { watchPicture, type Picture } from './moment.data.ts'
import { useTexts } from './texts.ts'

export function StepPicture({ picture }: { picture: Picture }) {
  const texts = useTexts()
  const { type, width, height, shows } = picture
  const bytes = useWatched(watchPicture(picture.file), [picture.file])
  return (
    <PictureFrame bytes={bytes} type={type} width={width} height={height} shows={shows}>
      <p className="soft">{texts.pictureMissing} {texts.pictureShows(shows)}</p>
    </PictureFrame>
  )
}
