// Is it the picture it is said to be, and nothing more? Asked before anything is kept. First the container, which costs nothing and says how
// large it claims to be; then a decoder, which alone knows whether it can be drawn.
import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { maxPictureSide, type FileRef } from '@viewme/contract/files.ts'
import { isBare, readPicture } from '@viewme/contract/picture-bytes.ts'
import { Problem } from '../../platform/problem.ts'

/** Stable names: the phone puts them into words. */
export type PictureFault = 'picture-empty' | 'picture-unreadable' | 'picture-other-type' | 'picture-too-large' | 'picture-other-size' | 'picture-not-bare' | 'picture-other-hash'

const decodeSeconds = 5

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Null when it is right. Throws 503 when the server could not look for now: that says nothing of the picture, which must not be given up for it. */
export async function pictureFault(bytes: Buffer, said: Pick<FileRef, 'type' | 'hash' | 'width' | 'height'>): Promise<PictureFault | null> {
  if (bytes.length === 0) return 'picture-empty'
  const read = readPicture(bytes)
  if (!read) return 'picture-unreadable'
  if (read.type !== said.type) return 'picture-other-type'
  if (read.width > maxPictureSide || read.height > maxPictureSide) return 'picture-too-large'
  if (read.width !== said.width || read.height !== said.height) return 'picture-other-size'
  if (!isBare(bytes, read)) return 'picture-not-bare'
  if (hashOf(bytes) !== said.hash) return 'picture-other-hash'
  return decodeFault(bytes, said)
}

async function decodeFault(bytes: Buffer, said: Pick<FileRef, 'type' | 'width' | 'height'>): Promise<PictureFault | null> {
  // Not with the server: it takes longer to load than the rest of the start.
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  const open = (): Sharp => sharp(bytes, { limitInputPixels: maxPictureSide * maxPictureSide, failOn: 'warning' })
  try {
    const { format, width, height, exif, xmp, iptc, icc, pages, orientation } = await open().metadata()
    if (`image/${format}` !== said.type) return 'picture-other-type'
    if (exif || xmp || iptc || icc || orientation || (pages ?? 1) > 1) return 'picture-not-bare'
    if (width !== said.width || height !== said.height) return 'picture-other-size'
    await open().timeout({ seconds: decodeSeconds }).raw().toBuffer()
    return null
  } catch (error) { return whatFailed(error) }
}

/** Exported for its test: a picture that takes the decoder so long cannot be sent. */
export function whatFailed(error: unknown): 'picture-unreadable' {
  if (/^timeout|out of memory/i.test(String((error as Error | null)?.message))) {
    throw new Problem(503, 'try-again', 'Servern hann inte titta på bilden. Den skickas igen om en stund.', { 'retry-after': '30' })
  }
  return 'picture-unreadable'
}
