import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { BackupBroken, sealing, unsealing } from './sealed-stream.ts'

const key = randomBytes(32)
const pieces = (bytes: Buffer, size = 70_001) => Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)))
const seal = async (plain: Buffer, name = 'base') => Buffer.concat(await pieces(plain).pipe(sealing(key, name)).toArray())
const open = async (sealed: Buffer, name = 'base', by = key) => Buffer.concat(await pieces(sealed).compose(unsealing(by, name)).toArray())

describe('a sealed backup file', () => {
  it('gives back every byte, at every length around the size of a piece', async () => {
    for (const length of [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20]) {
      const plain = randomBytes(length)
      expect((await open(await seal(plain))).equals(plain), `${length}`).toBe(true)
    }
  })
  it('does not open when it is cut short, lengthened or changed, under another name or with another key', async () => {
    const sealed = await seal(randomBytes((2 << 20) + 5))
    const changed = Buffer.from(sealed)
    changed[1_500_000]! ^= 1
    const firstPiece = 20 + 4 + (1 << 20) + 16
    for (const broken of [sealed.subarray(0, -1), sealed.subarray(0, firstPiece), sealed.subarray(0, 12), Buffer.concat([sealed, Buffer.of(0)]), changed]) {
      await expect(open(broken)).rejects.toThrow(BackupBroken)
    }
    await expect(open(sealed, 'another')).rejects.toThrow(BackupBroken)
    await expect(open(sealed, 'base', randomBytes(32))).rejects.toThrow(BackupBroken)
  })
})
