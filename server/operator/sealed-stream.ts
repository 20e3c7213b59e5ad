// Streams sealed in pieces, for backups: a stolen backup says nothing without the key store. Cut short, lengthened, reordered or
// renamed, it does not open. 4 bytes mark ‖ 16 bytes salt ‖ pieces of (4 bytes length, top bit = last ‖ ciphertext ‖ 16 bytes tag).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import { PlainFault } from '../platform/plain-fault.ts'

const mark = Buffer.from('VMS1')
const saltBytes = 16
const tagBytes = 16
const pieceBytes = 1 << 20
const lastBit = 0x80000000

/** How much is packed, and read, at a time. By the 16 and 64 KB that are taken otherwise, most of the work is fetching and carrying. */
export const packing = { chunkSize: 1 << 18 }
export const reading = { highWaterMark: pieceBytes }

export class BackupBroken extends PlainFault {
  constructor(name: string) {
    super(`The backup file ${name} is damaged, cut short, or was sealed by another key store.`)
  }
}

const keyOf = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync('sha256', key, salt, 'viewme 1|backup', 32))
const nonceOf = (count: number) => { const nonce = Buffer.alloc(12); nonce.writeUInt32BE(count, 8); return nonce }
const aadOf = (name: string, header: Buffer) => Buffer.concat([Buffer.from(name), Buffer.of(0), header])

/** `name` is bound to the bytes: a file put in another's place does not open. */
export function sealing(key: Buffer, name: string): Transform {
  const salt = randomBytes(saltBytes)
  const own = keyOf(key, salt)
  let held: Buffer[] = []
  let size = 0
  let count = 0
  const piece = (plain: Buffer, last: boolean) => {
    const header = Buffer.alloc(4)
    header.writeUInt32BE((plain.length + (last ? lastBit : 0)) >>> 0)
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(count++))
    cipher.setAAD(aadOf(name, header))
    return Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  return new Transform({
    construct(done) { this.push(Buffer.concat([mark, salt])); done() },
    transform(chunk: Buffer, _encoding, done) {
      held.push(chunk)
      size += chunk.length
      if (size >= pieceBytes) {
        let all = Buffer.concat(held)
        // One byte is always held back, so that the last piece is known to be the last.
        while (all.length > pieceBytes) { this.push(piece(all.subarray(0, pieceBytes), false)); all = all.subarray(pieceBytes) }
        held = [all]
        size = all.length
      }
      done()
    },
    flush(done) { this.push(piece(Buffer.concat(held), true)); done() },
  })
}

/** Gives only bytes that are proven; ends with BackupBroken unless the last piece was seen. */
export function unsealing(key: Buffer, name: string): Transform {
  let own: Buffer | undefined
  let rest: Buffer = Buffer.alloc(0)
  let count = 0
  let ended = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest = rest.length ? Buffer.concat([rest, chunk]) : chunk
      try {
        if (!own) {
          if (rest.length < mark.length + saltBytes) return done()
          if (!rest.subarray(0, 4).equals(mark)) throw new Error('mark')
          own = keyOf(key, rest.subarray(4, 4 + saltBytes))
          rest = rest.subarray(4 + saltBytes)
        }
        while (rest.length >= 4) {
          const told = rest.readUInt32BE(0)
          const length = told & 0x7fffffff
          if (ended || length > pieceBytes) throw new Error('shape')
          if (rest.length < 4 + length + tagBytes) break
          const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(count++), { authTagLength: tagBytes })
          decipher.setAAD(aadOf(name, rest.subarray(0, 4)))
          decipher.setAuthTag(rest.subarray(4 + length, 4 + length + tagBytes))
          const plain = decipher.update(rest.subarray(4, 4 + length))
          decipher.final()
          this.push(plain)
          ended = told >= lastBit
          rest = rest.subarray(4 + length + tagBytes)
        }
        done()
      } catch {
        done(new BackupBroken(name))
      }
    },
    flush(done) { done(ended && rest.length === 0 ? null : new BackupBroken(name)) },
  })
}
