import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

type Texts = Record<string, string>
const read = (language: string): Texts => JSON.parse(readFileSync(join(import.meta.dirname, 'messages', `${language}.json`), 'utf8'))
const sv = read('sv')
const en = read('en')

/** The same in both, rightly. */
const alike = new Set(['$schema', 'role_support', 'binder_by_situation', 'instruction_version', 'compare_text', 'compare_time', 'symbol_is', 'symbol_one', 'look_symbol', 'icon_hand', 'policy_version'])
/** Words that one of the two languages cannot do without, and the other does not have. */
const swedish = /[åäö]|\b(och|inte|att|som|till|med|har|kan|det|den|ett|en|du|din|ditt|av|om|vad|vem|hur|inget|ingen|inga|skriv|skrev|sök|ring|nu|ny|nya|nytt|gammal|visa|utan|bara|alla|minst|flytta|steg|skickad|sparad|ta|byt|loggar?|telefonen|vilka|samma|varje|fel|efter|kvar|eller|egen|eget|valda|plats|finns)\b/i
const english = /\b(the|and|not|this|that|is|are|was|has|have|been|you|your|of|with|cannot|can|who|what|how|nothing|new|write|search|call|now|old|show|without|only|step|choose|remove|sign|add|it|no|change|an|out|again|up|down|instruction|phone|on|when|which|by|at|for|to|or|as|any|about|knows?|left|my|than|wrong|set|after|always)\b/i
const withoutNames = (text: string) => text.replace(/\{\w+\}/g, ' ')
const isSwedish = (text: string) => swedish.test(withoutNames(text))
const isEnglish = (text: string) => english.test(withoutNames(text))
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted().join()

/** The keys of the texts that are missing, empty, or left in the other language. */
const wrong = (own: Texts, other: Texts, isOther: (text: string) => boolean): string[] => [
  ...Object.keys(other).filter((key) => !own[key]?.trim()),
  ...Object.entries(own).filter(([key, text]) => !alike.has(key) && (!(key in other) || text === other[key] || isOther(text))).map(([key]) => key),
]

describe('every text', () => {
  it('is there in both languages, and none is left in the other', () => {
    expect(wrong(en, sv, isSwedish)).toEqual([])
    expect(wrong(sv, en, isEnglish)).toEqual([])
  })

  it('would be seen if it were missing, empty, or left in the other language, under its own name or another', () => {
    const without = ({ save: _, ...rest }: Texts) => rest
    expect(wrong(without(en), sv, isSwedish)).toEqual(['save'])
    expect(wrong(en, without(sv), isSwedish)).toEqual(['save'])
    expect(wrong({ ...en, save: ' ' }, sv, isSwedish)).toEqual(['save'])
    const copied = Object.keys(sv).filter((key) => !alike.has(key))
    expect(wrong({ ...sv }, sv, isSwedish)).toEqual(copied)
    expect(wrong({ ...en }, en, isEnglish)).toEqual(Object.keys(en).filter((key) => !alike.has(key)))
    // Four words are enough to know a language by, wherever they stand.
    const sentences = (texts: Texts) => Object.entries(texts).flatMap(([key, text]) => (key !== '$schema' && withoutNames(text).match(/\p{L}+/gu)!.length > 3 ? [text] : []))
    expect(sentences(sv).length).toBeGreaterThan(300)
    expect(sentences(sv).filter((text) => !isSwedish(text))).toEqual([])
    expect(sentences(en).filter((text) => !isEnglish(text))).toEqual([])
  })

  it('names the same things in both languages', () => {
    expect(Object.keys(sv).filter((key) => names(sv[key]!) !== names(en[key]!))).toEqual([])
  })

  it('is calm and short of ornament, and in English has one word for one thing', () => {
    const all = { ...Object.fromEntries(Object.entries(sv).map(([key, text]) => [`sv ${key}`, text])), ...Object.fromEntries(Object.entries(en).map(([key, text]) => [`en ${key}`, text])) }
    expect(Object.entries(all).filter(([, text]) => /[!"']/.test(text))).toEqual([])
    // What docs/words.md says to write instead stands there, under "English on the screen".
    const another = /\b(anew|somebody|everybody|fetch(ed|ing)?|in force|hits?|tiles?|e-mail|without (a )?network|color|organiz\w+)\b/i
    expect(Object.entries(en).filter(([, text]) => another.test(text))).toEqual([])
  })
})

describe('the texts of the moment', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  /** Every text that is written in it, also inside what puts it together. */
  const spoken = (value: unknown): string[] =>
    typeof value === 'string' ? [value]
      : typeof value === 'function' ? [...value.toString().matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/g)].map(([, ...texts]) => texts.find((text) => text !== undefined)!.replace(/\$\{[^}]*\}/g, ' '))
        : Object.values(value as object).flatMap(spoken)

  it('are none of them left in the other language', async () => {
    const of = async (language: string) => {
      vi.resetModules()
      vi.stubGlobal('localStorage', { getItem: () => language })
      return spoken((await import('./moment/texts.ts')).momentTexts())
    }
    const [own, other] = [await of('en'), await of('sv')]
    expect(own.length).toBeGreaterThan(150)
    expect(own.filter(isSwedish)).toEqual([])
    expect(other.filter(isEnglish)).toEqual([])
    expect(own.filter((text) => /\p{L}{4}/u.test(text) && other.includes(text))).toEqual(['Version  '])
    expect([...own, ...other].filter((text) => /[!"]/.test(text))).toEqual([])
  })
})
