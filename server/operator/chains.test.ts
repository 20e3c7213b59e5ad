import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainStart, endsAt, follows, microsOf, readHash, writeHash } from './chains.ts'
import type { Chained, Link, WriteRow } from './chains.ts'

const account = randomUUID()
/** Each row hashed as its format says. */
function chain(...formats: number[]): WriteRow[] {
  let before = chainStart.hash
  return formats.map((format, at) => {
    const row = { n: at + 1, id: randomUUID(), at: microsOf('2026-11-27T12:00:00Z') + at, format, fact_hash: randomBytes(64), details: randomBytes(40), hash: before }
    row.hash = before = writeHash(account, before, row)
    return row
  })
}
function walk(rows: WriteRow[], head: Link, of = account): string | null {
  let last: Chained = chainStart
  for (const row of rows) {
    const wrong = follows(of, last, row, writeHash)
    if (wrong) return wrong
    last = row
  }
  return endsAt(last, head)
}
/** By somebody who knows how: from number `from` on each row is hashed anew. */
function linked(rows: WriteRow[], from: number): WriteRow[] {
  let before = chainStart.hash
  return rows.map((row) => {
    const hash = row.n < from ? row.hash : writeHash(account, before, row)
    before = hash
    return { ...row, hash }
  })
}
const twenty = (format: number) => Array.from({ length: 20 }, () => format)
const rows = chain(...twenty(2))
const head = rows.at(-1)!
const seventh = (change: Partial<WriteRow>, of = rows) => of.map((row) => (row.n === 7 ? { ...row, ...change } : row))

describe('a chain', () => {
  it('that nobody has touched is whole', () => {
    expect(walk(rows, head)).toBeNull()
    expect(walk([], { n: 0, hash: chainStart.hash })).toBeNull()
  })
  it('names a changed row by its number, whatever of it was changed', () => {
    for (const change of [{ details: randomBytes(40) }, { fact_hash: randomBytes(64) }, { id: randomUUID() }, { hash: randomBytes(32) }, { at: rows[6]!.at + 1 }]) {
      expect(walk(seventh(change), head)).toMatch(/^number 7 has been changed/)
    }
  })
  it('names a row whose bytes were moved from one field to the next', () => {
    const { fact_hash: fact, details } = rows[6]!
    const moved = (by: number) => { const all = Buffer.concat([fact, details]); return { fact_hash: all.subarray(0, fact.length + by), details: all.subarray(fact.length + by) } }
    for (const by of [-64, -1, 1, 40]) expect(walk(seventh(moved(by)), head)).toMatch(/^number 7 has been changed/)
  })
  it('names a deleted row by its number', () => {
    expect(walk(rows.filter((row) => row.n !== 7), head)).toBe('number 7 is missing')
  })
  it('names the first of two swapped rows', () => {
    const swapped = rows.map((row) => row.n === 7 ? { ...rows[8]!, n: 7 } : row.n === 9 ? { ...rows[6]!, n: 9 } : row)
    expect(walk(swapped, head)).toMatch(/^number 7 has been changed/)
  })
  it('of one account is no other account\'s', () => {
    expect(walk(rows, head, randomUUID())).toMatch(/^number 1 has been changed/)
  })
  it('says where its end has been cut, also when the whole of it is gone', () => {
    expect(walk(rows.slice(0, 15), head)).toBe('the end has been cut: the last row is number 15, the head says 20')
    expect(walk([], head)).toMatch('the last row is number 0')
  })
  it('says when rows stand after the head', () => {
    expect(walk(rows, rows[9]!)).toBe('number 11 stands after the head')
  })
})

