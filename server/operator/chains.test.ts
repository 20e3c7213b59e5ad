import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainStart, endsAt, follows, readHash, writeHash } from './chains.ts'
import type { Link, WriteRow } from './chains.ts'

function chain(length: number): WriteRow[] {
  let before = chainStart
  return Array.from({ length }, (_, at) => {
    const row = { n: at + 1, id: randomUUID(), fact_hash: randomBytes(64), details: randomBytes(40), hash: chainStart }
    row.hash = before = writeHash(before, row)
    return row
  })
}
function walk(rows: WriteRow[], head: Link): string | null {
  let last: Link = { n: 0, hash: chainStart }
  for (const row of rows) {
    const wrong = follows(last, row, writeHash)
    if (wrong) return wrong
    last = row
  }
  return endsAt(last, head)
}
const rows = chain(20)
const head = rows.at(-1)!

describe('a chain', () => {
  it('that nobody has touched is whole', () => {
    expect(walk(rows, head)).toBeNull()
    expect(walk([], { n: 0, hash: chainStart })).toBeNull()
  })
  it('names a changed row by its number', () => {
    for (const change of [{ details: randomBytes(40) }, { fact_hash: randomBytes(64) }, { id: randomUUID() }, { hash: randomBytes(32) }]) {
      expect(walk(rows.map((row) => row.n === 7 ? { ...row, ...change } : row), head)).toMatch(/^number 7 has been changed/)
    }
  })
  it('names a deleted row by its number', () => {
    expect(walk(rows.filter((row) => row.n !== 7), head)).toBe('number 7 is missing')
  })
  it('names the first of two swapped rows', () => {
    const swapped = rows.map((row) => row.n === 7 ? { ...rows[8]!, n: 7 } : row.n === 9 ? { ...rows[6]!, n: 9 } : row)
    expect(walk(swapped, head)).toMatch(/^number 7 has been changed/)
  })
  it('says where its end has been cut, also when the whole of it is gone', () => {
    expect(walk(rows.slice(0, 15), head)).toBe('the end has been cut: the last row is number 15, the head says 20')
    expect(walk([], head)).toMatch('the last row is number 0')
  })
  it('says when rows stand after the head', () => {
    expect(walk(rows, rows[9]!)).toBe('number 11 stands after the head')
  })
  it('of reads is bound to what was there before', () => {
    const row = { n: 1, id: randomUUID(), details: randomBytes(10), hash: chainStart }
    expect(readHash(chainStart, row).equals(readHash(randomBytes(32), row))).toBe(false)
  })
})
