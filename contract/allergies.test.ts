import { expect, test } from 'vitest'
import { roles, type Actor, type Role } from './actor.ts'
import { allergiesOf, allergy, plainOf } from './allergies.ts'
import { mayWriteAllergy } from './allergies.permissions.ts'

const actor = (...held: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles: held, groups: [], person: false })
const fact = (id: string, to: string, severity: string, more: object = {}): any =>
  ({ id, kind: 'allergy', subject: id[0], seq: 1, basedOn: [], writtenAt: '2026-11-26T10:00:00.000Z', body: { to, severity, act: 'Ring 112.', plain: to }, ...more })

test('is written by leads and owners, whatever else they are, and by nobody else', () => {
  expect(roles.filter((role) => mayWriteAllergy(actor(role)).yes)).toEqual(['owner', 'lead'])
  expect(mayWriteAllergy(actor('assistant', 'lead'))).toEqual({ yes: true })
  expect(mayWriteAllergy(actor('assistant', 'substitute'))).toEqual({ yes: false, reason: 'only-leads-and-owners' })
})
test('is readable in the moment, whatever its severity', () => {
  expect(['life-threatening', 'mild'].map((severity) => allergy.moment({ to: 'Ägg', severity, act: 'Inget.', plain: 'Ägg' } as never))).toEqual([true, true])
})
test('stands with the gravest first, then by name, and one whose gravity nobody knows before the mild', () => {
  const facts = [fact('1', 'Ägg', 'mild'), fact('2', 'Björk', 'mild'), fact('3', 'Mjölk', 'unknown'), fact('4', 'Latex', 'serious'), fact('5', 'Nötter', 'life-threatening')]
  expect(allergiesOf(facts).map((one) => one.to)).toEqual(['Nötter', 'Latex', 'Mjölk', 'Björk', 'Ägg'])
})
test('is not hidden by a conflict: both versions are shown; it goes when it is withdrawn', () => {
  const first = fact('1', 'Nötter', 'serious')
  const two = [first, fact('1b', 'Nötter och mandel', 'serious', { seq: 2, basedOn: ['1'] }), fact('1c', 'Nötter, svår', 'life-threatening', { seq: 3, basedOn: ['1'] })]
  expect(allergiesOf(two).map((one) => [one.id, one.to])).toEqual([['1', 'Nötter, svår'], ['1', 'Nötter och mandel']])
  expect(allergiesOf([...two, { ...first, id: 'w', kind: 'withdrawal', seq: 4, basedOn: ['1', '1b', '1c'], body: {} }])).toEqual([])
})
test('says in plain text what it is on the first line, then how it shows and what to do', () => {
  expect(plainOf({ to: 'Nötter', signs: 'Utslag.', act: 'Ring 112.' })).toBe('Nötter\nUtslag.\nRing 112.')
  expect(plainOf({ to: 'Nötter', act: 'Ring 112.' })).toBe('Nötter\nRing 112.')
})
