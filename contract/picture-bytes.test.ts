import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBare, readPicture } from './picture-bytes.ts'

const bytesOf = (...parts: (string | number[] | Uint8Array)[]) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])))
const chunk = (name: string, data: number[]) => bytesOf(name, [data.length & 0xff, data.length >> 8, 0, 0], data, data.length % 2 ? [0] : [])
const riff = (...chunks: Uint8Array[]) => { const body = bytesOf(...chunks); return bytesOf('RIFF', [(body.length + 4) & 0xff, (body.length + 4) >> 8, 0, 0], 'WEBP', body) }
const lossy = chunk('VP8 ', [0x10, 0, 0, 0x9d, 0x01, 0x2a, 64, 0, 48, 0, 1])
const hidden = [0x10, ...bytesOf('GPS 59.3293 18.0686')]
const head = (flags: number) => chunk('VP8X', [flags, 0, 0, 0, 63, 0, 0, 47, 0, 0])

const segment = (marker: number, data: number[]) => bytesOf([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff], data)
const frame = segment(0xc0, [8, 0, 48, 0, 64, 1, 1, 0x11, 0])
const scan = bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
const start = [0xff, 0xd8], end = [0xff, 0xd9]
const plain = bytesOf(start, segment(0xdb, [0, 1]), frame, scan, end)

describe('the bare picture of a WebP', () => {
  it('has its size, and is itself when there is nothing more', () => {
    const bytes = riff(lossy)
    const read = readPicture(bytes)!
    expect(read).toMatchObject({ type: 'image/webp', width: 64, height: 48 })
    expect(isBare(bytes, read)).toBe(true)
  })
  it('lacks place, camera, colours and what stands after the end, and says so in its head', () => {
    const bytes = bytesOf(riff(head(0x2c), chunk('ICCP', [1]), lossy, chunk('EXIF', [2, 3]), chunk('XMP ', [4])), 'behind')
    const read = readPicture(bytes)!
    expect(read.bare).toEqual(riff(head(0), lossy))
    expect([isBare(bytes, read), isBare(read.bare, readPicture(read.bare)!)]).toEqual([false, true])
  })
  it.each([
    ['a head that is longer than a head', (head: Uint8Array) => [chunk('VP8X', [...head.slice(8), ...hidden]), lossy]],
    ['a second head, before the picture or behind it', (head: Uint8Array) => [head, chunk('VP8X', hidden), lossy, chunk('VP8X', hidden)]],
    ['a head behind a picture that needs none', () => [lossy, chunk('VP8X', hidden)]],
    ['transparency where the head says there is none, behind the picture, and a second one', () => [head(0), chunk('ALPH', hidden), lossy, chunk('ALPH', hidden)]],
    ['transparency without a head', () => [chunk('ALPH', hidden), lossy]],
    ['a second transparency', () => [head(0x10), chunk('ALPH', [1]), chunk('ALPH', hidden), lossy, chunk('ALPH', hidden)]],
    ['transparency beside a picture that has its own', () => [head(0x10), chunk('ALPH', hidden), chunk('VP8L', [0x2f, 63, 0xc0, 0x0b, 0, 0, 0, 0, 0, 0])]],
    ['what is reserved in the head', () => [chunk('VP8X', [0, 0x47, 0x50, 0x53, 63, 0, 0, 47, 0, 0]), lossy]],
    ['what fills up a chunk of odd length', () => [lossy.with(-1, 0x47)]],
  ] as [string, (head: Uint8Array) => Uint8Array[]][])('has no room for what a decoder passes over: %s', (_, chunks) => {
    const bytes = riff(...chunks(head(0)))
    const read = readPicture(bytes)
    expect(read && isBare(bytes, read)).not.toBe(true)
    if (!read) return
    expect(new TextDecoder('latin1').decode(read.bare)).not.toContain('GPS')
    expect(isBare(read.bare, readPicture(read.bare)!)).toBe(true)
  })
  it('is none where it is cut off, moves, or holds no picture', () => {
    const whole = riff(lossy)
    expect([whole.slice(0, -4), riff(head(0)), riff(head(2), chunk('ANIM', [0]), chunk('ANMF', [0])), riff(lossy, lossy), bytesOf('RIFF')].map(readPicture)).toEqual([null, null, null, null, null])
  })
})

describe('the bare picture of a JPEG', () => {
  it('has its size, and is itself when there is nothing more', () => {
    const read = readPicture(plain)!
    expect(read).toMatchObject({ type: 'image/jpeg', width: 64, height: 48 })
    expect(isBare(plain, read)).toBe(true)
  })
  it('lacks place, camera, remarks, small pictures and what stands after the end', () => {
    const thumbnail = segment(0xe0, [...bytesOf('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])
    const bytes = bytesOf(start, thumbnail, segment(0xe1, [...bytesOf('Exif\0\0GPS')]), segment(0xed, [...bytesOf('Photoshop')]), segment(0xfe, [...bytesOf('remark')]), segment(0xdb, [0, 1]), frame, scan, end, '<html>')
    expect(readPicture(bytes)!.bare).toEqual(plain)
  })
  it('is none where it is cut off or has no frame', () => {
    expect([plain.slice(0, -2), plain.slice(0, 12), bytesOf(start, scan, end), bytesOf(start, [0xff, 0xe1, 0xff, 0xff])].map(readPicture)).toEqual([null, null, null, null])
  })
})

it('whatever comes is read to its end or not at all, and what is left when it is made bare is bare', () => {
  const someChunk = fc.tuple(fc.constantFrom('VP8X', 'VP8 ', 'VP8L', 'ALPH', 'EXIF', 'XMP ', 'ICCP', 'ANIM', 'ANMF', '\0\0\0\0'), fc.array(fc.nat(255), { minLength: 8, maxLength: 24 })).map(([name, data]) => chunk(name, data))
  const someSegment = fc.tuple(fc.constantFrom(0xc0, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0, 0xe1, 0xed, 0xee, 0xfe, 0xff, 0x01, 0xd0, 0xd8, 0xd9), fc.array(fc.nat(255), { maxLength: 16 })).map(([marker, data]) => segment(marker, data))
  const picture = fc.oneof(
    fc.array(someChunk, { maxLength: 6 }).map((chunks) => riff(...chunks)),
    fc.array(someSegment, { maxLength: 8 }).map((segments) => bytesOf(start, ...segments, end)),
    fc.uint8Array({ maxLength: 200 }),
  )
  const changed = fc.tuple(picture, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat(30)).map(([bytes, flips, less]) => {
    const copy = bytes.slice(0, Math.max(0, bytes.length - (less > 20 ? less - 20 : 0)))
    for (const [at, byte] of flips) if (copy.length > 0) copy[at % copy.length] = byte
    return copy
  })
  fc.assert(fc.property(changed, (bytes) => {
    const read = readPicture(bytes)
    if (!read) return
    const again = readPicture(read.bare)!
    expect([again.type, again.width, again.height, isBare(read.bare, again)]).toEqual([read.type, read.width, read.height, true])
    expect(read.bare.length).toBeLessThanOrEqual(bytes.length)
  }), { numRuns: 3000 })
})
