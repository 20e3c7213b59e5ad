import { expect, test } from 'vitest'
import { allergyBody } from '@viewme/contract/allergies.ts'
import { allergiesAsSeen, bodyFrom, fieldsFrom, problemsOf } from './allergies.fold.ts'

const fact = (id: string, to: string, seq: number | null, basedOn: string[] = [], more: object = {}): any =>
  ({ id, kind: 'allergy', subject: 's', seq, basedOn, writtenAt: '2026-11-26T10:00:00.000Z', body: { to, severity: 'serious', act: 'Ring 112.', plain: `${to}\nRing 112.` }, ...more })

test('what is not accepted yet waits; what was refused is kept apart, with its reason, and what stood before it stands', () => {
  const { standing, stopped } = allergiesAsSeen([fact('1', 'Nötter', 1), fact('2', 'Nötter och ägg', null, ['1'], { stopped: { result: 'refused', reason: 'only-leads-and-owners' } }), fact('3', 'Bi', null, [], { subject: 't' })])
  expect(standing.map((one) => [one.to, one.state.word])).toEqual([['Bi', 'waiting'], ['Nötter', 'sent']])
  expect(stopped).toMatchObject([{ factId: '2', id: 's', to: 'Nötter och ägg', state: { word: 'refused', reason: 'only-leads-and-owners' } }])
})
test('one from a newer app shows its plain text first of all, never an older version in its place', () => {
  const { standing } = allergiesAsSeen([fact('1', 'Nötter', 1), fact('2', '', 2, ['1'], { body: { new: true }, unread: { plain: 'Nötter, damm\nGe pennan.\nRing 112.' } }), fact('3', 'Bi', 3, [], { subject: 't' })])
  expect(standing.map(({ to, act, newer }) => [to, act, newer])).toEqual([['Nötter, damm', 'Ge pennan.\nRing 112.', true], ['Bi', 'Ring 112.', false]])
})
test('asks for what, how grave and what to do, and not for how it shows; what it makes is what the contract takes', () => {
  expect(problemsOf(fieldsFrom(undefined))).toEqual({ to: true, severity: true, act: true })
  const typed = { to: ' Nötter ', severity: 'mild' as const, signs: ' ', act: 'Ring Sara.\n' }
  expect(problemsOf(typed)).toEqual({ to: false, severity: false, act: false })
  expect(bodyFrom(typed)).toEqual({ to: 'Nötter', severity: 'mild', act: 'Ring Sara.', plain: 'Nötter\nRing Sara.' })
  const longest = { to: 'x'.repeat(60), severity: 'unknown' as const, signs: 'y'.repeat(500), act: 'z'.repeat(500) }
  expect(allergyBody.safeParse(bodyFrom(longest)).success).toBe(true)
})
