import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { kinds } from '@viewme/contract/kinds.ts'

/** Nobody looks for a group by its text. */
const notSearched = ['group']

it('every kind that opens a subject says in its slice what search finds of it, or is named here', () => {
  const opening = Object.values(kinds).filter((kind) => kind.opens && !notSearched.includes(kind.kind))
  expect(opening.length).toBeGreaterThan(3)
  expect(opening.filter(({ slice }) => !existsSync(new URL(`../domain/${slice}/${slice}.search.ts`, import.meta.url))).map(({ kind }) => kind)).toEqual([])
})
