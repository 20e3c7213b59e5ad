import { expect, test } from 'vitest'
import type { InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { changedAnswers, compareVersions } from './compare.fold.ts'

const version = (steps: string[], more: Partial<InstructionVersionBody> = {}): InstructionVersionBody =>
  ({ title: 'Lyft', lifeAreas: [], lifeSaving: false, safetyCritical: true, plain: '', steps: steps.map((one) => ({ id: one[0]!, text: one })), ...more })
const inShort = (before: string[], after: string[]) => compareVersions(version(before), version(after)).steps.map(({ what, before: was, after: is, moved }) => `${what}${moved && what !== 'moved' ? '+moved' : ''} ${was?.number ?? '-'}>${is?.number ?? '-'}`)

test('tells added, removed and changed steps apart, each where it stands', () => {
  expect(inShort(['a', 'b', 'c'], ['a', 'n', 'c ny'])).toEqual(['added ->2', 'removed 2>-', 'changed 3>3'])
  expect(inShort(['a', 'b'], ['b'])).toEqual(['removed 1>-'])
  expect(inShort(['a', 'b', 'c'], ['a', 'c ny'])).toEqual(['removed 2>-', 'changed 3>2'])
})
test('calls only that step moved which has changed places with others', () => {
  expect(inShort(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual(['moved 1>4'])
  expect(inShort(['a', 'b', 'c'], ['n', 'a', 'b', 'c'])).toEqual(['added ->1'])
  expect(inShort(['a', 'b', 'c'], ['b', 'c', 'a ny'])).toEqual(['changed+moved 1>3'])
})
test('counts what is alike, and finds nothing between a version and itself', () => {
  expect(compareVersions(version(['a', 'b']), version(['a', 'b']))).toEqual({ answers: [], steps: [], same: 2 })
})
test('names the answers that differ, outside the steps and in them', () => {
  expect(compareVersions(version(['a'], { tenSeconds: 'Vänta.' }), version(['a'], { title: 'Lyft två', lifeSaving: true })).answers).toEqual(['title', 'tenSeconds', 'lifeSaving'])
  expect(changedAnswers({ id: 'a', text: 'a', timerSeconds: 60 }, { id: 'a', text: 'a', timerSeconds: 90, who: 'A' })).toEqual(['timerSeconds', 'who'])
})
test('sees a picture or a symbol that has come, gone or been exchanged, or is described in other words', () => {
  const picture = { file: 'f', hash: 'h', type: 'image/webp' as const, width: 9, height: 9, bytes: 9, shows: 'En sked.' }
  const step = { id: 'a', text: 'a' }
  const changed = (before: object, after: object) => compareVersions(version([], { steps: [{ ...step, ...before }] }), version([], { steps: [{ ...step, ...after }] })).steps.flatMap((one) => changedAnswers(one.before!, one.after!))
  expect([changed({}, { picture }), changed({ picture }, { symbol: 'spoon' }), changed({ symbol: 'spoon' }, { symbol: 'bowl' }), changed({ symbol: 'spoon' }, {}), changed({ picture }, { picture: { ...picture, shows: 'En tesked.' } })]).toEqual(Array(5).fill(['look']))
  expect(changed({ picture }, { picture: { ...picture } })).toEqual([])
})
test('says which step an added one follows, so that it can be taken in there', () => {
  expect(compareVersions(version(['a', 'b']), version(['a', 'n', 'b'])).steps[0]).toMatchObject({ what: 'added', follows: 'a' })
})
