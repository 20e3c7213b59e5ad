import { expect, test } from 'vitest'
import { answersAt, contactsOf, inCallOrder, isCalledAt, type ContactBody } from './contacts.ts'

const contact = (name: string, more: Partial<ContactBody & { id: string }> = {}): ContactBody & { id: string } => ({ id: name, name, role: 'roll', phone: '08-46500400', ...more })
const mornings = { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' }
const at = (day: number, hour: number) => ({ day, minutes: hour * 60 })

test('somebody answers from the first minute until the last, on their days, and nothing is said where no times are known', () => {
  expect([at(1, 8), { day: 5, minutes: 719 }, at(1, 12), { day: 1, minutes: 479 }, at(6, 9)].map((time) => answersAt({ times: mornings }, time))).toEqual([true, true, false, false, false])
  expect(answersAt({}, at(1, 9))).toBeNull()
})
test('a time over midnight belongs to the day it began on', () => {
  const nights = { days: [7], from: '21:00', to: '07:00' }
  expect([at(7, 22), at(1, 6), at(1, 7), at(7, 6), at(1, 22)].map((time) => answersAt({ times: nights }, time))).toEqual([true, true, false, false, false])
})
const situation = (label: string | null) => (label === null ? null : { label, earlier: [], instructions: [] })
const names = (contacts: Parameters<typeof inCallOrder>[0], asked: string | null, time: { day: number; minutes: number }) =>
  Object.fromEntries(Object.entries(inCallOrder(contacts, situation(asked), time)).map(([part, ones]) => [part, ones.map((one) => one.name)]))

test('those of the situation come first, then the call ladder; who does not answer now comes last in each', () => {
  const contacts = [
    contact('Karin', { ladder: 1 }), contact('Lotta', { times: mornings, situations: ['Krampanfall'] }), contact('Mats', { ladder: 2, situations: [' krampanfall'] }),
    contact('Erik'), contact('Jour', { ladder: 3 }), contact('Dagverksamhet', { ladder: 2, times: mornings }),
  ]
  expect(names(contacts, 'Krampanfall', at(1, 9))).toEqual({ first: ['Mats', 'Lotta'], ladder: ['Karin', 'Dagverksamhet', 'Jour'], rest: ['Erik'], later: [] })
  expect(names(contacts, null, at(7, 20))).toEqual({ first: [], ladder: ['Karin', 'Mats', 'Jour', 'Dagverksamhet'], rest: ['Erik', 'Lotta'], later: [] })
})
test('one of the situation who does not answer now never stands before anybody who does, unless nobody answers', () => {
  const lotta = contact('Lotta', { times: mornings, situations: ['Krampanfall'] })
  const day = contact('Dagverksamhet', { ladder: 1, times: mornings })
  expect(names([lotta, day, contact('Karin', { ladder: 2 })], 'Krampanfall', at(1, 20))).toEqual({ first: [], ladder: ['Karin', 'Dagverksamhet'], rest: [], later: ['Lotta'] })
  expect(names([lotta, day, contact('Mats', { situations: ['Krampanfall'] })], 'Krampanfall', at(1, 20))).toEqual({ first: ['Mats'], ladder: ['Dagverksamhet'], rest: [], later: ['Lotta'] })
  expect(names([lotta, day], 'Krampanfall', at(1, 20))).toEqual({ first: ['Lotta'], ladder: ['Dagverksamhet'], rest: [], later: [] })
})
test('a contact is called first where it was tied, also when the tile has been given other words, and an older one by the words that the tile had before', () => {
  const tied = { situations: ['Taklyften stannar'], instructions: ['lift'] }
  const renamed = { label: 'Liften står', earlier: [], instructions: ['lift'] }
  expect([isCalledAt(tied, renamed), isCalledAt({ instructions: ['lift'] }, renamed), isCalledAt({ situations: ['taklyften stannar '] }, renamed)]).toEqual([true, true, false])
  expect(isCalledAt({ situations: ['taklyften stannar '] }, { ...renamed, earlier: ['Taklyften stannar'] })).toBe(true)
  expect(isCalledAt(tied, { label: 'Krampanfall', earlier: [], instructions: ['seizure'] })).toBe(false)
})
test('two versions of a contact are both called from wherever one of them stands, side by side, and one that says the same is not said twice', () => {
  const old = contact('Jour', { id: 'jour', ladder: 2, phone: '08-1' })
  const other = { ...old, phone: '08-2', situations: ['Krampanfall'], ladder: undefined }
  const phones = (asked: string | null, ...more: (typeof old)[]) => Object.values(inCallOrder([contact('Karin', { ladder: 1 }), old, other, ...more], situation(asked), at(1, 20))).map((part) => part.map((one) => one.phone))
  expect(phones('Krampanfall')).toEqual([['08-1', '08-2'], ['08-46500400'], [], []])
  expect(phones(null)).toEqual([[], ['08-46500400', '08-1', '08-2'], [], []])
  expect(phones(null, { ...other, ladder: 7 })).toEqual(phones(null))
  // Open by one of them is open.
  expect(phones('Krampanfall', { ...other, phone: '08-3', times: mornings })[0]).toEqual(['08-1', '08-2', '08-3'])
  expect(inCallOrder([{ ...old, times: mornings }, other], null, at(1, 20)).ladder.map((one) => one.phone)).toEqual(['08-2', '08-1'])
})
test('a contact that two have changed apart stands with both numbers, until one fact takes the place of both', () => {
  const fact = (id: string, seq: number, basedOn: string[], phone: string): any => ({ id, kind: 'contact', subject: 's', seq, basedOn, writtenAt: '2026-11-26T10:00:00.000Z', body: { name: 'Jour', role: 'jour', phone } })
  const two = [fact('1', 1, [], '08-0'), fact('2', 2, ['1'], '08-1'), fact('3', 3, ['1'], '08-2')]
  expect(contactsOf(two).map(({ id, phone, beside }) => [id, phone, beside])).toEqual([['s', '08-1', true], ['s', '08-2', true]])
  expect(contactsOf([...two, fact('4', 4, ['2', '3'], '08-2')]).map(({ phone, beside }) => [phone, beside])).toEqual([['08-2', false]])
})
