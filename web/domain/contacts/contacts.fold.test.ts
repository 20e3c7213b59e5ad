import { expect, test } from 'vitest'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { earlierOf, readOf, situationsOf, stillStanding } from './contacts.fold.ts'

const fact = (id: string, seq: number | null, basedOn: string[], phone: string, more: object = {}): any => ({
  id, kind: 'contact', subject: 's', seq, basedOn, author: 'a', writtenAt: `2026-11-2${id}T10:00:00.000Z`, body: { name: 'Jour', role: 'jour', phone }, ...more,
})
const first = fact('1', 1, [], '08-0')
const two = [first, fact('2', 2, ['1'], '08-1'), fact('3', 3, ['1'], '08-2')]
const read = (facts: any[], listed: string[] = []) => readOf(facts, new Set(listed))
const phones = (facts: any[], listed: string[] = []) => read(facts, listed).contacts.map((one) => one.phone)

test('the contact of a member is listed where the phone knows that their identity is not protected, and else in no version of it', () => {
  const of = (member: string, one: any) => ({ ...one, body: { ...one.body, member } })
  expect(phones([of('m1', first)], ['m1'])).toEqual(['08-0'])
  expect(phones([of('m1', first)])).toEqual([])
  expect(phones([of('m2', first), ...two.slice(1)], ['m1'])).toEqual([])
  expect(read([of('m2', { ...first, seq: null, stopped: { result: 'refused', reason: 'x' } })], ['m1'])).toEqual({ contacts: [], stopped: [] })
})
test('a member’s contact is called by the name that the directory has today', () => {
  const tied = { ...first, body: { ...first.body, member: 'm1' } }
  expect([readOf([tied], new Set(['m1']), new Map([['m1', 'Omar Nytt']])), readOf([tied], new Set(['m1']))].map(({ contacts }) => contacts[0]!.name)).toEqual(['Omar Nytt', 'Jour'])
})
test('both numbers of a contact that two have changed are listed, and the one before can still be read', () => {
  expect(phones(two)).toEqual(['08-1', '08-2'])
  expect(earlierOf(two, new Map([['a', 'Karin']]))).toEqual([{ fact: '1', body: first.body, by: 'Karin', at: first.writtenAt }])
})
test('of two versions the one that was not chosen can be read afterwards', () => {
  const all = [...two, fact('4', 4, ['2', '3'], '08-2')]
  expect(phones(all)).toEqual(['08-2'])
  expect(earlierOf(all, new Map()).map((one) => one.body.phone)).toEqual(['08-2', '08-1', '08-0'])
})
test('what the server has stopped is no number to call, and waits to be written anew with its reason', () => {
  const stopped = fact('2', null, ['1'], '08-1', { stopped: { result: 'quarantined', reason: 'only-the-team' }, audience: { groups: ['g'], members: [] } })
  expect(read([first, stopped])).toMatchObject({ contacts: [{ phone: '08-0' }], stopped: [{ fact: '2', subject: 's', groups: ['g'], first: false, state: { word: 'waiting', reason: 'only-the-team' } }] })
  expect(earlierOf([first, stopped], new Map())).toEqual([])
  expect(read([stopped])).toMatchObject({ contacts: [], stopped: [{ first: true }] })
})
test('what is typed takes the place of what was opened and still stands, never of what came beside it meanwhile', () => {
  const contacts = read(two).contacts
  expect(stillStanding(contacts, contacts).map((one) => one.phone)).toEqual(['08-1', '08-2'])
  expect(stillStanding(contacts.slice(0, 1), contacts).map((one) => one.phone)).toEqual(['08-1'])
  expect(stillStanding(read([first]).contacts, contacts)).toEqual([])
})
test('a tile that has been renamed knows what it was called before; two instructions with the same words are one', () => {
  const version = (subject: string, id: string, basedOn: string[], label: string, order: number): any => ({ id, kind: 'instruction-version', subject, seq: Number(id), basedOn, author: 'a', writtenAt: '2026-11-26T10:00:00.000Z', body: { title: label, situation: { label, icon: 'x', order } } })
  const facts = [version('lift', '1', [], 'Taklyften stannar', 2), version('lift', '2', ['1'], 'Liften står', 2), version('one', '3', [], 'Krampanfall', 1), version('other', '4', [], 'Krampanfall ', 1)]
  expect(situationsOf(instructionsOf(facts))).toEqual([{ label: 'Krampanfall', instructions: ['one', 'other'], earlier: [] }, { label: 'Liften står', instructions: ['lift'], earlier: ['Taklyften stannar'] }])
  // The words are another's now.
  expect(situationsOf(instructionsOf([...facts, version('new', '5', [], 'Taklyften stannar', 3)]))[1]!.earlier).toEqual([])
})
