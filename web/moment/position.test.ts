import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { goOnFrom, keepPosition, keptPosition } from './position.ts'

const hour = 3_600_000
const version = { id: 'v', steps: ['1', '2', '3', '4', '5'] }
const at5 = { version: 'v', step: 5, steps: [] }

beforeEach(() => {
  const tab = new Map<string, string>()
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => tab.get(key) ?? null, setItem: (key: string, text: string) => tab.set(key, text), removeItem: (key: string) => tab.delete(key) })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const after = (ms: number) => goOnFrom(keptPosition('s'), version, ms)

test('going on comes first for two hours, then beginning anew does, and after twelve hours it is forgotten', () => {
  keepPosition('s', at5)
  expect([0, 2 * hour - 1, 2 * hour, 12 * hour - 1, 12 * hour].map(after)).toEqual([{ step: 5, first: true }, { step: 5, first: true }, { step: 5, first: false }, { step: 5, first: false }, null])
})
test('a step that stays on the screen grows old; one that is come to, or gone on with, does not', () => {
  keepPosition('s', at5)
  vi.setSystemTime(3 * hour)
  keepPosition('s', at5)
  expect(after(3 * hour)?.first).toBe(false)
  keepPosition('s', at5, true)
  expect(after(3 * hour)?.first).toBe(true)
  vi.setSystemTime(6 * hour)
  keepPosition('s', { ...at5, step: 4 })
  expect(after(6 * hour)).toEqual({ step: 4, first: true })
})
test('nobody goes on from the first step, in another version, or with what is no position', () => {
  keepPosition('s', { ...at5, step: 1 })
  expect(after(0)).toBe(null)
  keepPosition('s', { ...at5, version: 'older' })
  expect(after(0)).toBe(null)
  sessionStorage.setItem('viewme-step-s', '{"version":"v","step":5,"steps":[]}')
  expect(after(0)).toBe(null)
  keepPosition('s', null)
  expect(keptPosition('s')).toBe(null)
})
