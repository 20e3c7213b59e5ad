import { expect, test } from 'vitest'
import { needsTwo, roleFrom, whose } from './role.ts'

const steps = (...who: ('A' | 'B' | 'both' | null)[]) => who.map((one) => ({ who: one }))

test('two are needed where something is done by both, or each does something of their own', () => {
  expect([steps('both'), steps('A', null, 'B'), steps('A', 'A'), steps(null), []].map(needsTwo)).toEqual([true, true, false, false, false])
})
test('a step is one’s own, the other’s or both’s only for one who has said who they are', () => {
  expect((['A', 'B', 'both', null] as const).map((who) => whose(who, 'B'))).toEqual(['other', 'own', 'ours', null])
  expect((['A', 'B', 'both'] as const).flatMap((who) => [whose(who, null), whose(who, 'alone')])).toEqual([null, null, null, null, null, null])
})
test('who someone was is forgotten after half a day, and what is no role is none', () => {
  expect([roleFrom('A 1000', 2000), roleFrom('alone 0', 43_199_999), roleFrom('B 0', 43_200_000)]).toEqual(['A', 'alone', null])
  expect([null, '', 'C 1', 'A', 'A x'].map((kept) => roleFrom(kept, 2))).toEqual([null, null, null, null, null])
})
