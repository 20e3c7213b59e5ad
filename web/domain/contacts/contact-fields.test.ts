import { expect, test } from 'vitest'
import { contactBody } from '@viewme/contract/contacts.ts'
import { fieldsOf, mergedOf, problemsOf, typedFrom } from './contact-fields.ts'

const kept = { id: 's', factId: 'f', beside: false, name: 'Lotta Mönster', role: 'sjuksköterska', phone: '08-46500402', hours: 'via växel', times: { days: [1, 5], from: '08:00', to: '12:00' }, situations: ['Krampanfall'], ladder: 3 }

test('opening a contact and saving it changes nothing of it', () => {
  const { id: _, factId: __, beside: ___, ...body } = kept
  expect(fieldsOf(typedFrom(kept, []), 3, null, [])).toEqual(body)
})
test('a number is taken as people copy it, and what is saved is what the contract takes', () => {
  const typed = { ...typedFrom(kept, []), phone: ' (08)–465 004.02 ' }
  expect(problemsOf(typed).phone).toBe(false)
  expect(contactBody.safeParse(fieldsOf(typed, 3, null, [])).success).toBe(true)
  expect(problemsOf({ ...typed, phone: 'växeln' }).phone).toBe(true)
})
test('says what is missing, and asks for days and hours only where there are some', () => {
  const empty = { ...typedFrom(null, []), days: [], from: '', to: '25:00' }
  expect(problemsOf(empty)).toEqual({ whose: true, member: false, name: true, role: true, phone: true, days: false, from: false, to: false })
  expect(problemsOf({ ...empty, hasTimes: true })).toMatchObject({ days: true, from: true, to: true })
})
test('a zero in brackets after the country is not rung', () => {
  expect(fieldsOf({ ...typedFrom(kept, []), phone: '+46 (0)8-465 004 02' }, 3, null, []).phone).toBe('+46 8-465 004 02')
  expect(fieldsOf({ ...typedFrom(kept, []), phone: '0046(0)8-465 004 02' }, 3, null, []).phone).toBe('0046 8-465 004 02')
  expect(fieldsOf({ ...typedFrom(kept, []), phone: '(08) 465 004 02' }, 3, null, []).phone).toBe('08 465 004 02')
})
test('what somebody else changed while a contact was open stays, but for what was changed here', () => {
  const begun = typedFrom(kept, [])
  const other = typedFrom({ ...kept, phone: '070-1234567', role: 'läkare', times: { days: [2], from: '09:00', to: '10:00' } }, [])
  expect(mergedOf(begun, { ...begun, role: 'chef' }, other)).toEqual({ ...other, role: 'chef' })
  expect(mergedOf(begun, { ...begun, to: '14:00' }, other)).toMatchObject({ phone: '070-1234567', days: ['1', '5'], from: '08:00', to: '14:00' })
})
test('a contact tied to a member takes their name from the directory, and of one who is protected neither situations nor a place to be rung in', () => {
  const omar = { id: 'm', name: 'Omar Testberg', protected: false, self: false, former: false, phones: [] }
  const typed = { ...typedFrom({ ...kept, member: 'm' }, []), name: 'Omar' }
  expect(problemsOf({ ...typed, name: '' }).name).toBe(false)
  expect(problemsOf({ ...typed, member: '' }).member).toBe(true)
  expect(fieldsOf(typed, 3, omar, [])).toMatchObject({ member: 'm', name: 'Omar Testberg', ladder: 3, situations: ['Krampanfall'] })
  const hidden = fieldsOf(typed, 3, { ...omar, name: 'Omar', protected: true }, [])
  expect([hidden.member, hidden.name, 'ladder' in hidden, 'situations' in hidden]).toEqual(['m', 'Omar', false, false])
  // Not in the directory any more: what it said stays.
  expect(fieldsOf(typed, 3, null, [])).toMatchObject({ member: 'm', name: 'Omar' })
})
test('what is chosen is tied to the instructions behind the tile, and is still chosen when the tile has other words', () => {
  const lift = (label: string, earlier: string[] = []) => ({ label, earlier, instructions: ['lift'] })
  const made = fieldsOf({ ...typedFrom(kept, []), situations: ['Taklyften stannar'] }, 3, null, [lift('Taklyften stannar')])
  expect([made.situations, made.instructions]).toEqual([['Taklyften stannar'], ['lift']])
  const typed = typedFrom(made, [lift('Liften står', ['Taklyften stannar'])])
  expect(typed.situations).toEqual(['Liften står'])
  expect(fieldsOf(typed, 3, null, [lift('Liften står', ['Taklyften stannar'])])).toMatchObject({ situations: ['Liften står'], instructions: ['lift'] })
  // What somebody cannot see they do not untie.
  expect(fieldsOf(typedFrom(made, []), 3, null, []).instructions).toEqual(['lift'])
})
