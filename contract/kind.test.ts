import { expect, it } from 'vitest'
import { alert } from './alerts.ts'
import { belongsInMoment, type Kind } from './kind.ts'

const second: Kind = { ...alert, v: 2, lifts: { 1: ({ urgent }) => ({ level: urgent ? 'high' : 'low' }) }, moment: (body) => body.level === 'high' }

it('an older body is lifted before it is asked whether it belongs under the moment key; a newer one is asked as it came', () => {
  expect([belongsInMoment(second, 1, { urgent: true }), belongsInMoment(second, 1, { urgent: false }), belongsInMoment(second, 3, { level: 'high' })]).toEqual([true, false, true])
  expect(belongsInMoment(second, 3, null)).toBe(false)
})
