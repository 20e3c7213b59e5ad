// A picture from the camera or the phone's album, made ready to be kept: turned the right way up, no larger than is read, and without
// anything that was not seen in it (where, when and with what it was taken). In the browser alone; nothing leaves the phone here.
import { maxPictureBytes, maxPictureSide } from '@viewme/contract/files.ts'
import { readPicture } from '@viewme/contract/picture-bytes.ts'

/** From good to still readable; after the last the picture is made smaller. */
const qualities = [0.82, 0.7, 0.55, 0.4]
const smallest = 320

/** Null when this browser cannot read it as a picture. */
export async function fitPicture(chosen: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  // Turned by what the camera says of how it was held: that word goes with the rest.
  const drawn = await createImageBitmap(chosen, { imageOrientation: 'from-image' }).catch(() => null)
  if (!drawn || drawn.width === 0 || drawn.height === 0) return null
  try {
    for (let side = maxPictureSide; side >= smallest; side = Math.floor(side * 0.75)) {
      const canvas = draw(drawn, Math.min(1, side / Math.max(drawn.width, drawn.height)))
      for (const quality of qualities) {
        const bytes = await encode(canvas, quality)
        if (!bytes) return null
        if (bytes.length <= maxPictureBytes) return bytes
      }
    }
    return null
  } finally { drawn.close() }
}

function draw(drawn: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(drawn.width * scale))
  canvas.height = Math.max(1, Math.round(drawn.height * scale))
  const paper = canvas.getContext('2d', { alpha: false })
  if (!paper) return canvas
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.imageSmoothingQuality = 'high'
  paper.drawImage(drawn, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** WebP; JPEG where this browser makes none. The browser's own additions are taken away. */
async function encode(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const made = (type: string) => new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, type, quality) })
  const first = await made('image/webp')
  const blob = first?.type === 'image/webp' ? first : await made('image/jpeg')
  return blob && (readPicture(new Uint8Array(await blob.arrayBuffer()))?.bare ?? null)
}
