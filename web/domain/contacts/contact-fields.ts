// What is typed about a contact, and what it becomes. Pure.
import { contactBody, isCalledAt, type ContactBody, type Situation } from '@viewme/contract/contacts.ts'
import { nameToWrite, type Member } from './contact-owner.ts'

/** `situations`: words of tiles. `elsewhere`: instructions it is tied to that this phone does not have. `whose`: '' until it is said. `member`: whose, where it is somebody in the team. */
export type Typed = { whose: '' | 'team' | 'other'; member: string; name: string; role: string; phone: string; hasTimes: boolean; days: string[]; from: string; to: string; hours: string; situations: string[]; elsewhere: string[]; inLadder: boolean }

/** `tiles`: those there are. One that has been renamed is chosen by its words today. */
export const typedFrom = (contact: ContactBody | null, tiles: readonly Situation[]): Typed => ({
  whose: contact === null ? '' : contact.member === undefined ? 'other' : 'team', member: contact?.member ?? '',
  name: contact?.name ?? '', role: contact?.role ?? '', phone: contact?.phone ?? '', hours: contact?.hours ?? '',
  hasTimes: contact?.times !== undefined, days: (contact?.times?.days ?? [1, 2, 3, 4, 5]).map(String), from: contact?.times?.from ?? '08:00', to: contact?.times?.to ?? '16:00',
  ...tiedTo(contact, tiles), inLadder: contact?.ladder !== undefined,
})

function tiedTo(contact: ContactBody | null, tiles: readonly Situation[]): Pick<Typed, 'situations' | 'elsewhere'> {
  const { situations = [], instructions = [] } = contact ?? {}
  const known = (words: string) => tiles.some((tile) => isCalledAt({ situations: [words] }, tile))
  return {
    situations: [...tiles.filter((tile) => isCalledAt({ situations, instructions }, tile)).map((tile) => tile.label), ...situations.filter((words) => !known(words))],
    elsewhere: instructions.filter((one) => !tiles.some((tile) => tile.instructions.includes(one))),
  }
}

/** By the contract's own rules, so that nothing saved can be refused for its form. */
export function problemsOf(typed: Typed): Record<'whose' | 'member' | 'name' | 'role' | 'phone' | 'days' | 'from' | 'to', boolean> {
  const wrong = (field: 'name' | 'role' | 'phone', value: string) => !contactBody.shape[field].safeParse(value).success
  const isTime = (value: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
  return {
    whose: typed.whose === '', member: typed.whose === 'team' && typed.member === '',
    name: typed.whose !== 'team' && wrong('name', typed.name.trim()), role: wrong('role', typed.role.trim()), phone: wrong('phone', phoneOf(typed.phone)),
    days: typed.hasTimes && typed.days.length === 0, from: typed.hasTimes && !isTime(typed.from), to: typed.hasTimes && !isTime(typed.to),
  }
}

/** Brackets, dots and the like are how numbers are copied from elsewhere. The zero in +46 (0)8 is only rung inside the country. */
const phoneOf = (typed: string): string => typed.trim().replace(/^((?:\+|00)[\d ]{1,6})\(0\)/, '$1 ').replace(/[()./\u2010-\u2015]/g, (mark) => (/[\u2010-\u2015/]/.test(mark) ? '-' : ' ')).replace(/\s+/g, ' ').trim()

/** `place`: where it stands, or would stand, in the call ladder. `owner`: the member it is tied to, where the directory knows them. */
export function fieldsOf(typed: Typed, place: number, owner: Member | null, tiles: readonly Situation[]): ContactBody {
  const listed = !owner?.protected
  const instructions = [...tiles.filter((tile) => typed.situations.includes(tile.label)).flatMap((tile) => tile.instructions), ...typed.elsewhere]
  return {
    ...(typed.whose === 'team' ? { member: typed.member } : {}),
    name: typed.whose === 'team' && owner ? nameToWrite(owner) : typed.name.trim(), role: typed.role.trim(), phone: phoneOf(typed.phone),
    ...(typed.hours.trim() ? { hours: typed.hours.trim() } : {}),
    ...(typed.hasTimes ? { times: { days: typed.days.map(Number).sort((a, b) => a - b), from: typed.from, to: typed.to } } : {}),
    ...(listed && typed.situations.length > 0 ? { situations: typed.situations } : {}),
    ...(listed && instructions.length > 0 ? { instructions } : {}),
    ...(listed && typed.inLadder ? { ladder: Math.min(place, 20) } : {}),
  }
}

const together: readonly (readonly (keyof Typed)[])[] = [['hasTimes', 'days', 'from', 'to'], ['whose', 'member', 'name']]

/** `begun`: what it was when the form was opened; `standing`: what it is now. A number that somebody else has changed meanwhile is not put back. */
export function mergedOf(begun: Typed, typed: Typed, standing: Typed): Typed {
  const differs = (key: keyof Typed) => JSON.stringify(typed[key]) !== JSON.stringify(begun[key])
  const changed = Object.entries(typed).filter(([key]) => (together.find((keys) => keys.some((one) => one === key)) ?? [key as keyof Typed]).some(differs))
  return { ...standing, ...Object.fromEntries(changed) }
}
