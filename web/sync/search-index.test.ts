import { describe, expect, it } from 'vitest'
import { makeSearch, type SearchDocument } from './search-index.ts'

const document = (fact: string, by: 'title' | 'text', title: string, text = '', at = '2026-11-24'): SearchDocument => ({ fact, subject: `s${fact}`, kind: by === 'title' ? 'a' : 'b', by, title, text, at })
const made = () => {
  const search = makeSearch()
  search.add([
    document('1', 'title', 'Byta lyftsele', 'Lägg selen under benen'), document('2', 'title', 'Andningsuppehåll', 'Vänd på sidan'),
    document('3', 'text', '', 'Lyftsele, lyftsele och åter lyftsele. Lugn natt.', '2026-11-23'), document('4', 'text', '', 'Nya lyftselen kom.', '2026-11-24'),
  ])
  return search
}
const facts = (search: ReturnType<typeof makeSearch>, text: string) => search.ask(text).map((hit) => hit.fact)

describe('search', () => {
  it('puts what is found by title before running text, and the newest of that first', () => {
    expect(facts(made(), 'lyftsele')).toEqual(['1', '4', '3'])
  })
  it('finds inside compounds, without dots and rings, and in spite of a slip', () => {
    expect([facts(made(), 'sele')[0], facts(made(), 'uppehåll'), facts(made(), 'uppehall'), facts(made(), 'andningsuppehal')]).toEqual(['1', ['2'], ['2'], ['2']])
  })
  it('finds letters written in either Unicode form', () => {
    expect(facts(made(), 'uppehåll'.normalize('NFD'))).toEqual(['2'])
  })
  it('forgets what is gone in the same message', () => {
    const search = made()
    search.gone(['1', '3'])
    expect([facts(search, 'lyftsele'), search.size()]).toEqual([['4'], 2])
  })
  it('finds nothing for spaces', () => {
    expect(facts(made(), '   ')).toEqual([])
  })
})
