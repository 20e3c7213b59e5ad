// Files that facts name: bytes kept beside the facts, by a random id of their own. Pictures so far; film and documents come later.
import { z } from 'zod'
import { uuid } from './fact.ts'
import { text } from './words.ts'

/** Longest side in pixels, and bytes, of a picture as it is kept and sent. */
export const maxPictureSide = 1600
export const maxPictureBytes = 500_000
export const pictureTypes = ['image/webp', 'image/jpeg'] as const

const side = z.int().min(1).max(maxPictureSide)
/** SHA-256 of the file's bytes, hex. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/)

/** A picture as a fact names it. Its hash stands in the fact, so what is chained with the fact is the picture too. */
export const picture = z.strictObject({
  file: uuid,
  hash: fileHash,
  type: z.enum(pictureTypes),
  width: side,
  height: side,
  bytes: z.int().min(1).max(maxPictureBytes),
  /** What it shows, in words: read aloud, and read where the picture is not here. */
  shows: text(200),
})
export type Picture = z.infer<typeof picture>

/** What everyone who keeps a file needs to know of it. */
export type FileRef = Pick<Picture, 'file' | 'hash' | 'type' | 'width' | 'height' | 'bytes'>

/** What is said of the bytes beside them (the header `viewme-file`, as JSON). `author`: the membership that sends its own file. */
export const fileSaid = z.strictObject({ author: uuid, hash: fileHash, width: side, height: side })
export const fileReply = z.object({ file: z.string(), result: z.enum(['stored', 'already']) })
