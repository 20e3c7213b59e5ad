import { expect, it } from 'vitest'
import { asksToCall, familyOf, fold, isHeadOf, saysSomething } from './word-forms.ts'

const families = (words: string) => new Set(words.split(' ').map((word) => familyOf(fold(word)))).size

it.each([
  'knapp knappen knappar knapparna', 'lyft lyften lyfter lyfta lyfte lyfts', 'åka åker åkte åkt', 'ring ringa ringer ringde', 'ben benet benen', 'sele selen selar', 'hosta hostar hostade hostat',
  'kramp krampar krampen', 'mage magen magar', 'mun munnen', 'läpp läppen läpparna', 'äta äter ätit', 'hand handen händer', 'säng sängen', 'vatten vattnet', 'dra drar drog', 'röd röda rött',
])('takes %s for one word', (words) => expect(families(words)).toBe(1))
it.each(['mat Mats', 'pass påse', 'nej ner', 'ont ond', 'sond sand', 'hals hal'])('tells %s apart', (words) => expect(families(words)).toBe(2))
it('lets words that only ask decide nothing, and knows who asks whom to call', () => {
  expect('vad gör jag om knappen åker ut'.split(' ').map(fold).filter(saysSomething)).toEqual(['knappen', 'aker', 'ut'])
  expect('what do i do when she has pain'.split(' ').filter(saysSomething)).toEqual(['pain'])
  expect(['ringer', 'phone', 'ringen'].map(asksToCall)).toEqual([true, true, false])
})
it('takes the end of a compound, as it was typed, for the word itself', () => {
  expect([isHeadOf('lyften', 'taklyften'), isHeadOf('lyften', 'lyften'), isHeadOf('ont', 'tandont'), isHeadOf('lyften', 'lyftselen')]).toEqual([true, false, false, false])
})
