// A step's picture on its way into an instruction: made ready and kept on this phone at once, sent when the version that names it has been published.
import type { FileRef } from '@viewme/contract/files.ts'
import { NotSaved, openCurrent, type FileState } from '../../sync/sync.ts'
import { fitPicture } from '../../platform/picture.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

export type PictureFault = 'unreadable' | 'full' | 'not-saved'

/** Kept when it resolves with a picture: it outlives a reload and needs no network. */
export async function keepPicture(chosen: Blob): Promise<FileRef | PictureFault> {
  const bytes = await fitPicture(chosen)
  if (!bytes) return 'unreadable'
  const phone = await openCurrent()
  try {
    return phone ? await phone.keepFile(bytes) : 'not-saved'
  } catch (fault) {
    if (!(fault instanceof NotSaved)) throw fault
    return fault.reason === 'full' ? 'full' : fault.reason === 'picture-unreadable' ? 'unreadable' : 'not-saved'
  }
}

const watch = watchOf(openCurrent)
export const watchPictureState = (file: string): Watch<FileState> => watch((phone) => phone.fileState(file))
/** A picture never changes: read while it is not here, and then no more. */
export function watchPictureBytes(file: string): Watch<Uint8Array<ArrayBuffer> | null> {
  let here: Uint8Array<ArrayBuffer> | null = null
  return watch(async (phone) => (here ??= await phone.readFile(file)))
}
