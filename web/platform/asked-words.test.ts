import { expect, test } from 'vitest'
import { asksForCall, bestOf, having, ranked } from './asked-words.ts'

const all = ['Krampanfall Krampar', 'Måltid i mun', 'Biter sig i handen, bitmärken', 'Gråter utan tårar', 'Läpparna blir blå']
const hits = (asked: string) => having(all, asked, (one) => one)
const tiles = ['Toalett, blöja och hudkontroll', 'Smärta Har ont', 'Sond/knapp har åkt ut Knappen åkt ut', 'Lyft från säng till rullstol', 'Taklyften stannar / strömavbrott']
const best = (asked: string) => bestOf(ranked(tiles, asked, (one) => one)).map(({ one, lacks }) => [tiles.indexOf(one), lacks])

test('finds with or without å, ä and ö, whatever stands between the words', () => {
  expect([hits('krampar'), hits('MALTID'), hits('måltid, mun'), hits('blå läppar')]).toEqual([[all[0]], [all[1]], [all[1]], [all[4]]])
})
test('finds what is written as a sentence, and in another form of the word', () => {
  expect([hits('hon biter sig i handen'), hits('handens bitmärkena'), hits('läppen är blå'), hits('She bitmärken'), hits('blåa läpparnas')]).toEqual([[all[2]], [all[2]], [all[4]], [all[2]], [all[4]]])
})
test('finds what somebody asks for, as it is asked', () => {
  expect([having(['Ja', 'Nej', 'Mer'], 'Hur säger hon nej?', (one) => one), having(['Ja', 'Nej', 'Ont'], 'How does she say ja', (one) => one)]).toEqual([['Nej'], ['Ja']])
  for (const asked of ['knappen åker ut', 'vad gör jag om knappen åker ut?', 'knappen har åkt ut']) expect(best(asked), asked).toEqual([[2, 0]])
})
test('finds nothing by words that say nothing, by none, and by a word that is not there', () => {
  expect([hits('  '), hits('hon har det'), hits('dusch'), hits('hon duschar')]).toEqual([[], [], [], []])
})
test('three letters in the middle of a word are no word, and a whole word comes before a fragment', () => {
  expect([best('ont'), best('lyft')]).toEqual([[[1, 0]], [[3, 0], [4, 0]]])
})
test('whoever asks whom to ring about a thing finds the thing, and it is known that they ask', () => {
  expect([best('vem ringer jag om lyften?')[0], asksForCall('vem ringer jag om lyften?'), asksForCall('lyften')]).toEqual([[4, 0], true, false])
})
test('where nothing has all the words the best that has a whole one is given, with how many it lacks', () => {
  expect([best('sonden har lossnat'), best('lyften fungerar inte'), best('xyz')]).toEqual([[[2, 1]], [[4, 1], [3, 1]], []])
})
