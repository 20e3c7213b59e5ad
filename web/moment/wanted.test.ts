import { expect, it } from 'vitest'
import { drawsToo, homeKinds, wantedAt } from './wanted.ts'

const one = '01a21936-0662-73d5-8a66-35508cf77048'
const other = '01a21936-0662-73d5-8a66-35508cf77049'

it('a step reads itself and what stands on top; every other screen of the moment path reads all that the start screen is drawn of', () => {
  expect(wantedAt(`/instruction/${one}?step=2&version=x`)).toEqual({ kinds: ['alert', 'allergy'], subject: one })
  for (const path of ['/', '/now', `/instruction/${one}`, `/instruction/${one}?version=x`]) expect(wantedAt(path)).toEqual({ kinds: homeKinds.filter((kind) => kind !== 'sign') })
  for (const path of ['/me', '/instruction/new', `/instruction/${one}/edit`]) expect(wantedAt(path)).toBeNull()
})

it('what was read for a step is never drawn as a start screen without tiles, nor as another instruction that is not here', () => {
  const step = `/instruction/${one}?step=1`
  expect(drawsToo(step, `/instruction/${one}?step=2`)).toBe(true)
  for (const path of ['/', `/instruction/${one}`, `/instruction/${other}?step=1`, '/me']) expect(drawsToo(step, path)).toBe(false)
  for (const path of ['/now', step, `/instruction/${other}`]) expect(drawsToo('/', path)).toBe(true)
})
