import { expect, test } from 'vitest'
import { find } from './find.ts'

const all = [
  { subject: '1', title: 'Krampanfall', label: 'Krampar', lifeSaving: true, state: 'sent' as const },
  { subject: '2', title: 'Måltid i mun', label: null, lifeSaving: false, state: 'sent' as const },
]
const hits = (asked: string) => find(all, asked).map((one) => one.subject)

test('finds by title and by the tile’s word, with or without å, ä and ö', () => {
  expect([hits('krampar'), hits('MALTID'), hits('måltid mun')]).toEqual([['1'], ['2'], ['2']])
})
test('shows nothing for an empty question or a word that is not there', () => {
  expect([hits('  '), hits('dusch')]).toEqual([[], []])
})
