// A file at rest: sealed in pieces, so that a long one need never lie in memory, with a random key of its own wrapped under the account's
// key for files. Bound to its account and id: cut short, lengthened, reordered or put in another's place, it does not open.
// 1 byte format (1) ‖ 61 bytes wrapped key ‖ pieces of 64 KiB, each ciphertext ‖ 16 bytes tag; the last one, which may be shorter, says so.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, seal, SealBroken } from '../../platform/keys/seal.ts'

const format = 1
const wrappedBytes = 1 + 12 + 32 + 16
const pieceBytes = 64 * 1024
const tagBytes = 16

export type FilePlace = { account: string; file: string }

const aadOf = ({ account, file }: FilePlace, what: string) => Buffer.from(`${account}|${file}|${what}`)
/** Never the same twice under one key: the piece's number, and whether it is the last. */
function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(piece, 4)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** What is kept of a file beside its bytes, sealed under the same key. */
export const sealDetails = (key: Buffer, place: FilePlace, details: unknown): Buffer => seal(key, Buffer.from(JSON.stringify(details)), aadOf(place, 'details'))
export const openDetails = (key: Buffer, place: FilePlace, sealed: Buffer): any => JSON.parse(open(key, sealed, aadOf(place, 'details')).toString())

/** Pieces of exactly `size` bytes; the last has what is left, and is said to be the last. */
async function* cut(source: AsyncIterable<Buffer> | Iterable<Buffer>, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
    // What may be the last is held back until more has come.
    for (; held.length > size; held = held.subarray(size)) yield { bytes: held.subarray(0, size), last: false }
  }
  yield { bytes: held, last: true }
}

/** `key`: the account's sub-key for files. */
export async function* sealFile(key: Buffer, place: FilePlace, source: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  const own = randomBytes(32)
  try {
    yield Buffer.concat([Buffer.of(format), seal(key, own, aadOf(place, 'key'))])
    let piece = 0
    for await (const { bytes, last } of cut(source, pieceBytes)) {
      const cipher = createCipheriv('aes-256-gcm', own, nonceOf(piece++, last), { authTagLength: tagBytes })
      cipher.setAAD(aadOf(place, 'file'))
      yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    }
  } finally { own.fill(0) }
}

/**
 * Gives only bytes that are proven. Throws SealBroken where they are not, at the latest when the end is missing. However it ends, the key is
 * gone and what was read from is closed.
 */
export async function* openFile(key: Buffer, place: FilePlace, sealed: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  const source = (async function* () { yield* sealed })()
  let own: Buffer = Buffer.alloc(0)
  try {
    let head: Buffer = Buffer.alloc(0)
    while (head.length < 1 + wrappedBytes) {
      const next = await source.next()
      if (next.done) throw new SealBroken()
      head = Buffer.concat([head, next.value])
    }
    if (head[0] !== format) throw new SealBroken()
    own = open(key, head.subarray(1, 1 + wrappedBytes), aadOf(place, 'key'))
    const rest = async function* () {
      yield head.subarray(1 + wrappedBytes)
      yield* source
    }
    yield* openPieces(own, place, rest())
  } finally {
    own.fill(0)
    await source.return()
  }
}

async function* openPieces(own: Buffer, place: FilePlace, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let piece = 0
  for await (const { bytes, last } of cut(sealed, pieceBytes + tagBytes)) {
    if (bytes.length < tagBytes) throw new SealBroken()
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(piece++, last), { authTagLength: tagBytes })
    decipher.setAAD(aadOf(place, 'file'))
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
    const plain = decipher.update(bytes.subarray(0, bytes.length - tagBytes))
    try { decipher.final() } catch { throw new SealBroken() }
    yield plain
  }
}
