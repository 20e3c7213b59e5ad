// A picture on its way into something that is written: made ready and kept on this phone at once, sent when a fact that names it has been appended.
import type { FileRef } from '@viewme/contract/files.ts'
import type { PictureFault } from '../../platform/pictures-underway.ts'
import { fitPicture } from '../../platform/picture.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import type { Bytes } from '../cipher.ts'
import { NotSaved } from '../not-saved.ts'
import type { Phone } from '../phone.ts'
import type { FileState } from './kept-files.ts'

type Open = () => Promise<Phone | null>

/** Kept when it resolves with a picture: it outlives a reload and needs no network. */
export async function keepPictureOn(open: Open, chosen: Blob): Promise<FileRef | PictureFault> {
  const bytes = await fitPicture(chosen)
  if (!bytes) return 'unreadable'
  const phone = await open()
  try {
    return phone ? await phone.keepFile(bytes) : 'not-saved'
  } catch (fault) {
    if (!(fault instanceof NotSaved)) throw fault
    return fault.reason === 'full' ? 'full' : fault.reason === 'picture-unreadable' ? 'unreadable' : 'not-saved'
  }
}

export const watchStateOf = (open: Open, file: string): Watch<FileState> => watchOf(open)((phone) => phone.fileState(file))

/** A picture never changes: read while it is not here, and then no more. */
export function watchBytesOf(open: Open, file: string): Watch<Bytes | null> {
  let here: Bytes | null = null
  return watchOf(open)(async (phone) => (here ??= await phone.readFile(file)))
}
