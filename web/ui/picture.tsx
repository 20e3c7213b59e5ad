// A picture from bytes that the phone has, and a button that chooses one. No care words in here.
import { useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react'
import { useWatched, type Watch } from '../platform/watch.ts'
import { contentLanguage } from '../platform/language.ts'

/** The bytes as something an image can show, let go of when they are not shown. */
export function useAddress(bytes: Uint8Array<ArrayBuffer> | null, type: string): string | null {
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

type FrameProps = { bytes: Uint8Array<ArrayBuffer> | null | undefined; type: string; width: number; height: number; shows: string; children?: ReactNode }

/** Its room stands before it does, so that nothing jumps. `children`: in its place while it is not here. */
export function PictureFrame({ bytes, type, width, height, shows, children }: FrameProps) {
  const address = useAddress(bytes ?? null, type)
  return (
    <figure className="picture-frame" style={{ aspectRatio: `${width} / ${height}` }}>
      {address ? <img src={address} alt={shows} lang={contentLanguage} width={width} height={height} /> : bytes === null && children}
    </figure>
  )
}

type Bytes = Uint8Array<ArrayBuffer> | null
type SmallProps = Omit<FrameProps, 'bytes'> & { file: string; watch: Watch<Bytes> }

/** Small beside words: read when it comes near the window, after the words. `children`: in its place where its bytes are not here. */
export function SmallPicture({ file, watch, type, width, height, shows, children }: SmallProps) {
  const frame = useRef<HTMLElement>(null)
  const near = useNear(frame)
  const bytes = useWatched<Bytes | undefined>(near ? watch : unread, [file, near])
  const address = useAddress(bytes ?? null, type)
  if (bytes === null) return children ? <p className="small">{children}</p> : null
  return (
    <figure ref={frame} className="picture-frame small-look" style={{ aspectRatio: `${width} / ${height}` }}>
      {address && <img src={address} alt={shows} lang={contentLanguage} width={width} height={height} />}
    </figure>
  )
}
const unread: Watch<undefined> = () => () => {}

/** True once it has come near the window. */
function useNear(place: { current: HTMLElement | null }): boolean {
  const [near, come] = useState(false)
  useEffect(() => {
    if (near || !place.current) return
    const looking = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && come(true), { rootMargin: '50%' })
    looking.observe(place.current)
    return () => looking.disconnect()
  }, [near])
  return near
}

/** `camera`: opens the camera where there is one. The chosen file is handed over, and the same one may be chosen again. */
export function FileButton({ children, camera, busy, choose }: { children: string; camera?: boolean; busy?: boolean; choose: (file: File) => void }) {
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file && !busy) choose(file)
  }
  return (
    <label className="button file-button" aria-disabled={busy || undefined}>
      <input type="file" accept="image/*" capture={camera ? 'environment' : undefined} onChange={chosen} />
      {children}
    </label>
  )
}
