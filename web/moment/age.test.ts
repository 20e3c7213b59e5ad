import { expect, test } from 'vitest'
import { ageWords } from './age.ts'
import { momentTexts } from './texts.ts'

const now = new Date(2026, 10, 24, 14, 3)
const none = { unsent: 0, refused: 0 }
const calm = { offset: 0, clockWrong: false, captive: false }
const words = (at: Date | null, written = none, ready = true, missing = 0, more: Partial<typeof calm> = {}) => ageWords({ at: at?.toISOString() ?? null, ready, missing, ...calm, ...more }, written, now, momentTexts())

test('says how old the copy is in words', () => {
  expect(words(new Date(2026, 10, 24, 14, 2))).toBe('Uppdaterad nyss · redo för offline')
  expect(words(new Date(2026, 10, 24, 7, 12))).toBe('Sparad 07:12 · redo för offline')
  expect(words(new Date(2026, 10, 23, 7, 12))).toBe('Sparad i går 07:12 · redo för offline')
  expect(words(null, none, false)).toBe('Ingen kopia på telefonen än')
})
test('says old first when the copy is over three days', () => {
  expect(words(new Date(2026, 10, 12, 7, 12), none, false)).toBe('Gammal: sparad 12 november')
})
test('counts what waits and what was refused instead of saying ready', () => {
  expect(words(new Date(2026, 10, 24, 7, 12), { unsent: 2, refused: 1 })).toBe('Sparad 07:12 · 2 väntar · 1 nekad')
})
test('says how many pictures are missing, and is not ready until they are here', () => {
  expect(words(new Date(2026, 10, 24, 7, 12), none, false, 3)).toBe('Sparad 07:12 · 3 bilder saknas')
  expect(words(new Date(2026, 10, 24, 7, 12), { unsent: 1, refused: 0 }, false, 1)).toBe('Sparad 07:12 · 1 väntar · 1 bild saknas')
})
test('never calls a copy from the time to come new: the clock has been set back', () => {
  expect(words(new Date(2026, 10, 26, 9, 30), none, true, 0, { clockWrong: true })).toBe('Sparad 26 november 09:30 · klockan ser fel ut · redo för offline')
  expect(words(new Date(2026, 10, 24, 14, 30), none, true, 0, { clockWrong: true })).toBe('Sparad 14:30 · klockan ser fel ut · redo för offline')
})
test('counts the age by the server’s clock where the phone’s is known to be wrong', () => {
  expect(words(new Date(2026, 10, 24, 12, 2), none, true, 0, { offset: 2 * 60 * 60_000, clockWrong: true })).toBe('Uppdaterad nyss · klockan ser fel ut · redo för offline')
})
test('says when the network wants a login', () => {
  expect(words(new Date(2026, 10, 24, 7, 12), { unsent: 1, refused: 0 }, true, 0, { captive: true })).toBe('Sparad 07:12 · nätet vill ha inloggning · 1 väntar')
})
