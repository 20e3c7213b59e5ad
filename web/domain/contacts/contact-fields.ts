// What is typed about a contact, and what it becomes. Pure.
import { contactBody, type ContactBody } from '@viewme/contract/contacts.ts'
import type { Fields } from './contacts.data.ts'

export type Typed = { name: string; role: string; phone: string; hasTimes: boolean; days: string[]; from: string; to: string; hours: string; situations: string[]; inLadder: boolean }

export const typedFrom = (contact: ContactBody | null): Typed => ({
  name: contact?.name ?? '', role: contact?.role ?? '', phone: contact?.phone ?? '', hours: contact?.hours ?? '',
  hasTimes: contact?.times !== undefined, days: (contact?.times?.days ?? [1, 2, 3, 4, 5]).map(String), from: contact?.times?.from ?? '08:00', to: contact?.times?.to ?? '16:00',
  situations: contact?.situations ?? [], inLadder: contact?.ladder !== undefined,
})

/** By the contract's own rules, so that nothing saved can be refused for its form. */
export function problemsOf(typed: Typed): Record<'name' | 'role' | 'phone' | 'days' | 'from' | 'to', boolean> {
  const wrong = (field: 'name' | 'role' | 'phone', value: string) => !contactBody.shape[field].safeParse(value).success
  const isTime = (value: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
  return {
    name: wrong('name', typed.name.trim()), role: wrong('role', typed.role.trim()), phone: wrong('phone', phoneOf(typed.phone)),
    days: typed.hasTimes && typed.days.length === 0, from: typed.hasTimes && !isTime(typed.from), to: typed.hasTimes && !isTime(typed.to),
  }
}

/** Brackets, dots and the like are how numbers are copied from elsewhere. The zero in +46 (0)8 is only rung inside the country. */
const phoneOf = (typed: string): string => typed.trim().replace(/^((?:\+|00)[\d ]{1,6})\(0\)/, '$1 ').replace(/[()./\u2010-\u2015]/g, (mark) => (/[\u2010-\u2015/]/.test(mark) ? '-' : ' ')).replace(/\s+/g, ' ').trim()

/** `place`: where it stands, or would stand, in the call ladder. */
export function fieldsOf(typed: Typed, place: number): Fields {
  return {
    name: typed.name.trim(), role: typed.role.trim(), phone: phoneOf(typed.phone),
    ...(typed.hours.trim() ? { hours: typed.hours.trim() } : {}),
    ...(typed.hasTimes ? { times: { days: typed.days.map(Number).sort((a, b) => a - b), from: typed.from, to: typed.to } } : {}),
    ...(typed.situations.length > 0 ? { situations: typed.situations } : {}),
    ...(typed.inLadder ? { ladder: Math.min(place, 20) } : {}),
  }
}

const timesTogether = ['hasTimes', 'days', 'from', 'to'] as const

/** `begun`: what it was when the form was opened; `standing`: what it is now. A number that somebody else has changed meanwhile is not put back. */
export function mergedOf(begun: Typed, typed: Typed, standing: Typed): Typed {
  const times = timesTogether.some((key) => JSON.stringify(typed[key]) !== JSON.stringify(begun[key]))
  const changed = Object.entries(typed).filter(([key, value]) => (timesTogether.some((one) => one === key) ? times : JSON.stringify(value) !== JSON.stringify(begun[key as keyof Typed])))
  return { ...standing, ...Object.fromEntries(changed) }
}
