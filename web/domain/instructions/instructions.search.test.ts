import { describe, expect, it } from 'vitest'
import type { Given } from './instructions.fold.ts'
import { instructionsSearched } from './instructions.search.ts'

const step = (text: string, more = {}) => ({ id: crypto.randomUUID(), text, ...more })
const version = (id: string, more: Partial<Given>, body = {}): Given => ({
  id, subject: 's', kind: 'instruction-version', basedOn: [], seq: 1, author: 'm', writtenAt: '2026-11-24T12:00:00Z', clockOffset: 0, receivedAt: '2026-11-24T12:00:00Z',
  body: { title: 'Byta sond', steps: [step('Tvätta händerna.'), step('Dra ut den.', { warning: 'Aldrig med våld.', why: 'Den kan skava.' })], lifeAreas: [], lifeSaving: false, safetyCritical: true, plain: '', ...body }, ...more,
}) as unknown as Given

const areaWords = (area: string) => `område ${area}`

describe('what search finds of instructions', () => {
  it('is every step with its number, and its warning and reason beside', () => {
    const [one] = instructionsSearched([version('a', {})], areaWords)
    expect(one).toMatchObject({ fact: 'a', subject: 's', title: 'Byta sond', first: false, show: { lifeSaving: false, safetyCritical: true, waiting: false, versions: 1 } })
    expect(one!.parts.map(({ where, number, weight }) => [where, number, weight])).toEqual([['step', 1, 'do'], ['step', 2, 'do'], ['warning', 2, 'beside'], ['why', 2, 'beside']])
  })
  it('is the version in force, also one’s own that waits, and none that has given way, been stopped or been removed', () => {
    const first = version('a', {})
    const waiting = version('b', { seq: null, receivedAt: null, basedOn: ['a'] }, { title: 'Byta knapp' })
    const refused = { ...waiting, stopped: { result: 'refused', reason: 'no' } } as Given
    const removal = { ...version('c', { seq: 2, basedOn: ['a'] }), kind: 'withdrawal', body: {} } as Given
    const found = (facts: Given[]) => instructionsSearched(facts, areaWords).map(({ title, show }) => [title, show.waiting])
    expect([found([first, waiting]), found([first, refused]), found([first, removal])]).toEqual([[['Byta knapp', true]], [['Byta sond', false]], []])
  })
  it('is also the life areas that it belongs to, in words of the interface, beside what one does', () => {
    const [one] = instructionsSearched([version('a', {}, { steps: [step('Vänta.')], lifeAreas: ['mobility', 'selfCare'] })], areaWords)
    expect(one!.parts.filter(({ where }) => where === 'area')).toEqual([{ where: 'area', weight: 'beside', text: 'område mobility' }, { where: 'area', weight: 'beside', text: 'område selfCare' }])
  })
  it('is the plain text of what a newer app has written', () => {
    expect(instructionsSearched([version('a', { unread: { plain: 'Byta sond\nTvätta händerna.' }, body: { lifeSaving: true } })], areaWords)[0]).toMatchObject({ title: 'Byta sond', first: true, parts: [{ where: 'text', text: 'Tvätta händerna.' }] })
  })
})
