import { afterAll, beforeAll, expect, it, vi } from 'vitest'

let whenLifted: (run: () => void) => void
const finger = (what: 'down' | 'up') => document.dispatchEvent(new Event(`pointer${what}`))

beforeAll(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('document', new EventTarget())
  // It listens from when it is first loaded.
  vi.resetModules()
  ;({ whenLifted } = await import('./pressed.ts'))
})
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('what comes while a finger is down waits until it has been lifted and the press has come, in its order', () => {
  const seen: string[] = []
  whenLifted(() => seen.push('before'))
  finger('down')
  whenLifted(() => seen.push('first'))
  whenLifted(() => seen.push('second'))
  vi.advanceTimersByTime(1000)
  expect(seen).toEqual(['before'])
  finger('up')
  expect(seen).toEqual(['before'])
  vi.advanceTimersByTime(100)
  expect(seen).toEqual(['before', 'first', 'second'])
})

it('a finger that rests on the glass keeps nothing away', () => {
  const seen: string[] = []
  finger('down')
  whenLifted(() => seen.push('news'))
  vi.advanceTimersByTime(6000)
  expect(seen).toEqual(['news'])
})
