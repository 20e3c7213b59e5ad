import { expect, test } from 'vitest'
import { givenAway, nameToWrite, type Member } from './contact-owner.ts'

const member = (id: string, name: string, more: Partial<Member> = {}): Member => ({ id, name, protected: false, self: false, former: false, phones: [], ...more })
const linnea = member('l', 'Linnea', { protected: true, phones: ['070-1740611'] })
const omar = member('o', 'Omar Testberg')
const seen = (name: string, phone = '08-1', members = [linnea, omar], chosen: Member | null = null) => {
  const found = givenAway({ name, phone }, members, chosen)
  return found && [found.member.id, found.by]
}

test('a protected member’s first name stops a contact written by hand, however it is written, and nobody else’s', () => {
  for (const name of ['Linnea Låtsén', 'linnea', ' LINNEA  L', 'Låtsén, Linnea', 'Linneas mobil']) expect([name, seen(name)]).toEqual([name, ['l', 'name']])
  for (const name of ['Linn', 'Linneagården', 'Karin', 'Omar Annan', '']) expect([name, seen(name)]).toEqual([name, null])
})
test('a protected member’s number is known however it is written, also when it is given to somebody else', () => {
  for (const phone of ['0701740611', '+46 70 174 06 11', '0046-70-1740611', '070-174 06 11']) expect(seen('Nattjouren', phone)).toEqual(['l', 'number'])
  expect(seen('', '070-1740611', [linnea, omar], omar)).toEqual(['l', 'number'])
  expect(seen('Nattjouren', '070-1740612')).toBeNull()
})
test('whoever is protected does not write her own surname into the list either', () => {
  const herself = member('l', 'Linnea Låtsén', { protected: true, self: true })
  expect([seen('Per Låtsén', '08-1', [herself]), seen('Linnea', '08-1', [herself]), nameToWrite(herself)]).toEqual([['l', 'surname'], ['l', 'name'], 'Linnea'])
})
test('a member’s whole name is asked about, so that their number is hidden the day they are protected; nothing is asked of one that is tied', () => {
  expect(seen('Omar Testberg, mobil')).toEqual(['o', 'name'])
  expect([seen('', '08-1', [linnea, omar], omar), seen('', '070-1740611', [linnea, omar], linnea)]).toEqual([null, null])
  expect(nameToWrite(omar)).toBe('Omar Testberg')
})
