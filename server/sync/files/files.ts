// Files beside the facts: kept once, given out to whoever may hold a fact that uses them. Every refusal has a stable name.
import type { FileRef } from '@viewme/contract/files.ts'
import type { Actor } from '@viewme/contract/actor.ts'
import type { Db } from '../../platform/db.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { noteRead } from '../facts.queries.ts'
import { minuteOf } from '../pull.ts'
import { mayHold } from '../view.ts'
import { openDetails, sealDetails } from './file-cipher.ts'
import { dropFile, putFile, readFilePieces, sweepFiles } from './file-store.ts'
import { fileOf, keepFile, placesOf, usesOf } from './files.queries.ts'

export type FileParts = { db: Db; keys: Keys; filesDir: string }
export type Details = Pick<FileRef, 'hash' | 'type' | 'width' | 'height'>

/** Room for one account's files on the server: some ten thousand pictures. */
const roomBytes = 4_000_000_000

export type ToKeep = { account: string; human: string | null; id: string; author: string; bytes: Buffer; details: Details; now: Date }

/**
 * Keeps a file that has been checked. On the disk before its row, its row before the answer. `other`: the id is taken by another file;
 * `full`: the account's room is used up.
 */
export async function storeFile({ db, keys, filesDir }: FileParts, { account, human, id, author, bytes, details, now }: ToKeep): Promise<'stored' | 'already' | 'other' | 'full'> {
  const key = (await keys.account(account)).files
  const at = { account, file: id }
  const known = await db.inAccount(account, human, (tx) => fileOf(tx, account, id))
  const isSame = (sealed: Buffer) => openDetails(key, at, sealed).hash === details.hash
  if (known) return isSame(known.details) ? 'already' : 'other'
  const place = await putFile(filesDir, key, at, [bytes])
  const kept = await db.inAccount(account, human, (tx) => keepFile(tx, account, { id, author, place, bytes: bytes.length, details: sealDetails(key, at, { ...details, author, receivedAt: now.toISOString() }) }, now, roomBytes))
  if (kept.result === 'stored') return 'stored'
  // Another request was first, or there is no room: this copy is nobody's.
  await dropFile(filesDir, at, place)
  if (kept.result === 'full') return 'full'
  return isSame(kept.row!.details) ? 'already' : 'other'
}

/** Null when it is not here, or when this member may hold no fact that uses it and has not sent it: the two are not told apart. */
export async function readFile({ db, keys, filesDir }: FileParts, reader: { actor: Actor; device: string; now: Date }, id: string): Promise<{ type: string; bytes: Buffer } | null> {
  const { actor } = reader
  const { account } = actor
  const row = await db.inAccount(account, actor.human, async (tx) => {
    const found = await fileOf(tx, account, id)
    if (!found || (found.author !== actor.membership && !(await usesOf(tx, account, id)).some((use) => mayHold(actor, use)))) return null
    // No row, no answer.
    await noteRead(tx, account, { reader: actor.membership, device: reader.device, what: `file:${id}`, from: 0, to: 0, minute: minuteOf(reader.now) })
    return found
  })
  if (!row) return null
  const key = (await keys.account(account)).files
  const at = { account, file: id }
  const pieces: Buffer[] = []
  // Whole before the first byte leaves: a picture that does not open is never half shown.
  for await (const piece of readFilePieces(filesDir, key, at, row.place)) pieces.push(piece)
  return { type: openDetails(key, at, row.details).type, bytes: Buffer.concat(pieces) }
}

/** What an upload that was cut off has left behind, a day later. */
export const sweepStoredFiles = ({ db, filesDir }: Pick<FileParts, 'db' | 'filesDir'>, now: Date): Promise<number> =>
  sweepFiles(filesDir, (account) => db.inAccount(account, null, (tx) => placesOf(tx, account)), now)
