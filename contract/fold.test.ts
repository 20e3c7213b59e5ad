import { expect, test } from 'vitest'
import { mostBases } from './fact.ts'
import { heads, replacedBy, toWithdraw, undoneDays } from './fold.ts'
import { keptDays, outgrown } from './keeping.ts'

const start = Date.parse('2026-01-10T08:00:00.000Z')
const dayMs = 86_400_000
const onDay = (day: number) => new Date(start + day * dayMs).toISOString()
const fact = (id: string, seq: number | null, basedOn: string[], more: object = {}): any =>
  ({ id, kind: 'note', subject: 's', seq, basedOn, depth: seq ?? 99, receivedAt: seq === null ? null : onDay(0), writtenAt: onDay(0), ...more })
/** Accepted on a day, counted from the first. */
const came = (id: string, seq: number, day: number, basedOn: string[], more: object = {}) => fact(id, seq, basedOn, { receivedAt: onDay(day), ...more })
const hides = { kind: 'withdrawal' }
const standing = (...facts: any[]) => heads(facts, 'note').map(({ id }) => id)
const stopped = { stopped: { result: 'refused', reason: 'too-large' } }

test('what hides a thing names every text of it, in parts that one fact may carry, and no text that was stopped', () => {
  const versions = Array.from({ length: mostBases + 1 }, (_, n) => fact(`v${n}`, n + 1, n > 0 ? [`v${n - 1}`] : []))
  const parts = toWithdraw([...versions, fact('never', null, ['v20'], stopped)], 'note')
  expect(parts.map((part) => part.length)).toEqual([1, mostBases])
  expect(heads([...versions, ...parts.map((basedOn, n) => fact(`w${n}`, null, basedOn, { kind: 'withdrawal' }))], 'note')).toEqual([])
  expect(toWithdraw([], 'note')).toEqual([])
})
test('the parts of what hides a thing name what stands together and last, so that no older text stands between two of them', () => {
  const chain = Array.from({ length: 2 * mostBases + 3 }, (_, n) => fact(`v${n}`, n + 1, n > 0 ? [`v${n - 1}`] : []))
  // An early one that nobody has built on stands too, and one that waits was written by a clock that was set back.
  const versions = [fact('waits', null, ['v42'], { writtenAt: onDay(-9) }), ...chain, fact('early', 50, ['v3'], { depth: 5 })].reverse()
  const stood = standing(...versions)
  expect(stood).toEqual(['early', 'waits'])
  const parts = toWithdraw(versions, 'note')
  expect(parts.map((part) => part.length)).toEqual([5, mostBases, mostBases])
  parts.forEach((_, n) => expect(standing(...versions, ...parts.slice(0, n).map((basedOn, at) => fact(`w${at}`, null, basedOn, hides)))).toEqual(stood))
  expect(parts.at(-1)).toEqual(expect.arrayContaining(stood))
})
test('a withdrawal brings back the text before what it hides while that is young, and not what had given way long before', () => {
  const [first, second] = [came('1', 1, 0, []), came('2', 2, 10, ['1'])]
  const hidden = (at: object) => standing(first, second, fact('w', null, ['2'], { ...hides, ...at }))
  const on = (day: number) => ({ seq: 3, receivedAt: onDay(day) })
  expect(hidden(on(10 + undoneDays - 1))).toEqual(['1'])
  expect(hidden(on(10 + undoneDays))).toEqual([])
  // One that waits counts by when it was written, put right by how far off the clock was.
  expect(hidden({ writtenAt: onDay(10 + undoneDays) })).toEqual([])
  expect(hidden({ writtenAt: onDay(10 + undoneDays), clockOffset: dayMs })).toEqual(['1'])
  // And a text that waits is never old, whatever its clock said.
  expect(standing(first, fact('2', null, ['1'], { writtenAt: onDay(-900) }), fact('w', null, ['2'], { ...hides, writtenAt: onDay(900) }))).toEqual(['1'])
})
test('of several withdrawals the first that holds counts, and one that is itself withdrawn leaves all as it was', () => {
  const thing = [came('1', 1, 0, []), came('2', 2, 0, ['1'])]
  const [early, late] = [came('w1', 3, 5, ['2'], hides), came('w2', 4, 500, ['2'], hides)]
  expect(standing(...thing, late)).toEqual([])
  expect(standing(...thing, early, late)).toEqual(['1'])
  expect(standing(...thing, early, late, came('u', 5, 501, ['w1'], hides))).toEqual([])
  expect(standing(...thing, early, late, came('u', 5, 501, ['w1', 'w2'], hides))).toEqual(['2'])
})
test('a thing is gone for a phone that holds its last texts and for one that holds them all, and what nobody saw stands', () => {
  const four = [came('1', 1, 0, []), came('2', 2, 31, ['1']), came('3', 3, 59, ['2']), came('4', 4, 90, ['3'])]
  const removed = came('w', 5, 243, ['3', '4'], hides)
  expect(standing(...four, removed)).toEqual([])
  expect(standing(...four.slice(2), removed)).toEqual([])
  expect(standing(...four, came('unseen', 6, 244, ['4']), removed)).toEqual(['unseen'])
})
test('a phone lets go of what a hidden text still stands in the place of, and keeps what a withdrawal brings back', () => {
  const two = [came('1', 1, 0, []), came('2', 2, 0, ['1'])]
  const gone = (hiddenOn: number, today: number) => outgrown([...two, came('w', 3, hiddenOn, ['2'], hides)], () => 'state', start + today * dayMs).map(({ id }) => id)
  expect(undoneDays).toBeLessThan(keptDays)
  expect(gone(undoneDays, keptDays - 1)).toEqual([])
  expect(gone(undoneDays, keptDays)).toEqual(['1'])
  expect(gone(undoneDays - 1, 900)).toEqual(['2'])
})
test('a change takes the place of what its writer saw, and never of what came meanwhile', () => {
  const [first, second] = [fact('1', 1, []), fact('2', 2, ['1'])]
  expect(replacedBy([first, second], 'note', ['1'])).toEqual(['1'])
  expect(heads([first, second, fact('3', null, ['1'])], 'note').map(({ id }) => id)).toEqual(['2', '3'])
})
test('what was seen and is no longer here is nothing to build on: then what stands is', () => {
  expect(replacedBy([fact('1', 1, []), fact('2', null, ['1'], stopped)], 'note', ['2'])).toEqual(['1'])
})
test('what hides a thing names what its oldest text here builds on, also where that is no longer here; not for a text that waits', () => {
  expect(toWithdraw([fact('2', 2, ['1']), fact('3', null, ['2'])], 'note')).toEqual([['1', '2', '3']])
  expect(toWithdraw([fact('2', null, ['1'])], 'note')).toEqual([['2']])
})
