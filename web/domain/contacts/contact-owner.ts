// Whose number it is. A contact tied to a member follows the directory, and so is hidden when their identity is protected. Pure.
import type { Typed } from './contact-fields.ts'

/** `name`: as the directory says it. `phones`: the numbers of theirs that this phone holds. `former`: no longer in the team. */
export type Member = { id: string; name: string; protected: boolean; self: boolean; former: boolean; phones: string[] }

/** What a list would show of somebody: `number` and `surname` are never let through, a `name` may be another's. */
export type GivenAway = { member: Member; by: 'number' | 'surname' | 'name' }

export const words = (text: string): string[] => text.normalize('NFC').toLocaleLowerCase('sv').split(/[^\p{L}\p{N}-]+/u).filter(Boolean)
const holds = (said: readonly string[], name: readonly string[]) => name.length > 0 && said.some((_, at) => name.every((word, n) => said[at + n] === word || said[at + n] === `${word}s`))
const digits = (phone: string): string => phone.replace(/[^+0-9]/g, '').replace(/^(\+|00)46/, '0').replace(/^00/, '0')

/** The name that is written down with a number: of a protected member never more than the first, also where their own directory says all of it. */
export const nameToWrite = ({ name, protected: isProtected, self }: Member): string => (isProtected && self ? name.split(/\s+/)[0]! : name)

/** Whom what is typed would give away, or looks like; null where nobody. `chosen`: the member it is tied to already. */
export function givenAway({ name, phone }: Pick<Typed, 'name' | 'phone'>, members: readonly Member[], chosen: Member | null): GivenAway | null {
  const [said, number] = [words(chosen ? '' : name), digits(phone)]
  const others = members.filter((one) => one.id !== chosen?.id)
  const hidden = others.filter((one) => one.protected)
  const by = (kind: GivenAway['by'], member: Member | undefined) => member && { by: kind, member }
  // Only their own directory says the surname of somebody who is protected.
  const surname = (one: Member) => (one.self ? words(one.name).slice(1).filter((word) => word.length > 1) : [])
  return by('number', hidden.find((one) => one.phones.some((phone) => digits(phone) === number)))
    ?? by('surname', hidden.find((one) => surname(one).some((word) => holds(said, [word]))))
    ?? by('name', hidden.find((one) => holds(said, words(nameToWrite(one)))))
    ?? by('name', others.find((one) => !one.former && words(one.name).length > 1 && holds(said, words(one.name))))
    ?? null
}
