// What is written in the form, and what is missing in it. Kept while the page stands, so that another language does not empty it; never on the device.
import type { Registration } from '@viewme/contract/registration.ts'
import type { Text } from './registration.data.ts'

export type Written = { firstName: string; lastName: string; email: string; terms: boolean; notice: boolean; consent: boolean }
export const nothingWritten: Written = { firstName: '', lastName: '', email: '', terms: false, notice: false, consent: false }
/** Only what must be there. */
export type Missing = Exclude<keyof Written, 'consent'>

const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export function missingIn({ firstName, lastName, email, terms, notice }: Written): Missing[] {
  return [...firstName.trim() ? [] : ['firstName' as const], ...lastName.trim() ? [] : ['lastName' as const], ...looksLikeAddress(email.trim()) ? [] : ['email' as const], ...terms ? [] : ['terms' as const], ...notice ? [] : ['notice' as const]]
}

/** What is sent: each text by the hash of what was shown. */
export function asked({ firstName, lastName, email, consent }: Written, texts: readonly Text[], language: 'sv' | 'en'): Registration {
  const hash = (kind: Text['kind']) => texts.find((one) => one.kind === kind)!.sha256
  return { firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim(), language, terms: hash('terms'), notice: hash('privacy-notice'), consent: consent ? hash('consent') : null }
}
