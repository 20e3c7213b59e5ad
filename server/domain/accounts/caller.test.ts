import { describe, expect, it } from 'vitest'
import { maskedAddress } from './caller.ts'

const pepper = Buffer.alloc(32, 7)
const mask = (address: string) => maskedAddress(pepper, address)

describe('a masked address', () => {
  it('is the same for the same caller, another for another, and says nothing of it', () => {
    expect(mask('192.0.2.1')).toBe(mask('::ffff:192.0.2.1'))
    expect(mask('192.0.2.1')).not.toBe(mask('192.0.2.2'))
    expect(mask('192.0.2.1')).toMatch(/^fd00(:[0-9a-f]{4}){7}$/)
    expect(maskedAddress(Buffer.alloc(32, 8), '192.0.2.1')).not.toBe(mask('192.0.2.1'))
  })

  it('counts a whole IPv6 network as one, however it is written', () => {
    expect(mask('2001:db8:1:2::5')).toBe(mask('2001:DB8:1:2:ffff:ffff:ffff:ffff'))
    expect(mask('2001:db8:1:2::5')).toBe(mask('2001:0db8:0001:0002:0:0:0:9%eth0'))
    expect(mask('2001:db8:1:2::5')).not.toBe(mask('2001:db8:1:3::5'))
    expect(mask('::1')).not.toBe(mask('fe80::1'))
  })
})
