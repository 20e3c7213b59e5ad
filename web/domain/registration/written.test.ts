import { expect, test } from 'vitest'
import { registration } from '@viewme/contract/registration.ts'
import { asked, missingIn, nothingWritten, type Written } from './written.ts'

const texts = (['terms', 'privacy-notice', 'consent'] as const).map((kind, at) => ({ kind, version: 1, sha256: String(at).repeat(64), text: '' }))
const whole: Written = { firstName: ' Maj ', lastName: 'Exempel', email: ' Maj@Example.com ', terms: true, notice: true, consent: false }

test('a name, an address, the terms and the notice must be there, and the consent need not', () => {
  expect(missingIn(nothingWritten)).toEqual(['firstName', 'lastName', 'email', 'terms', 'notice'])
  expect(missingIn(whole)).toEqual([])
  for (const email of ['maj', 'maj@', '@example.com', 'maj @example.com', 'maj@example']) expect(missingIn({ ...whole, email })).toEqual(['email'])
})

test('what is sent is what the contract takes: each text by its hash, the consent only where it was given', () => {
  expect(registration.parse(asked(whole, texts, 'sv'))).toEqual({ firstName: 'Maj', lastName: 'Exempel', email: 'maj@example.com', language: 'sv', terms: '0'.repeat(64), notice: '1'.repeat(64), consent: null })
  expect(asked({ ...whole, consent: true }, texts, 'en')).toMatchObject({ language: 'en', consent: '2'.repeat(64) })
})