describe('the format of a row', () => {
  const mixed = chain(1, 1, 1, 1, 2, 2, 2, 2)
  it('is that of its time: what was written before framing is checked by the rule of then, and a chain may go on framed', () => {
    expect(walk(mixed, mixed.at(-1)!)).toBeNull()
    for (const n of [3, 6]) expect(walk(mixed.map((row) => row.n === n ? { ...row, details: randomBytes(40) } : row), mixed.at(-1)!)).toMatch(`number ${n} has been changed`)
  })
  it('cannot be lowered, whether the rows after it are hashed anew or not', () => {
    const lowered = seventh({ format: 1 })
    for (const after of [lowered, linked(lowered, 7)]) expect(walk(after, after.at(-1)!)).toBe('number 7 is of format 1, and the row before it of format 2: once framed, always framed')
    const allAfter = rows.map((row) => ({ ...row, format: row.n < 7 ? 2 : 1 }))
    expect(walk(linked(allAfter, 7), linked(allAfter, 7).at(-1)!)).toMatch(/^number 7 .* once framed, always framed$/)
  })
  it('cannot be raised: not without hashing anew, and then the next row gives it away', () => {
    const old = chain(...twenty(1))
    const raised = seventh({ format: 2 }, old)
    expect(walk(raised, head)).toMatch(/^number 7 has been changed/)
    expect(walk(linked(raised, 7), head)).toMatch(/^number 8 is of format 1, and the row before it of format 2/)
  })
  it('that is not known is a fault, also where the hash would fit', () => {
    for (const format of [0, 3, -1]) {
      const unknown = linked(seventh({ format }), 7)
      expect(walk(unknown, unknown.at(-1)!)).toBe(`number 7 is of format ${format}, which is not known here`)
    }
  })
})

// The same row and its bytes, written down by hand from docs/decisions/two-chains.md. `viewme.write_hash` is held against it in framed-chains.test.ts.
describe('what is hashed of a row', () => {
  const before = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
  const of = '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9'
  const row = { n: 7, id: '11223344-5566-4778-8899-aabbccddeeff', at: 1795521600123456, format: 2, details: Buffer.from('sealed'), hash: Buffer.alloc(0) }
  const fact = Buffer.from(Array.from({ length: 64 }, (_, at) => 0x40 + at))
  const names = '0a1b2c3d4e5f40718293a4b5c6d7e8f9' + '0000000000000007' + '11223344556647788899aabbccddeeff' + '0006610473297240'
  const details = '00000006' + '7365616c6564'
  const sha256 = (hex: string) => createHash('sha256').update(hex, 'hex').digest('hex')
  const write = (format: number, fact_hash: Buffer) => writeHash(of, Buffer.from(before, 'hex'), { ...row, format, fact_hash }).toString('hex')
  const read = (format: number) => readHash(of, Buffer.from(before, 'hex'), { ...row, format }).toString('hex')

  it('of writes is its chain, what was before, account, number, id, time, fact and details, each framed', () => {
    expect(write(2, fact)).toBe('22a0fbb67831e9fd54e39e8ff0f57a10ada3ef64dc2b7f7fd367448c74664040')
    expect(write(2, fact)).toBe(sha256('766965776d652e7772697465732e32' + before + names + '00000040' + fact.toString('hex') + details))
    expect(write(2, Buffer.alloc(0))).toBe('bfd1a8b349fb54037b50acf23b3ee7bf025c8a4ddcf8c0c37cb03a09b3689d6f')
    expect(write(2, Buffer.alloc(0))).toBe(sha256('766965776d652e7772697465732e32' + before + names + '00000000' + details))
  })
  it('of reads is the same without a fact, under another name', () => {
    expect(read(2)).toBe('99328301eb163bc5fc6806bea8cd1013f6c93b4a66f95a807bab76d6d8eed14b')
    expect(read(2)).toBe(sha256('766965776d652e72656164732e32' + before + names + details))
  })
  it('was, in format 1, what was before, id, fact and details in one run', () => {
    expect(write(1, fact)).toBe('dd6c1dfa8b7834fa85398746adba973464052d952fef5a183d497c41d8aa39de')
    expect(read(1)).toBe('460474e55568e5461e35805874e5c2737f32408d9209f2ff5227ca9a6fa76d80')
  })
})
