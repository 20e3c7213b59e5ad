import { describe, expect, it } from 'vitest'
import type { Part, Searched } from '../platform/searched.ts'
import { makeSearch } from './search-index.ts'

type More = { tile?: string; also?: string; steps?: string[]; why?: string; picture?: string; first?: boolean; unsaid?: string }
const made = (kind: string, title: string, { tile, also, steps = [], why, picture, first = false, unsaid = '' }: More = {}): Searched => ({
  fact: title, subject: title, kind, title, at: '', first, show: null, unsaid,
  parts: [
    tile && { where: 'tile', weight: 'name', text: tile }, also && { where: 'also', weight: 'name', text: also }, ...steps.map((text, at) => ({ where: 'step', number: at + 1, weight: 'do', text })),
    why && { where: 'why', weight: 'beside', text: why }, picture && { where: 'picture', weight: 'picture', text: picture },
  ].filter(Boolean) as Part[],
})
const call = 'ring telefon nummer'
const [button, lift, transfer, choking, pain, toilet, meal, seizure] = ['Sond/knapp har åkt ut', 'Taklyften stannar / strömavbrott', 'Lyft från säng till rullstol', 'Sätter i halsen', 'Smärta — så ser du, så gör du', 'Toalett, blöja och hudkontroll', 'Måltid i mun — passerad kost', 'Krampanfall — gör så här']
const search = makeSearch()
search.add([
  made('instruction', choking!, { tile: 'Sätter i halsen', first: true, steps: ['Hostar hon starkt: luta henne framåt, uppmuntra, vänta.', 'Ring 112 och sätt på högtalaren.'], why: 'Buktryck kan skada vid knappen. Trycket pressar ut luft.', picture: 'En hand lyfter hakan. Hon äter inte. Knappen åker inte ut.' }),
  made('instruction', lift!, { tile: 'Taklyften stannar', steps: ['Går inte: ring hjälpmedelsjour.'], why: 'När den röda knappen står ut är strömmen bruten. Vrid den så att den åker in, prova lyften.' }),
  made('instruction', transfer!, { tile: 'Lyft till rullstol', steps: ['Rulla henne mot dig.', 'Koppla korta öglor upptill.'], why: 'Dra inte i benet. NEJ är att hon vänder bort huvudet.' }),
  made('instruction', button!, { tile: 'Knappen åkt ut', steps: ['Ta vara på knappen.', 'Ring kommunens sjuksköterska.'] }),
  made('instruction', toilet!, { steps: ['Stäng dörren.'], why: 'Ett veck under höften gör ont.' }), made('instruction', pain!, { tile: 'Har ont', steps: ['Vill inte ha mat.'] }),
  made('instruction', meal!, { tile: 'Måltid', steps: ['Hostar två gånger: sluta.'] }), made('instruction', seizure!, { tile: 'Krampanfall', first: true, steps: ['Starta klockan.'] }),
  made('sign', 'Drar upp höger knä', { also: 'benet upp, lyfter benet, knäet' }), made('expression', 'Nej'), made('expression', 'Ont', { steps: ['Drar upp höger knä.'] }),
  made('contact', 'Hjälpmedelsjour (lyft, rullstol)', { also: 'felanmälan', unsaid: call }), made('contact', 'Mats Prototyp', { also: 'kommunens sjuksköterska', unsaid: call }),
])
/** The first of each kind, and whether it is called so. */
const firstOf = (asked: string) => Object.fromEntries(search.ask(asked).groups.map(({ kind, hits: [best] }) => [kind, best!.subject]))
const factsOf = (asked: string) => search.ask(asked).groups.filter(({ kind }) => kind === 'instruction').flatMap(({ hits }) => hits.map(({ subject }) => subject))
const namedOf = (asked: string) => search.ask(asked).groups.flatMap(({ hits }) => hits.filter(({ named }) => named).map(({ subject }) => subject))

describe('a question, as somebody types it', () => {
  it.each(['knappen åker ut', 'vad gör jag om knappen åker ut?', 'knappen har åkt ut', 'knapen akt ut', 'Knapparna åkte ut'])('finds what is done when the button is out by “%s”, before what merely has the words', (asked) => {
    expect([firstOf(asked).instruction, namedOf(asked), search.ask(asked).partly]).toEqual([button, [button], false])
  })
  it('finds how it is said before instructions that have the word in their text', () => {
    expect(namedOf('hur säger hon nej?')).toEqual(['Nej'])
  })
  it('answers whom to ring with whom to ring, and with what is done meanwhile', () => {
    expect([firstOf('vem ringer jag om lyften?'), namedOf('vem ringer jag om lyften?')]).toEqual([{ instruction: lift, contact: 'Hjälpmedelsjour (lyft, rullstol)' }, ['Hjälpmedelsjour (lyft, rullstol)']])
  })
  it('finds by another word for the same thing', () => {
    expect([namedOf('vad får hon äta'), namedOf('epilepsi'), namedOf('lyften fungerar inte')[0]]).toEqual([[meal], [seizure], lift])
    expect([namedOf('How does she say no?'), namedOf('What do I do when the button comes out?')]).toEqual([['Nej'], [button]])
  })
  it.each(['ont', 'hon har ont'])('a fragment inside a word never comes before a whole word: %s', (asked) => {
    expect([firstOf(asked).instruction, namedOf(asked)]).toEqual([pain, [pain, 'Ont']])
  })
  it('finds a name in spite of a slip', () => expect(namedOf('matz')).toEqual(['Mats Prototyp']))
  it('finds what is seen by all its words before what has them in its text', () => {
    expect([namedOf('drar upp benet'), firstOf('drar upp benet').instruction]).toEqual([['Drar upp höger knä'], transfer])
  })
  it('words that stand in a picture’s description alone come last, also of what saves a life', () => {
    expect(search.ask('åker inte ut').groups[0]!.hits.map(({ subject }) => subject)).toEqual([button, lift, choking])
  })
  it('words that only ask are looked for where nothing else is typed', () => {
    expect([factsOf('hon'), factsOf('hon hostar')]).toEqual([[choking, transfer], [choking, meal]])
  })
})
