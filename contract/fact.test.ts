import { expect, it } from 'vitest'
import { factHeader, maxHeaderBytes, mostBases } from './fact.ts'
import { uuidv7 } from './uuid.ts'

const header = (more: object = {}) => ({
  id: uuidv7(1), account: crypto.randomUUID(), kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: crypto.randomUUID(), device: crypto.randomUUID(),
  writtenAt: '2026-11-24T12:00:00.000Z', ...more,
})
const isTaken = (more: object) => factHeader.safeParse(header(more)).success
const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID() as string)

it('a header says when it was written in at most milliseconds, in a year that a clock can stand in, also one that has lost its time', () => {
  for (const writtenAt of ['2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00Z', '1970-01-01T00:00:01.000Z', '2199-12-31T23:59:59.999+14:00']) expect([writtenAt, isTaken({ writtenAt })]).toEqual([writtenAt, true])
  for (const writtenAt of ['2026-11-24T12:00:00.0000Z', `2026-11-24T12:00:00.${'1'.repeat(200_000)}Z`, '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999-14:00', '2026-11-24', '']) expect([writtenAt.slice(0, 40), isTaken({ writtenAt })]).toEqual([writtenAt.slice(0, 40), false])
})
it('a header is never larger than eight KiB, whatever its fields allow each by itself', () => {
  const audience = (groups: number, members: number) => ({ audience: { groups: ids(groups), members: ids(members) }, basedOn: ids(mostBases).map(() => uuidv7(2)) })
  expect([isTaken(audience(20, 150)), isTaken(audience(50, 200))]).toEqual([true, false])
  expect(JSON.stringify(header(audience(50, 200))).length).toBeGreaterThan(maxHeaderBytes)
  expect([isTaken({ basedOn: Array.from({ length: mostBases + 1 }, () => uuidv7(2)) }), isTaken({ clockOffset: 5e12 }), isTaken({ clockOffset: 0.5 })]).toEqual([false, false, false])
})
it('a fact builds on no fact that is itself', () => {
  const id = uuidv7(3)
  expect([isTaken({ id, basedOn: [uuidv7(2)] }), isTaken({ id, basedOn: [id] }), isTaken({ id, basedOn: [uuidv7(2), id] })]).toEqual([true, false, false])
})
