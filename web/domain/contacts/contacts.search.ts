// What search finds of contacts: those that a list may show, in every version that stands, and the two numbers that are always first. Pure.
import type { Contact } from '@viewme/contract/contacts.ts'
import type { Part, Searched } from '../../platform/searched.ts'

/** `two`: another version of it stands too. */
export type Shown = { name: string; role: string; phone: string; hours: string | null; red: boolean; two: boolean }
export type Always = { id: string; name: string; phone: string; role: string; red: boolean }

export const contactsSearched = (contacts: readonly Contact[], always: readonly Always[], hoursOf: (one: Contact) => string | null): Searched<Shown>[] => [
  ...always.map((one) => documentOf(one.id, one.id, { ...one, hours: null, two: false }, [])),
  ...contacts.map((one) => documentOf(one.factId, one.id, { name: one.name, role: one.role, phone: one.phone, hours: hoursOf(one), red: false, two: one.beside }, one.situations ?? [])),
]

/** Whoever asks whom to ring is answered by whom to ring. */
const callWords = 'ring telefon nummer call phone'

function documentOf(fact: string, subject: string, show: Shown, situations: readonly string[]): Searched<Shown> {
  const parts: Part[] = [
    { where: 'role', weight: 'name', text: show.role }, ...(show.phone === show.name ? [] : [{ where: 'phone', weight: 'do' as const, text: show.phone }]),
    ...(show.hours ? [{ where: 'hours', weight: 'beside' as const, text: show.hours }] : []),
    ...(situations.length > 0 ? [{ where: 'situations', weight: 'beside' as const, text: situations.join(', ') }] : []),
  ]
  return { fact, subject, kind: 'contact', title: show.name, parts, unsaid: callWords, at: '', first: show.red, show }
}
