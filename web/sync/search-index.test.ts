import { describe, expect, it } from 'vitest'
import type { Found, Part, Searched } from '../platform/searched.ts'
import { makeSearch } from './search-index.ts'
import { slipsBetween } from './search-words.ts'

type Given = { title?: string; step?: string; warning?: string; text?: string; at?: string; first?: boolean }
const document = (fact: string, kind: string, { title = '', step, warning, text, at = '2026-11-24', first = false }: Given): Searched => ({
  fact, subject: `s${fact}`, kind, title, at, first, show: null,
  parts: [step && { where: 'step', number: 1, weight: 'do', text: step }, warning && { where: 'warning', number: 1, weight: 'beside', text: warning }, text && { where: 'text', weight: 'running', text }].filter(Boolean) as Part[],
})
const made = (...documents: Searched[]) => {
  const search = makeSearch()
  search.add(documents)
  return search
}
const factsOf = (found: Found) => found.groups.flatMap(({ hits }) => hits.map((hit) => hit.fact))
const marked = (found: Found) => found.groups.flatMap(({ hits }) => hits.map((hit) => [...hit.title, ...hit.reasons.flatMap(({ pieces }) => pieces)].filter((piece) => piece.found).map(({ text }) => text)))
const binder = () => made(
  document('lift', 'instruction', { title: 'Byta lyftsele', step: 'Lägg selen under benen' }), document('breath', 'instruction', { title: 'Andningsuppehåll', step: 'Vänd på sidan' }),
  document('old', 'note', { text: 'Lyftsele, lyftsele och åter lyftsele. Lugn natt.', at: '2026-11-23' }), document('new', 'note', { text: 'Nya lyftselen kom.', at: '2026-11-24' }),
)

