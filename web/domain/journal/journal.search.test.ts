import { expect, it } from 'vitest'
import type { Fact } from '@viewme/contract/fact.ts'
import { notesSearched } from './journal.search.ts'

const fact = (id: string, more: Partial<Fact<any>>, text = id): Fact<any> => ({
  id, subject: 's', kind: 'note', basedOn: [], seq: 1, author: 'm', writtenAt: '2026-11-24T12:00:00Z', clockOffset: 0, receivedAt: '2026-11-24T12:00:00Z', ...more,
  body: { text, happenedAt: { wall: '2026-11-24T07:40', offset: 60, zone: 'Europe/Stockholm' } },
}) as unknown as Fact<any>
const texts = (...facts: Fact<any>[]) => notesSearched(facts, new Map([['m', 'Omar']])).map(({ parts }) => parts[0]!.text)

it('search finds the text of a note that stands, both of two corrections, and none that was corrected or removed', () => {
  const first = fact('first', {})
  const one = fact('one', { seq: 2, basedOn: ['first'] })
  const other = fact('other', { seq: 3, basedOn: ['first'] })
  const removal = { ...fact('removal', { seq: 4, basedOn: ['first'] }), kind: 'withdrawal', body: {} } as Fact<any>
  expect([texts(first), texts(first, one), texts(first, one, other), texts(first, removal)]).toEqual([['first'], ['one'], ['one', 'other'], []])
  expect(notesSearched([first], new Map([['m', 'Omar']]))[0]).toMatchObject({ at: '2026-11-24T06:40:00.000Z', show: { by: 'Omar', happenedAt: '2026-11-24T07:40', state: 'sent' } })
})
