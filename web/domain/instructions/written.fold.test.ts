import { expect, test } from 'vitest'
import { newDraft } from './draft.fold.ts'
import { emptyStep } from './edited.ts'
import { moveStep } from './step-moves.ts'
import { takeBack, throwAway, withAnswers, withDraft, withPicture, withStep, writtenOf, type Written } from './written.fold.ts'

const begun = (...ids: string[]): Written => withAnswers(writtenOf(newDraft('x')), { steps: ids.map((id) => emptyStep(id)) })
const picture = (file: string) => ({ file, hash: 'a', type: 'image/webp' as const, width: 4, height: 3, bytes: 9 })
const looks = ({ draft }: Pick<Written, 'draft'>) => draft.edited.steps.map(({ id, picture, symbol }) => `${id}:${picture?.file ?? symbol ?? ''}`)

test('a picture that comes late undoes nothing of what was written, moved, added and removed meanwhile', () => {
  const was = begun('b', 'a')
  const meanwhile = withAnswers(withAnswers(was, { change: 'Ny bild.' }), ({ steps }) => ({ steps: [...withStep(moveStep(steps, 'a', -1), 'b', { text: 'Lossa bältet.', removed: true }), emptyStep('c')] }))
  const then = withPicture(withPicture(meanwhile, was.sheet, 'a', picture('p1')), was.sheet, 'c', picture('p2'))
  expect(then.draft.edited.change).toBe('Ny bild.')
  expect(then.draft.edited.steps.find(({ id }) => id === 'b')).toMatchObject({ text: 'Lossa bältet.', removed: true })
  expect(looks(then)).toEqual(['a:p1', 'b:', 'c:p2'])
})
test('a picture takes the place of a symbol and of another picture, whose words it keeps', () => {
  const was = withAnswers(begun('a'), ({ steps }) => ({ steps: withStep(steps, 'a', { picture: { ...picture('old'), shows: 'Skeden.' } }) }))
  expect(withPicture(was, was.sheet, 'a', picture('new')).draft.edited.steps[0]).toMatchObject({ picture: { file: 'new', shows: 'Skeden.' }, symbol: null })
})
test('a picture chosen before all was thrown away never lands on the new sheet, and is there when what was thrown away is taken back', () => {
  const was = begun('a')
  const thrown = throwAway(was, begun('a').draft)
  const then = withPicture(thrown, was.sheet, 'a', picture('p1'))
  expect(looks(then)).toEqual(['a:'])
  expect(looks(takeBack(then))).toEqual(['a:p1'])
  expect(takeBack(takeBack(then)).thrown).toBeNull()
})
test('what is written after throwing away ends the way back', () => {
  expect(withDraft(throwAway(begun('a'), newDraft('x')), { groups: ['g'] })).toMatchObject({ thrown: null, draft: { groups: ['g'] } })
})
