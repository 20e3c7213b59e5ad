import { expect, it } from 'vitest'
import { freshnessOf } from './freshness.ts'

const now = new Date('2026-11-24T10:00')
const at = (reviewBy: string | null, approved = true) => freshnessOf({ reviewBy, approved }, now)

it('holds through its last day, is soon to be reviewed in the thirty days before, and is old the day after', () => {
  expect(['2027-04-06', '2026-12-25', '2026-12-23', '2026-11-24', '2026-11-23'].map((day) => at(day))).toEqual(['fresh', 'fresh', 'soon', 'soon', 'old'])
})

it('says first that it is old, then that nobody stands behind it, then that nobody has said until when', () => {
  expect([at('2026-11-23', false), at('2026-12-06', false), at(null, false), at(null)]).toEqual(['old', 'unapproved', 'unapproved', 'undated'])
})
