import { expect, test } from 'vitest'
import { alertsOf } from '@viewme/contract/alerts.ts'
import { replacedBy, shownOf } from './alerts.fold.ts'

const fact = (id: string, text: string, seq: number | null, basedOn: string[], stopped?: object): any =>
  ({ id, kind: 'alert', subject: 's', seq, basedOn, writtenAt: '2026-11-26T10:00:00.000Z', body: { text, order: 0, plain: text }, ...(stopped ? { stopped } : {}) })
const first = fact('1', 'Nötter', 1, [])
const second = fact('2', 'Nötter och ägg', 2, ['1'])

test('a change that came while an alert was being changed is not replaced unseen: both texts are shown', () => {
  const opened = alertsOf([first])
  const bases = replacedBy([first, second], shownOf(opened, alertsOf([first, second])))
  expect(alertsOf([first, second, fact('3', 'Nötter, svår', null, bases)]).map(({ text }) => text)).toEqual(['Nötter och ägg', 'Nötter, svår'])
})
test('what is saved takes the place of all versions that were shown, and of one that says the same', () => {
  const beside = fact('2b', 'Nötter och mjölk', 3, ['1'])
  const two = [first, second, beside]
  expect(replacedBy(two, shownOf(alertsOf([first]), alertsOf(two)))).toEqual(['2', '2b'])
  const moved = [first, { ...second, body: { ...first.body, order: 4 } }]
  expect(replacedBy(moved, shownOf(alertsOf([first]), alertsOf(moved)))).toEqual(['2'])
})
test('a version that the server stopped meanwhile is nothing to build on', () => {
  const stopped = fact('2', 'Nötter och ägg', null, ['1'], { result: 'refused' })
  expect(replacedBy([first, stopped], [{ factId: '2' }])).toEqual(['1'])
})
