import { expect, it } from 'vitest'
import { readableOf } from './status.ts'

it('says of an empty list that it is locked or not fetched, never that there is nothing, unless it can be read and has been fetched', () => {
  const copyAt = '2026-11-26T12:00:00.000Z'
  expect(readableOf({ binder: 'away', moment: 'not-agreed', copyAt })).toBe('locked')
  expect(readableOf({ binder: 'lease', moment: 'lease', copyAt })).toBe('locked')
  expect(readableOf({ binder: 'no-key', moment: 'not-agreed', copyAt: null })).toBe('locked')
  expect(readableOf({ binder: 'open', moment: 'not-agreed', copyAt: null })).toBe('not-yet')
  expect(readableOf({ binder: 'open', moment: 'not-agreed', copyAt })).toBe('yes')
  // What the moment key opens can be read while the rest asks.
  expect(readableOf({ binder: 'away', moment: 'open', copyAt })).toBe('yes')
})
