import { afterEach, expect, it, vi } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { setLanguage, type Language } from '../../platform/language.ts'
import { standingNow, standingTone, standingWords } from './competence-words.ts'

afterEach(() => { speak('sv'); vi.unstubAllGlobals() })
const speak = (language: Language) => {
  vi.stubGlobal('document', { documentElement: {} })
  setLanguage(language)
  overwriteGetLocale(() => language)
}

const now = new Date(2026, 10, 27, 23, 30)
const given = (from: string, until?: string, ended?: string) => ({ given: { by: 'Lotta', from, ...(until ? { until } : {}), ...(ended ? { ended } : {}) } })
const each = [{}, given('2026-12-01'), given('2026-03-15'), given('2026-03-15', '2027-03-15'), given('2026-03-15', '2026-12-09'), given('2026-03-15', '2026-11-28'), given('2026-03-15', '2026-11-27'), given('2025-11-15', '2026-11-15'), given('2026-03-15', '2027-03-15', '2026-11-27')].map((one) => standingNow(one, now))

it('says how each stands in words, and until which day, with its year', () => {
  speak('sv')
  expect(each.map(standingWords)).toEqual(['Inskolning pågår', 'Gäller från 1 december 2026', 'Gäller tills vidare', 'Gäller till 15 mars 2027', 'Går ut om 12 dagar, 9 december 2026', 'Går ut i morgon', 'Går ut i dag', 'Gick ut 15 november 2026', 'Avslutad 27 november 2026'])
  speak('en')
  expect(each.map(standingWords)).toEqual(['Being trained', 'Valid from 1 December 2026', 'Valid, no end date', 'Valid until 15 March 2027', 'Expires in 12 days, 9 December 2026', 'Expires tomorrow', 'Expires today', 'Expired 15 November 2026', 'Ended 27 November 2026'])
})
it('warns by its colour too of what runs out, has run out or was ended, and of nothing else', () => {
  expect(each.map(standingTone)).toEqual(['plain', 'plain', 'green', 'green', 'amber', 'amber', 'amber', 'amber', 'amber'])
})
