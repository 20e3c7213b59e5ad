// The demo's pictures: stored as any phone's would be, each for the one who has written the instruction that shows it.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRef } from '@viewme/contract/files.ts'
import { isBare, readPicture } from '@viewme/contract/picture-bytes.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { storeFile } from '../sync/sync.ts'
import type { DemoAccount } from './demo.content.ts'
import { demoId } from './ids.ts'
import { readByVersion } from './made-facts.ts'

export type PictureParts = { db: Db; keys: Keys; filesDir: string }
/** `author`: the membership whose it is. Only on things that this one has written does it give anybody the picture. */
export type PictureFor = { account: string; author: string; seed: string; now: Date }

/** Stores one picture; the same one again changes nothing. Throws when it is not a bare picture. */
export async function seedPicture(parts: PictureParts, { account, author, seed, now }: PictureFor, bytes: Buffer): Promise<FileRef> {
  const read = readPicture(bytes)
  if (!read || !isBare(bytes, read)) throw new Error('a picture of the demo is not a bare WebP or JPEG')
  const { type, width, height } = read
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = demoId(seed, `picture ${account} ${author} ${hash}`, now.getTime())
  const kept = await storeFile(parts, { account, human: null, id: file, author, bytes, details: { hash, type, width, height }, now })
  if (kept !== 'stored' && kept !== 'already') throw new Error(`a picture of the demo was not stored: ${kept}`)
  return { file, hash, type, width, height, bytes: bytes.length }
}

/** Every picture that the account's instructions and ways to say something name, by its author's key and its name. */
export async function seedPictures(parts: PictureParts, content: DemoAccount, made: Omit<PictureFor, 'author'> & { memberships: ReadonlyMap<string, string> }): Promise<ReadonlyMap<string, FileRef>> {
  const stored = new Map<string, FileRef>()
  const inSteps = content.instructions.map((one) => ({ author: one.author, named: readByVersion(one).flatMap(({ steps }) => steps).flatMap((step) => step.picture?.from ?? []) }))
  for (const { author, named } of [...inSteps, { author: content.lead, named: content.expressions.flatMap((one) => one.picture?.from ?? []) }]) {
    for (const from of new Set(named)) {
      const bytes = await readFile(join(import.meta.dirname, 'pictures', from))
      stored.set(`${author} ${from}`, await seedPicture(parts, { ...made, author: made.memberships.get(author)! }, bytes))
    }
  }
  return stored
}
