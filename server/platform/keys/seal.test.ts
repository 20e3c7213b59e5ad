import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { open, seal, SealBroken } from './seal.ts'

const key = randomBytes(32)
const header = Buffer.from('header of one fact')
const plain = Buffer.from('Tove skrattade åt hunden')

describe('sealing', () => {
  it('opens what was sealed, byte for byte, an empty text too', () => {
    expect(open(key, seal(key, plain, header), header)).toEqual(plain)
    expect(open(key, seal(key, Buffer.alloc(0), header), header)).toEqual(Buffer.alloc(0))
  })
  it('refuses a ciphertext under another header', () => {
    expect(() => open(key, seal(key, plain, header), Buffer.from('header of another fact'))).toThrow(SealBroken)
  })
  it('refuses another key', () => {
    expect(() => open(randomBytes(32), seal(key, plain, header), header)).toThrow(SealBroken)
  })
  it('refuses every single changed byte, and every shorter piece', () => {
    const sealed = seal(key, plain, header)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(() => open(key, changed, header), `byte ${at}`).toThrow(SealBroken)
      expect(() => open(key, sealed.subarray(0, at), header), `cut at ${at}`).toThrow(SealBroken)
    }
  })
  it('never seals the same text to the same bytes', () => {
    const seen = new Set(Array.from({ length: 2000 }, () => seal(key, plain, header).toString('hex')))
    expect(seen.size).toBe(2000)
    expect(new Set([...seen].map((sealed) => sealed.slice(2, 26))).size).toBe(2000)
  })
  it('opens with equal bytes of the same key, wherever they lie', () => {
    expect(open(Buffer.from(key), seal(key, plain, header), header)).toEqual(plain)
  })
  it('has the format first and adds 29 bytes', () => {
    const sealed = seal(key, plain, header)
    expect(sealed[0]).toBe(1)
    expect(sealed.length).toBe(plain.length + 29)
  })
})
