import { expect, test } from 'vitest'
import { addressIn } from './address.ts'

test('an address inside an instruction names the version that was asked for, on each step, at the end and in the list', () => {
  expect(([3, 'done', null] as const).map((step) => addressIn('x', '8b', step))).toEqual(['/instruction/x?version=8b&step=3', '/instruction/x?version=8b&step=done', '/instruction/x?version=8b'])
})
test('the version in force is named by no address: whoever follows it has the latest', () => {
  expect(([1, 'done', null] as const).map((step) => addressIn('x', null, step))).toEqual(['/instruction/x?step=1', '/instruction/x?step=done', '/instruction/x'])
})
