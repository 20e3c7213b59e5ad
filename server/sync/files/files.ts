// Files beside the facts: kept once, given out to whoever may hold a fact that uses them. Every refusal has a stable name.
import type { FileRef } from '@viewme/contract/files.ts'
import type { Actor } from '@viewme/contract/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { noteRead } from '../facts.queries.ts'
import { minuteOf } from '../pull.ts'
import { mayHold } from '../view.ts'
import { openDetails, sealDetails, type FilePlace } from './file-cipher.ts'
import { SealBroken } from '../../platform/keys/seal.ts'
import { dropFile, putFile, readFilePieces, sweepFiles } from './file-store.ts'
import { fileOf, filesCalled, keepFile, placesOf, replaceFile, usesOf, type FileRow } from './files.queries.ts'

export type FileParts = { db: Db; keys: Keys; filesDir: string }
export type Details = Pick<FileRef, 'hash' | 'type' | 'width' | 'height'>

/** Room for one account's files on the server: some ten thousand pictures. */
const roomBytes = 4_000_000_000

export type ToKeep = { account: string; human: string | null; id: string; author: string; bytes: Buffer; details: Details; now: Date }

/** Its row is here; the file is gone from the disk, or does not open. `cause`: what the disk or the seal said. */
export class FileLost extends Error {
  constructor(cause: unknown) {
    super('a stored file is lost', { cause })
    this.name = 'FileLost'
  }
}

/**
 * Keeps a file that has been checked. On the disk before its row, its row before the answer. `other`: its sender has sent another under that
 * id; `full`: the account's room is used up; `read-only`, `ended`: so it was decided of the account while the file was on its way. An id is its sender's own: what others have sent under it changes nothing and is not told.
 */
export async function storeFile({ db, keys, filesDir }: FileParts, { account, human, id, author, bytes, details, now }: ToKeep): Promise<'stored' | 'already' | 'other' | 'full' | 'read-only' | 'ended'> {
  const key = (await keys.account(account)).files
  const at = { account, file: id }
  const known = await db.inAccount(account, human, (tx) => fileOf(tx, account, id, author))
  const isSame = (sealed: Buffer) => openDetails(key, at, sealed).hash === details.hash
  if (known && !isSame(known.details)) return 'other'
  if (known) {
    if (!(await isLost(filesDir, key, at, known.place))) return 'already'
    // Lost here, and its sender still has it. What does not open is left for the operator to look at, and swept a day later.
    const place = await putFile(filesDir, key, at, [bytes])
    if (await db.inAccount(account, human, (tx) => replaceFile(tx, account, known, place))) return 'stored'
    await dropFile(filesDir, at, place)
    return 'already'
  }
  const place = await putFile(filesDir, key, at, [bytes])
  const kept = await db.inAccount(account, human, (tx) => keepFile(tx, account, { id, author, place, bytes: bytes.length, details: sealDetails(key, at, { ...details, author, receivedAt: now.toISOString() }) }, now, roomBytes))
  if (kept.result === 'stored') return 'stored'
  // Another request was first, or it may not come in: this copy is nobody's.
  await dropFile(filesDir, at, place)
  if (kept.result === 'erasing' || kept.result === 'erased') return 'ended'
  if (kept.result !== 'already') return kept.result
  return isSame(kept.row!.details) ? 'already' : 'other'
}

/**
 * Null when it is not here, or when this member may hold no fact that uses it and has not sent it: the two are not told apart. Throws
 * FileLost to whoever may have it.
 */
export async function readFile({ db, keys, filesDir }: FileParts, reader: { actor: Actor; device: string; now: Date }, id: string): Promise<{ type: string; bytes: Buffer } | null> {
  const { actor } = reader
  const { account } = actor
  const row = await db.inAccount(account, actor.human, async (tx) => {
    const found = await fileFor(tx, actor, id)
    if (!found) return null
    // No row, no answer.
    await noteRead(tx, account, { reader: actor.membership, device: reader.device, what: `file:${id}`, from: 0, to: 0, minute: minuteOf(reader.now) })
    return found
  })
  if (!row) return null
  const key = (await keys.account(account)).files
  const at = { account, file: id }
  const pieces: Buffer[] = []
  try {
    // Whole before the first byte leaves: a picture that does not open is never half shown.
    for await (const piece of readFilePieces(filesDir, key, at, row.place)) pieces.push(piece)
    return { type: openDetails(key, at, row.details).type, bytes: Buffer.concat(pieces) }
  } catch (error) { throw saysLost(error) ? new FileLost(error) : error }
}

/** What a fact gives a way to comes before what one has sent oneself: an id can be read in a fact, and sent under by anybody. */
async function fileFor(tx: Tx, actor: Actor, id: string): Promise<FileRow | null> {
  const rows = await filesCalled(tx, actor.account, id)
  for (const row of rows) if ((await usesOf(tx, actor.account, row)).some((use) => mayHold(actor, use))) return row
  return rows.find((row) => row.author === actor.membership) ?? null
}

// Other faults of the disk pass, or are every file's.
const saysLost = (error: unknown): boolean => error instanceof SealBroken || ['ENOENT', 'EIO', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

async function isLost(dir: string, key: Buffer, at: FilePlace, place: string): Promise<boolean> {
  try {
    const pieces = readFilePieces(dir, key, at, place)
    // To its end: only then is it proven.
    while (!(await pieces.next()).done) { /* the bytes are here already */ }
    return false
  } catch (error) {
    if (saysLost(error)) return true
    throw error
  }
}

/** What an upload that was cut off has left behind, a day later. */
export const sweepStoredFiles = ({ db, filesDir }: Pick<FileParts, 'db' | 'filesDir'>, now: Date): Promise<number> =>
  sweepFiles(filesDir, (account) => db.inAccount(account, null, (tx) => placesOf(tx, account)), now)
