import { expect, it } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { reasonWords } from './reason-words.ts'

it('says why a binder takes in nothing new, and where it can be opened again that what was written is still here', () => {
  for (const [locale, still] of [['sv', 'finns kvar här'], ['en', 'still here']] as const) {
    overwriteGetLocale(() => locale)
    expect(reasonWords('account-read-only')).toContain(still)
    for (const reason of ['account-read-only', 'account-ended']) expect(reasonWords(reason), reason).not.toContain(reason)
  }
})
