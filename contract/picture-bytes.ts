// What a picture's bytes hold besides the picture. Cameras and browsers write where, when and with what it was taken, and others can hide
// anything after its end: the phone keeps and sends the bare picture only, and the server refuses whatever is not exactly that.
import type { pictureTypes } from './files.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type ReadPicture = { type: (typeof pictureTypes)[number]; width: number; height: number; /** The same picture and nothing else. */ bare: Bytes }
type Size = { width: number; height: number }

/** Null when it is no whole WebP or JPEG of one picture. Looks at the container only: whether it can be drawn is for a decoder to say. */
export const readPicture = (bytes: Uint8Array): ReadPicture | null => readWebp(bytes) ?? readJpeg(bytes)

const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length))

function join(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) { all.set(part, at); at += part.length }
  return all
}

const canvasSize = (data: Uint8Array): Size => ({ width: 1 + (data[4]! | (data[5]! << 8) | (data[6]! << 16)), height: 1 + (data[7]! | (data[8]! << 8) | (data[9]! << 16)) })
const lossySize = (data: Uint8Array): Size => ({ width: (data[6]! | (data[7]! << 8)) & 0x3fff, height: (data[8]! | (data[9]! << 8)) & 0x3fff })
const losslessSize = (data: Uint8Array): Size => ({ width: 1 + (data[1]! | ((data[2]! & 0x3f) << 8)), height: 1 + ((data[2]! >> 6) | (data[3]! << 2) | ((data[4]! & 0x0f) << 10)) })
const webpSizes: Record<string, (data: Uint8Array) => Size> = { VP8X: canvasSize, 'VP8 ': lossySize, VP8L: losslessSize }
const isTransparent = 0x10

function readWebp(bytes: Uint8Array): ReadPicture | null {
  if (bytes.length < 20 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return null
  const kept: Uint8Array[] = []
  let size: Size | null = null
  let pictures = 0
  let mayBeTransparent = false
  let transparency: Uint8Array | null = null
  for (let at = 12; at + 8 <= end;) {
    const name = ascii(bytes, at, 4)
    const length = view.getUint32(at + 4, true)
    const next = at + 8 + length + (length % 2)
    if (next > end || (name in webpSizes && length < 10)) return null
    const chunk = bytes.slice(at, next)
    chunk.fill(0, 8 + length)
    // Each where the format has a place for it and nowhere else: a decoder passes over what it does not look for, whatever it is called.
    if (name === 'VP8X' && at === 12) {
      if (length !== 10) return null
      mayBeTransparent = (chunk[8]! & isTransparent) !== 0
      chunk.set([chunk[8]! & isTransparent, 0, 0, 0], 8)
      size = canvasSize(chunk.subarray(8))
      kept.push(chunk)
    } else if (name === 'ALPH' && mayBeTransparent) transparency ??= chunk
    else if (name === 'VP8 ' || name === 'VP8L') {
      pictures++
      size ??= webpSizes[name]!(chunk.subarray(8))
      // The other sort has its transparency in itself.
      if (transparency && name === 'VP8 ') kept.push(transparency)
      kept.push(chunk)
    }
    at = next
  }
  if (!size || pictures !== 1) return null
  const body = join(kept)
  const head = bytes.slice(0, 12)
  new DataView(head.buffer).setUint32(4, 4 + body.length, true)
  return { type: 'image/webp', ...size, bare: join([head, body]) }
}

// Tables, frames, scans and restarts: what a decoder needs. Of the application's own only the two that say how colours are to be read.
const drawn = new Set([0xdb, 0xc4, 0xdd, 0xda, 0xc0, 0xc1, 0xc2])
const isPlainHead = (marker: number, data: Uint8Array): boolean =>
  (marker === 0xe0 && data.length === 14 && ascii(data, 0, 5) === 'JFIF\0' && data[12] === 0 && data[13] === 0) || (marker === 0xee && data.length === 12 && ascii(data, 0, 5) === 'Adobe')

function readJpeg(bytes: Uint8Array): ReadPicture | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: Size | null = null
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) { at++; continue }
    if (marker === 0xd9) return size && { type: 'image/jpeg', ...size, bare: join([...kept, bytes.subarray(at, at + 2)]) }
    const length = at + 3 < bytes.length ? (bytes[at + 2]! << 8) | bytes[at + 3]! : 0
    let next = at + 2 + length
    if (length < 2 || next > bytes.length) return null
    const data = bytes.subarray(at + 4, next)
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (size || data.length < 6) return null
      size = { width: (data[3]! << 8) | data[4]!, height: (data[1]! << 8) | data[2]! }
    }
    // A scan's own bytes follow its header, up to the next marker that is no restart.
    if (marker === 0xda) while (next + 1 < bytes.length && !(bytes[next] === 0xff && bytes[next + 1] !== 0 && (bytes[next + 1]! & 0xf8) !== 0xd0)) next++
    if (drawn.has(marker) || isPlainHead(marker, data)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** True when the bytes are the bare picture and nothing more. */
export const isBare = (bytes: Uint8Array, read: ReadPicture): boolean => bytes.length === read.bare.length && bytes.every((byte, at) => byte === read.bare[at])