describe('search', () => {
  it('finds in a title before a step, in a step before a warning, in a warning before running text, and then the newest', () => {
    const search = made(document('old', 'a', { text: 'Sond', at: '2026-11-23' }), document('new', 'a', { text: 'Sond', at: '2026-11-24' }), document('warning', 'a', { warning: 'Sond' }), document('step', 'a', { step: 'Sond' }), document('title', 'a', { title: 'Sond' }))
    expect(factsOf(search.ask('sond'))).toEqual(['title', 'step', 'warning', 'new', 'old'])
  })
  it('finds a whole word before the beginning of one, and that before the inside of one, wherever they stand', () => {
    const search = made(document('inside', 'a', { title: 'Lyftsele' }), document('form', 'a', { title: 'Selen i bilen' }), document('beginning', 'a', { title: 'Selepåse' }), document('whole', 'a', { title: 'Byta sele' }), document('step', 'a', { step: 'Ta en sele' }))
    expect(factsOf(search.ask('sele'))).toEqual(['whole', 'form', 'step', 'beginning', 'inside'])
  })
  it('puts what saves a life first among what is found equally well, and not before what is found better', () => {
    expect(factsOf(made(document('step', 'a', { step: 'Sond' }), document('title', 'a', { title: 'Sond' }), document('life', 'a', { step: 'Sond', first: true })).ask('sond'))).toEqual(['title', 'life', 'step'])
  })
  it('finds inside compounds, without dots and rings, and in spite of a slip', () => {
    for (const [asked, fact] of [['sele', 'lift'], ['uppehåll', 'breath'], ['uppehall', 'breath'], ['UPPEHÅLL', 'breath'], ['lyfsele', 'lift'], ['andningsupehål', 'breath'], ['adningsuppehåll', 'breath'], ['lyftslee', 'lift']] as const) expect(factsOf(binder().ask(asked))[0], asked).toBe(fact)
  })
  it('finds letters written in either Unicode form, on both sides', () => {
    expect(factsOf(binder().ask('uppehåll'.normalize('NFD')))).toEqual(['breath'])
    expect(marked(made(document('1', 'a', { title: 'Gå på tå'.normalize('NFD') })).ask('tå'))).toEqual([['tå']])
  })
  it('forgives a slip in a word of four letters only where it is what something is called, none in a shorter one, nor where something has the word as it was typed', () => {
    expect([factsOf(made(document('1', 'a', { title: 'Mats Prototyp' }), document('2', 'a', { step: 'Fråga Mats' }), document('3', 'a', { title: 'Mat' })).ask('matz')), factsOf(made(document('1', 'a', { step: 'Sond' })).ask('sand')), factsOf(made(document('1', 'a', { title: 'Nej' })).ask('nek'))]).toEqual([['1', '2'], [], []])
    expect(factsOf(made(document('1', 'a', { title: 'Kramp' }), document('2', 'a', { title: 'Krampa' }), document('3', 'a', { title: 'Trampa' })).ask('krampa'))).toEqual(['2', '1'])
  })
  it('finds numbers, also a telephone number that is typed together, and forgives no slip in one', () => {
    const search = made(document('112', 'a', { step: 'Ring 112' }), document('spoon', 'a', { step: 'Sked, 7 ml åt gången' }), document('other', 'a', { step: 'Sked, 5 ml åt gången' }), document('phone', 'a', { step: '070-174 06 05' }))
    expect(['112', '7 ml', '0701740605', '070174', '174 06', '11388'].map((asked) => factsOf(search.ask(asked)))).toEqual([['112'], ['spoon'], ['phone'], ['phone'], ['phone'], []])
  })
  it('says which words were found and where', () => {
    const [first] = binder().ask('sele benen').groups[0]!.hits
    expect(first!.title).toEqual([{ text: 'Byta lyft', found: false }, { text: 'sele', found: true }])
    expect(first!.reasons).toEqual([{ where: 'step', number: 1, pieces: [{ text: 'Lägg ', found: false }, { text: 'selen', found: true }, { text: ' under ', found: false }, { text: 'benen', found: true }] }])
    expect(binder().ask('lyftsele').groups[0]!.hits[0]!.reasons).toEqual([{ where: 'title', number: null, pieces: [] }])
  })
  it('cuts a long text around what was found, between words', () => {
    const search = made(document('1', 'a', { text: `${'Lugn natt. '.repeat(40)}Hostade vid frukosten. ${'Åt allt. '.repeat(40)}` }))
    const text = search.ask('hostade').groups[0]!.hits[0]!.reasons[0]!.pieces.map((piece) => piece.text).join('')
    expect(text).toMatch(/^… (Lugn|natt).* Hostade vid frukosten\. .*(Åt|allt\.) …$/)
    expect(text.length).toBeLessThan(200)
  })
  it('gives what has most of a question’s words, and says so, where nothing has them all', () => {
    const search = made(document('button', 'a', { title: 'Knappen har åkt ut', step: 'Gör så här: täck hålet' }), document('lift', 'a', { title: 'Lyften har stannat', step: 'Gör så här: vänta' }))
    const found = search.ask('knappen pumpen ut')
    expect([factsOf(found), found.partly]).toEqual([['button'], true])
    expect(search.ask('knappen').partly).toBe(false)
    // What only asks is left out before that.
    expect([search.ask('vad gör jag om lyften').partly, factsOf(search.ask('vad gör jag om lyften'))]).toEqual([false, ['lift']])
  })
  it('puts what has more of the words before what saves a life, where nothing has them all', () => {
    const search = made(document('life', 'a', { title: 'Knappen i hissen', first: true }), document('both', 'a', { title: 'Knappen har åkt ut' }), document('far', 'a', { title: 'Hissen' }))
    expect(factsOf(search.ask('knappen ut pumpen'))[0]).toBe('both')
  })
  it('offers what is spelt nearly so where nothing is found, and nothing where nothing is near', () => {
    const search = made(document('1', 'a', { step: 'Sond och Öra' }))
    expect([search.ask('sånd').nearest, search.ask('öre').nearest, search.ask('xylofon').nearest, search.ask('sond').nearest]).toEqual(['sond', 'öra', null, null])
  })
  it('counts all and gives no more of each kind than asked for', () => {
    const found = made(...Array.from({ length: 7 }, (_, at) => document(String(at), at < 4 ? 'a' : 'b', { title: 'Bad' }))).ask('bad', 2)
    expect([found.count, found.groups.map(({ kind, all, hits }) => [kind, all, hits.length])]).toEqual([7, [['a', 4, 2], ['b', 3, 2]]])
  })
  it('forgets what is gone, and the old text of what takes its place', () => {
    const search = binder()
    search.gone(['lift', 'old'])
    search.add([document('breath', 'instruction', { title: 'Andas' })])
    expect([factsOf(search.ask('lyftsele')), factsOf(search.ask('uppehåll')), factsOf(search.ask('andas')), search.size()]).toEqual([['new'], [], ['breath'], 2])
    expect(search.ask('benen').count).toBe(0)
  })
  it('finds nothing for spaces and signs, and gives words to begin with, of different kinds', () => {
    const search = made(document('1', 'a', { title: 'Byta lyftsele' }), document('2', 'a', { title: 'Krampanfall' }), document('3', 'b', { title: 'Hanna Ek' }), document('4', 'note', { text: 'Lugn natt' }))
    expect([search.ask('   ').examples, search.ask('?!').count]).toEqual([['lyftsele', 'Hanna', 'Krampanfall'], 0])
  })
})

describe('slips', () => {
  it('are a letter too many, too few, another, or two that have changed places', () => {
    expect(['lyyftsele', 'lftsele', 'lystsele', 'lfytsele'].map((typed) => slipsBetween(typed, 'lyftsele', 2, true))).toEqual([1, 1, 1, 1])
  })
  it('are counted to the beginning of a known word that is longer, and of a long one also inside it', () => {
    expect([slipsBetween('krmap', 'krampanfall', 2), slipsBetween('krmap', 'ingenkramp', 1), slipsBetween('uppeholl', 'andningsuppehall', 2), slipsBetween('abc', 'xyz', 1)]).toEqual([1, Infinity, 1, Infinity])
  })
})
