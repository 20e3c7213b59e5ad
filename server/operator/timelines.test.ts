import { describe, expect, it } from 'vitest'
import { isOnTheWay, parseHistory, timelineAt } from './timelines.ts'

const second = { id: 2, bornAt: '2026-11-24T12:00:00.000Z', parents: parseHistory('1\t0/5000100\tbefore 2026-11-24\n') }
const third = { id: 3, bornAt: '2026-11-24T14:00:00.000Z', parents: parseHistory('1\t0/5000100\tx\n\n2\t0/9000000\ty\n') }

describe('a moment', () => {
  it('belongs to the timeline that was live then', () => {
    expect(timelineAt([], null)).toBe(1)
    expect(timelineAt([second, third], new Date('2026-11-24T11:30:00Z'))).toBe(1)
    expect(timelineAt([second, third], new Date('2026-11-24T13:00:00Z'))).toBe(2)
    expect(timelineAt([second, third], null)).toBe(3)
  })
})
describe('a base backup', () => {
  it('is on the way of its own timeline and of those that parted from it later', () => {
    const base = (startFile: string, stop: string) => ({ startFile, stop })
    expect(isOnTheWay(base('000000010000000000000004', '0/4000100'), 1, [second, third])).toBe(true)
    expect(isOnTheWay(base('000000010000000000000004', '0/4000100'), 3, [second, third])).toBe(true)
    expect(isOnTheWay(base('000000010000000000000006', '0/6000100'), 2, [second, third])).toBe(false)
    expect(isOnTheWay(base('000000020000000000000006', '0/6000100'), 3, [second, third])).toBe(true)
    expect(isOnTheWay(base('0000000200000000000000A0', '0/A0000000'), 3, [second, third])).toBe(false)
    expect(isOnTheWay(base('0000000300000000000000A0', '0/A0000000'), 2, [second, third])).toBe(false)
  })
})
