// Pictures for tests: made on the spot, bare as a phone sends them, and what a fact says of one.
import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Picture } from '@viewme/contract/files.ts'
import { readPicture } from '@viewme/contract/picture-bytes.ts'

const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 240, g: 180, b: 90 } } })

export const webp = (width = 64, height = 48): Promise<Buffer> => drawn(width, height).webp({ quality: 70 }).toBuffer()
export const jpeg = async (width = 64, height = 48): Promise<Buffer> => Buffer.from(readPicture(await drawn(width, height).jpeg().toBuffer())!.bare)
/** As a camera leaves it: where it was taken, by EXIF. */
export const jpegWithPlace = (): Promise<Buffer> =>
  drawn(64, 48).withExif({ IFD0: { Make: 'Provkamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 19/1 0/1' } }).jpeg().toBuffer()

export function pictureOf(bytes: Buffer, more: Partial<Picture> = {}): Picture {
  const { type = 'image/webp' as const, width = 1, height = 1 } = readPicture(bytes) ?? {}
  return { file: randomUUID(), hash: createHash('sha256').update(bytes).digest('hex'), type, width, height, bytes: Math.max(1, bytes.length), shows: 'En hand vid en spak.', ...more }
}
