import { expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { roomWords, textProblem } from './note-rules.ts'

test('counts what is left and what is too much in whole words, never below nothing', () => {
  overwriteGetLocale(() => 'en')
  const said = [19_000, 19_998, 19_999, 20_000, 20_001, 20_002].map((length) => roomWords('x'.repeat(length)))
  expect(said).toEqual([undefined, '2 characters left.', '1 character left.', '0 characters left.', 'The text is too long. Remove 1 character.', 'The text is too long. Remove 2 characters.'])
  expect(textProblem('x'.repeat(20_001))).toBe('The text is too long. Remove 1 character.')
  expect(textProblem('x'.repeat(20_000))).toBeNull()
})
