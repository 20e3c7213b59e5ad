import { expect, test } from 'vitest'
import { shownOf, twiceOf } from './thing.ts'

const version = (factId: string, says: string, id = 's') => ({ id, factId, says })
const shown = (opened: ReturnType<typeof version>[], standing: ReturnType<typeof version>[]) => shownOf(opened, standing, (one) => one?.says).map(({ factId }) => factId)

test('what came while a form was open is not among what its writer saw, unless it says the same, or stands above the form as one of two', () => {
  const opened = [version('1', 'Nötter')]
  expect(shown(opened, [version('2', 'Nötter och ägg')])).toEqual(['1'])
  expect(shown(opened, [version('2', 'Nötter')])).toEqual(['2'])
  expect(shown(opened, [version('2', 'Ägg'), version('3', 'Mjölk')])).toEqual(['2', '3'])
})
test('says of which things two versions stand', () => {
  expect([...twiceOf([version('1', 'a'), version('2', 'b'), version('3', 'c', 't')])]).toEqual(['s'])
})
