import { expect, test } from 'vitest'
import { namedIn } from './contact-named.ts'

const contacts = [
  { name: 'Karin Exempelskog', role: 'mamma, medägare', member: 'k' }, { name: 'Assistansjour', role: 'assistansjour' }, { name: 'Sara Mallqvist', role: 'arbetsledare', member: 's' },
  { name: 'Mats Prototyp', role: 'kommunens sjuksköterska', member: 'm' }, { name: 'Hjälpmedelsjour (lyft, rullstol)', role: 'felanmälan' },
  ...['Omar', 'Jovan', 'Amina', 'Maja'].map((name) => ({ name: `${name} Testberg`, role: 'assistent', member: name })),
]
const named = (text: string) => namedIn(text, contacts).map((one) => one.name.split(' ')[0])

test('a text that says to ring somebody names them by name, by first name, by role or by what they answer as, in its own order', () => {
  expect(named('Går inte: ring hjälpmedelsjour.')).toEqual(['Hjälpmedelsjour'])
  expect(named('Ring Karin.')).toEqual(['Karin'])
  expect(named('Gammal: ring Sara Mallqvist först.')).toEqual(['Sara'])
  expect(named('Ring arbetsledaren eller assistansjouren.')).toEqual(['Sara', 'Assistansjour'])
  expect(named('Ring kommunens sjuksköterska, sedan mamman')).toEqual(['Mats', 'Karin'])
  expect(named('Call Karin')).toEqual(['Karin'])
})
test('nobody is offered who is not to be rung, nor by a word that names many or is part of another', () => {
  expect(named('Karin håller i benet. Ring 112.')).toEqual([])
  expect(named('Ring en assistent.')).toEqual([])
  expect(named('Ring Karinagården. Vänta på Sara.')).toEqual([])
  expect(named('')).toEqual([])
})
