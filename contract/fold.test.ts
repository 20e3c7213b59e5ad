import { expect, test } from 'vitest'
import { heads, mostBases, replacedBy, toWithdraw } from './fold.ts'

const fact = (id: string, seq: number | null, basedOn: string[], more: object = {}): any => ({ id, kind: 'note', subject: 's', seq, basedOn, writtenAt: '2026-11-26T10:00:00.000Z', ...more })
const stopped = { stopped: { result: 'refused', reason: 'too-large' } }

test('what hides a thing names every text of it, in parts that one fact may carry, and no text that was stopped', () => {
  const versions = Array.from({ length: mostBases + 1 }, (_, n) => fact(`v${n}`, n + 1, n > 0 ? [`v${n - 1}`] : []))
  const parts = toWithdraw([...versions, fact('never', null, ['v20'], stopped)], 'note')
  expect(parts.map((part) => part.length)).toEqual([mostBases, 1])
  expect(heads([...versions, ...parts.map((basedOn, n) => fact(`w${n}`, null, basedOn, { kind: 'withdrawal' }))], 'note')).toEqual([])
  expect(toWithdraw([], 'note')).toEqual([])
})
test('a change takes the place of what its writer saw, and never of what came meanwhile', () => {
  const [first, second] = [fact('1', 1, []), fact('2', 2, ['1'])]
  expect(replacedBy([first, second], 'note', ['1'])).toEqual(['1'])
  expect(heads([first, second, fact('3', null, ['1'])], 'note').map(({ id }) => id)).toEqual(['2', '3'])
})
test('what was seen and is no longer here is nothing to build on: then what stands is', () => {
  expect(replacedBy([fact('1', 1, []), fact('2', null, ['1'], stopped)], 'note', ['2'])).toEqual(['1'])
})
