import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instructionStep } from '@viewme/contract/instructions.ts'
import { findSymbols } from './symbol-search.ts'
import { symbolWords } from './symbol-words.ts'

const ids = Object.keys(symbolWords)
const drawings = readFileSync(join(import.meta.dirname, 'symbols.svg'), 'utf8')
const first = (asked: string) => findSymbols(asked)[0]

test('each symbol has one drawing and a word of its own in both languages, and its id fits in a step', () => {
  expect([...drawings.matchAll(/<symbol id="([^"]+)" viewBox="0 0 72 72">/g)].map(([, id]) => id)).toEqual(ids)
  for (const at of [0, 1] as const) expect(new Set(ids.map((id) => symbolWords[id]![at].toLowerCase())).size).toBe(ids.length)
  expect(ids.filter((id) => !instructionStep.shape.symbol.safeParse(id).success)).toEqual([])
})
test('no drawing fetches, runs or names anything outside itself', () => {
  expect(drawings).not.toMatch(/href|url\(|<script|<style|<image|<foreignObject|\son[a-z]+=/i)
})
test('finds by the word, by its beginning and by what else it is called, in both languages', () => {
  expect([first('sked'), first('spoon'), first('läkemedel'), first('taklyft'), first('wheelchair'), first('sidoläge'), first('toal')]).toEqual(['spoon', 'spoon', 'medicine', 'hoist', 'wheelchair', 'lie-on-side', 'toilet'])
  expect(findSymbols('tvätta händer')).toEqual(['wash'])
})
test('forgives å, ä and ö, capitals, and a letter wrong, missing or in another’s place', () => {
  expect([first('oga'), first('MAGE'), first('hjarta'), first('tanborste'), first('rulstol'), first('ambluans'), first('medisin'), first('glasogon')])
    .toEqual(['eye', 'stomach', 'heart', 'toothbrush', 'wheelchair', 'ambulance', 'medicine', 'glasses'])
})
test('finds nothing for what is not there, and everything when nothing is asked', () => {
  expect(findSymbols('xylofon')).toEqual([])
  expect(findSymbols('  ')).toEqual(ids)
})
