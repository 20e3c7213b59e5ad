// A step's picture, read from this phone alone. Its room stands at once and the text never waits for it; where it has not been fetched the
// words for what it shows stand in its place.
import { useEffect, useState } from 'react'
import { useWatched } from '../platform/watch.ts'
import { watchPicture, type Picture } from './moment.data.ts'
import { useTexts } from './texts.ts'

export function StepPicture({ picture }: { picture: Picture }) {
  const texts = useTexts()
  const bytes = useWatched(watchPicture(picture.file), [picture.file])
  const address = useAddress(bytes ?? null, picture.type)
  return (
    <figure className="step-picture" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
      {address && <img src={address} alt={picture.shows} width={picture.width} height={picture.height} />}
      {bytes === null && <p className="soft">{texts.pictureMissing} {texts.pictureShows(picture.shows)}</p>}
    </figure>
  )
}

/** The bytes as something an image can show, let go of when they are not shown. */
function useAddress(bytes: Uint8Array<ArrayBuffer> | null, type: string): string | null {
  const [address, show] = useState<string | null>(null)
  useEffect(() => {
    if (!bytes) return
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    show(made)
    return () => {
      URL.revokeObjectURL(made)
      show(null)
    }
  }, [bytes, type])
  return address
}
