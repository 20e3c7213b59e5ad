// Test kit: bytes that are a bare picture as far as its container says, each with a text in it that can be looked for.
import type { Bytes } from './cipher.ts'

/** A lossless WebP of 64 × 48 whose drawing is the text: nothing here draws it. */
export function pictureOfText(text: string): Bytes {
  const said = new TextEncoder().encode(text)
  const [width, height] = [63, 47]
  const data = new Uint8Array([0x2f, width & 0xff, ((width >> 8) & 0x3f) | ((height & 3) << 6), (height >> 2) & 0xff, (height >> 10) & 0x0f, 0, 0, 0, 0, 0, ...said, ...(said.length % 2 ? [0] : [])])
  const head = new Uint8Array(20)
  const view = new DataView(head.buffer)
  head.set(new TextEncoder().encode('RIFF'))
  view.setUint32(4, 4 + 8 + data.length, true)
  head.set(new TextEncoder().encode('WEBPVP8L'), 8)
  view.setUint32(16, data.length, true)
  const all = new Uint8Array(20 + data.length)
  all.set(head)
  all.set(data, 20)
  return all
}
