import { expect, test } from 'vitest'
import type { Given } from './instructions.fold.ts'
import { removedLines, removedOf, removedVersions, together } from './removed.fold.ts'

const fact = (id: string, seq: number | null, basedOn: string[], more: object = {}): Given => ({
  id, kind: 'instruction-version', account: 'a', v: 1, subject: 'x', basedOn, author: 'sara', device: 'd', writtenAt: `2026-11-2${seq ?? 9}T10:00:00.000Z`, seq, feed: seq, depth: 1 + basedOn.length, receivedAt: seq === null ? null : `2026-11-2${seq}T10:00:00.000Z`,
  body: { title: `Kramp ${id}`, steps: [{ id: 's1', text: 'Lossa bältet.' }], lifeSaving: true, safetyCritical: false, lifeAreas: [], plain: '' }, ...more,
})
const removal = (id: string, seq: number | null, basedOn: string[], more: object = {}) => fact(id, seq, basedOn, { kind: 'withdrawal', author: 'elin', body: {}, ...more })
const names = new Map([['sara', 'Sara'], ['elin', 'Elin']])
const [one, two] = [fact('v1', 1, []), fact('v2', 2, ['v1'])]
const gone = removal('w', 3, ['v1', 'v2'])

test('says of what is removed its last title, who removed it and when, and gives its versions, newest first', () => {
  expect(removedLines([one, two, gone], names)).toEqual({ lines: [{ subject: 'x', title: 'Kramp v2', by: 'Elin', at: '2026-11-23T10:00:00.000Z', waiting: false }], more: false })
  expect(removedVersions([one, two, gone], names)).toMatchObject({ whole: true, versions: [{ fact: 'v2', name: '2' }, { fact: 'v1', name: '1' }] })
})
test('what stands, was never removed, or whose removal the server has stopped is not among the removed', () => {
  expect(removedOf([one, two])).toBeNull()
  expect(removedOf([one, two, removal('w', 3, ['v1'])])).toBeNull()
  expect(removedOf([one, two, removal('w', null, ['v1', 'v2'], { stopped: { result: 'refused', reason: 'x' } })])).toBeNull()
  expect(removedOf([one, two, gone, fact('v3', 4, ['v2'])])).toBeNull()
})
test('names for the version that brings it back all that stood when it was removed', () => {
  const beside = fact('v3', 3, ['v1'])
  expect(removedOf([one, two, beside, removal('w', 4, ['v1', 'v2', 'v3'])])!.last.map(({ id }) => id)).toEqual(['v2', 'v3'])
})
test('knows what the phone has let go of, until the server has given it', () => {
  expect(removedLines([gone], names)).toEqual({ lines: [], more: true })
  expect(removedVersions([two, gone], names)?.whole).toBe(false)
  expect(removedVersions(together([two, gone], [one]), names)?.whole).toBe(true)
})
