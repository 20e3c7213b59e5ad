import { expect, test } from 'vitest'
import { having } from './asked-words.ts'

const all = ['Krampanfall Krampar', 'Måltid i mun', 'Biter sig i handen, bitmärken', 'Gråter utan tårar', 'Läpparna blir blå']
const hits = (asked: string) => having(all, asked, (one) => one)

test('finds with or without å, ä and ö, whatever stands between the words', () => {
  expect([hits('krampar'), hits('MALTID'), hits('måltid, mun'), hits('blå läppar')]).toEqual([[all[0]], [all[1]], [all[1]], [all[4]]])
})
test('finds what is written as a sentence, and in another form of the word, only where nothing has the very words', () => {
  expect([hits('hon biter sig i handen'), hits('handens bitmärkena'), hits('läppen är blå'), hits('She bitmärken')]).toEqual([[all[2]], [all[2]], [all[4]], [all[2]]])
  expect(hits('blåa läpparnas')).toEqual([])
})
test('finds what somebody asks for, as it is asked', () => {
  expect([having(['Ja', 'Nej', 'Mer'], 'Hur säger hon nej?', (one) => one), having(['Ja', 'Nej', 'Ont'], 'How does she say ja', (one) => one)]).toEqual([['Nej'], ['Ja']])
})
test('finds nothing by words that say nothing, by none, and by a word that is not there', () => {
  expect([hits('  '), hits('hon har det'), hits('dusch'), hits('hon duschar')]).toEqual([[], [], [], []])
})
