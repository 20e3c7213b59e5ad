// Files that this phone holds: encrypted whole, each bound to its id, under the same keys as facts. Those made here wait in an outbox of
// their own until a fact names them, and are then sent beside the facts, which never wait for them.
import type { FileRef } from '@viewme/contract/files.ts'
import { isBare, readPicture } from '@viewme/contract/picture-bytes.ts'
import { isFull, NotSaved } from '../not-saved.ts'
import { decryptBytes, encryptBytes, type Bytes } from '../cipher.ts'
import { readingKey, rightedNow, writingKey, type Copy } from '../copy.ts'
import { storeUnderTodaysKey } from '../keys/todays-key.ts'
import type { FileRow, Store } from '../store.ts'

/** `waiting`: made here and not with the server yet. `sent`: here, and the server has it. `missing`: not here. */
export type FileState = 'waiting' | 'sent' | 'refused' | 'missing'

/** What the bytes are bound to. The moment path says the same. */
const boundTo = (id: string) => `file ${id}`

export async function sha256(bytes: Bytes): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A row under the moment key or the binder key of today; null while there is nothing to write with. */
export async function fileRow(copy: Copy, id: string, bytes: Bytes, under: 'moment' | 'binder'): Promise<FileRow | null> {
  const writing = await writingKey(copy, under === 'moment')
  return writing && { id, key: writing.label, data: await encryptBytes(writing.key, boundTo(id), bytes), at: copy.parts.now() }
}

/** Undefined while its key is locked. Throws when the row has been damaged. */
export async function openRow(copy: Copy, row: FileRow): Promise<Bytes | undefined> {
  const key = await readingKey(copy, row.key)
  return key ? decryptBytes(key, boundTo(row.id), row.data) : undefined
}

export async function readFile(copy: Copy, id: string): Promise<Bytes | null> {
  const row = await copy.store.files.get(id)
  return (row && await openRow(copy, row).catch(() => undefined)) ?? null
}

/** On the disk when it resolves. It moves to the moment key when something there comes to name it. */
export async function keepFile(copy: Copy, bytes: Bytes): Promise<FileRef> {
  const { store } = copy
  if (copy.home.state !== 'in') throw new NotSaved('ended')
  const read = readPicture(bytes)
  if (!read || !isBare(bytes, read)) throw new NotSaved('picture-unreadable')
  const id = crypto.randomUUID()
  let kept: { stored: unknown } | null
  try {
    kept = await storeUnderTodaysKey(copy, [store.files, store.uploads], async () => {
      const row = await fileRow(copy, id, bytes, 'binder')
      return row && [row]
    }, async ([row]) => {
      await store.files.add(row!)
      await store.uploads.add({ id, state: 'draft', at: rightedNow(copy) })
    })
  } catch (fault) {
    throw new NotSaved(isFull(fault) ? 'full' : 'storage', fault)
  }
  if (!kept) throw new NotSaved('locked')
  const { type, width, height } = read
  return { file: id, hash: await sha256(bytes), type, width, height, bytes: bytes.length }
}

/** Inside the transaction that appends the fact: from now on they are to be sent. */
export async function sendWithFact(store: Store, files: readonly string[], at: number): Promise<void> {
  for (const id of files) await store.uploads.where('id').equals(id).filter((row) => row.state === 'draft').modify({ state: 'waiting', at })
}

export async function stateOfFile({ store }: Copy, id: string): Promise<FileState> {
  const upload = await store.uploads.get(id)
  if (upload?.state === 'refused') return 'refused'
  if (upload && upload.state !== 'sent') return 'waiting'
  return await store.files.where('id').equals(id).count() > 0 ? 'sent' : 'missing'
}
