import { expect, test } from 'vitest'
import { heldOf } from './following.ts'

const of = (id: string, subject = 's'): any => ({ subject, version: { id } })
const held = (...given: Parameters<typeof heldOf>) => heldOf(...given).version.id

test('the version that someone follows stays, whatever comes into force meanwhile', () => {
  expect(held({ instruction: of('6'), asked: null }, of('7'), null)).toBe('6')
})
test('so does one of two that was asked for, when the other has been chosen meanwhile', () => {
  expect(held({ instruction: of('6b'), asked: '6b' }, of('7'), '6b')).toBe('6b')
})
test('asking for another version, or opening another instruction, shows it at once', () => {
  expect(held({ instruction: of('6a'), asked: null }, of('6b'), '6b')).toBe('6b')
  expect(held({ instruction: of('6b'), asked: '6b' }, of('6a'), null)).toBe('6a')
  expect(held({ instruction: of('6'), asked: null }, of('1', 'other'), null)).toBe('1')
  expect(held(null, of('7'), null)).toBe('7')
})
