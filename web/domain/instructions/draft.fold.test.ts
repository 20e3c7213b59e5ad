import { expect, test } from 'vitest'
import { alsoReplaced, draftFrom, draftOfKept, isPublished, newDraft, newerThan, standingBases } from './draft.fold.ts'
import { bodyOf } from './edited.ts'
import type { Given } from './instructions.fold.ts'

const version = (id: string, basedOn: string[], more: object = {}): Given => ({
  id, kind: 'instruction-version', account: 'a', v: 2, subject: 'x', basedOn, author: 'sara', device: 'd', writtenAt: '2026-11-24T10:00:00.000Z', seq: Number(id.slice(1)), feed: null, depth: 1, receivedAt: null,
  body: { title: `Kramp ${id}`, steps: [{ id: 's1', text: 'Lossa bältet.' }], change: `Ändring ${id}`, lifeSaving: true, safetyCritical: false, lifeAreas: [], plain: '' }, ...more,
})
const [one, two] = [version('v1', []), version('v2', ['v1'])]
const ids = (facts: Given[]) => facts.map((fact) => fact.id)

test('tells a draft of what has been published since it was begun, and of nothing older', () => {
  const draft = { basedOn: ['v2'] }
  expect(ids(newerThan(draft, [one, two]))).toEqual([])
  expect(ids(newerThan(draft, [one, two, version('v3', ['v2'])]))).toEqual(['v3'])
  expect(ids(newerThan(draft, [one, two, version('v3', ['v1'])]))).toEqual(['v3'])
  // One's own waiting version has been stopped since: the one before it is no news.
  expect(ids(newerThan({ basedOn: ['v3'] }, [one, two, version('v3', ['v2'], { stopped: { result: 'quarantined', reason: 'x' } })]))).toEqual([])
})
test('builds past what the server has stopped, and still names a version that the phone has let go of', () => {
  expect(standingBases(['v3', 'v0'], [one, two, version('v3', ['v2'], { stopped: { result: 'refused', reason: 'x' } })])).toEqual(['v2', 'v0'])
})
test('shows the other of two versions to whoever writes them together', () => {
  const [six, other] = [version('v6', ['v2']), version('v7', ['v2'])]
  expect(ids(alsoReplaced(draftFrom(six, ['v6', 'v7']), [one, two, six, other]))).toEqual(['v7'])
  expect(alsoReplaced(draftFrom(two, ['v2']), [one, two])).toEqual([])
  // An earlier version brought back is one text in place of one, not two written together.
  expect(alsoReplaced(draftFrom(one, ['v2']), [one, two])).toEqual([])
})
test('a rewritten version keeps what was said of the change', () => {
  expect([draftFrom(two, [], true).edited.change, draftFrom(two, []).edited.change]).toEqual(['Ändring v2', ''])
})
test('knows a draft whose text has been published already', () => {
  const draft = draftFrom(two, ['v2'])
  draft.edited = { ...draft.edited, title: 'Ny', change: 'Namnet.' }
  expect(isPublished(draft, [one, two])).toBe(false)
  expect(isPublished(draft, [one, two, version('v3', ['v2'], { seq: null, body: bodyOf(draft.edited) })])).toBe(true)
})
test('reads a draft that an older app kept, and what is no draft as none', () => {
  expect(draftOfKept({ edited: { title: 'Halvskriven', steps: [{ id: 's1', text: 'Lossa' }] }, basedOn: ['v1'] })).toMatchObject({
    basedOn: ['v1'], rewriting: false, groups: null, edited: { title: 'Halvskriven', reviewBy: '', lifeAreas: [], steps: [{ id: 's1', text: 'Lossa', why: '', removed: false, who: 'one' }] },
  })
  expect([draftOfKept(null), draftOfKept('x'), draftOfKept({ edited: {} })]).toEqual([null, null, null])
  expect(draftOfKept(JSON.parse(JSON.stringify(newDraft('s1'))))).toEqual(newDraft('s1'))
})
