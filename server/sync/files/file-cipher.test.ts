import crypto, { randomBytes, randomUUID } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { describe, expect, it } from 'vitest'
import { SealBroken } from '../../platform/keys/seal.ts'
import { openFile, sealFile } from './file-cipher.ts'

const key = randomBytes(32)
const place = { account: randomUUID(), file: randomUUID() }
const gathered = async (pieces: AsyncIterable<Buffer>) => { const all: Buffer[] = []; for await (const piece of pieces) all.push(piece); return Buffer.concat(all) }
const sealed = (bytes: Buffer) => gathered(sealFile(key, place, [bytes]))
const opened = (bytes: Buffer, at = place, by = key) => gathered(openFile(by, at, [bytes]))

describe('a sealed file', () => {
  it.each([1, 65_535, 65_536, 65_537, 3 * 65_536, 500_000])('of %i bytes opens to what it was, however it is cut on the way', async (size) => {
    const plain = randomBytes(size)
    const whole = await sealed(plain)
    expect((await opened(whole)).equals(plain)).toBe(true)
    const crumbs = Array.from({ length: Math.ceil(whole.length / 999) }, (_, at) => whole.subarray(at * 999, (at + 1) * 999))
    expect((await gathered(openFile(key, place, crumbs))).equals(plain)).toBe(true)
  })
  it('does not open when it is cut short, also at the end of a piece, lengthened, reordered or changed', async () => {
    const whole = await sealed(randomBytes(3 * 65_536))
    const head = 1 + 61
    const piece = 65_536 + 16
    const swapped = Buffer.concat([whole.subarray(0, head), whole.subarray(head + piece, head + 2 * piece), whole.subarray(head, head + piece), whole.subarray(head + 2 * piece)])
    const changed = Buffer.from(whole); changed[head + 5]! ^= 1
    for (const broken of [whole.subarray(0, head + piece), whole.subarray(0, head + 2 * piece), whole.subarray(0, whole.length - 1), whole.subarray(0, 30), whole.subarray(0, head), Buffer.concat([whole, randomBytes(40)]), swapped, changed]) {
      await expect(opened(broken)).rejects.toThrow(SealBroken)
    }
  })
  it('leaves no key behind in memory when what is sealed breaks off', async () => {
    const made: Buffer[] = []
    const { randomBytes: real } = crypto
    // The only way to see a key that is never handed out.
    crypto.randomBytes = ((size: number) => { const bytes = real(size); made.push(bytes); return bytes }) as typeof real
    syncBuiltinESMExports()
    try {
      const breaking = (function* () { yield randomBytes(70_000); throw new Error('the line broke') })()
      await expect(gathered(sealFile(key, place, breaking))).rejects.toThrow('the line broke')
    } finally { crypto.randomBytes = real; syncBuiltinESMExports() }
    expect(made.filter((bytes) => bytes.length === 32).map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true])
  })
  it('does not open as another file, in another account or with another key', async () => {
    const whole = await sealed(Buffer.from('bild'))
    await expect(opened(whole, { ...place, file: randomUUID() })).rejects.toThrow(SealBroken)
    await expect(opened(whole, { ...place, account: randomUUID() })).rejects.toThrow(SealBroken)
    await expect(opened(whole, place, randomBytes(32))).rejects.toThrow(SealBroken)
  })
})
