import { expect, test } from 'vitest'
import { alertsOf } from '@viewme/contract/alerts.ts'
import { replacedBy } from '@viewme/contract/fold.ts'
import { shownOf, stoppedOf } from './alerts.fold.ts'

const fact = (id: string, text: string, seq: number | null, basedOn: string[], stopped?: object): any =>
  ({ id, kind: 'alert', subject: 's', seq, basedOn, writtenAt: '2026-11-26T10:00:00.000Z', body: { text, order: 0, plain: text }, ...(stopped ? { stopped } : {}) })
const replacing = (facts: any[], shown: readonly { factId: string }[]) => replacedBy(facts, 'alert', shown.map((one) => one.factId))
const first = fact('1', 'Nötter', 1, [])
const second = fact('2', 'Nötter och ägg', 2, ['1'])

test('a change that came while an alert was being changed is not replaced unseen: both texts are shown', () => {
  const opened = alertsOf([first])
  const bases = replacing([first, second], shownOf(opened, alertsOf([first, second])))
  expect(alertsOf([first, second, fact('3', 'Nötter, svår', null, bases)]).map(({ text }) => text)).toEqual(['Nötter och ägg', 'Nötter, svår'])
})
test('what is saved takes the place of all versions that were shown, and of one that says the same', () => {
  const beside = fact('2b', 'Nötter och mjölk', 3, ['1'])
  const two = [first, second, beside]
  expect(replacing(two, shownOf(alertsOf([first]), alertsOf(two)))).toEqual(['2', '2b'])
  const moved = [first, { ...second, body: { ...first.body, order: 4 } }]
  expect(replacing(moved, shownOf(alertsOf([first]), alertsOf(moved)))).toEqual(['2'])
})
test('a version that the server stopped meanwhile is nothing to build on', () => {
  const stopped = fact('2', 'Nötter och ägg', null, ['1'], { result: 'refused' })
  expect(replacedBy([first, stopped], 'alert', ['2'])).toEqual(['1'])
})
test('what the server stopped is kept to be written anew, with its reason, and is never in force', () => {
  const late = { ...fact('2', 'Nötter och ägg', null, ['1'], { result: 'quarantined', reason: 'only-leads-and-owners' }), audience: { groups: ['g'], members: [] } }
  expect(stoppedOf([first, late])).toEqual([{ fact: '2', subject: 's', text: 'Nötter och ägg', more: '', order: 0, groups: ['g'], first: false, state: { word: 'waiting', reason: 'only-leads-and-owners' } }])
  expect(stoppedOf([late])).toMatchObject([{ first: true }])
  expect(alertsOf([first, late]).map(({ text }) => text)).toEqual(['Nötter'])
})
