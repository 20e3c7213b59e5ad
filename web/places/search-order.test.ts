import { expect, it } from 'vitest'
import type { HitGroup } from '../platform/searched.ts'
import { sectionsOf } from './search-order.ts'

const order = ['instruction-version', 'sign', 'contact', 'expression']
/** `names`: of those that are called what was asked for. */
const group = (kind: string, names: string[], others: string[] = []): HitGroup => {
  const hits = [...names, ...others].map((subject, at) => ({ fact: `${subject} ${at}`, subject, kind, show: null, named: at < names.length, title: [], reasons: [] }))
  return { kind, all: hits.length + 3, hits }
}
const shown = (...groups: HitGroup[]) => sectionsOf(groups, order).map(({ group: { kind, hits, all }, more }) => [kind, hits.map(({ subject }) => subject), all, more])

it('stands by kind where nothing is called what was asked for', () => {
  expect(shown(group('contact', [], ['Hanna']), group('sign', [], ['Röd']), group('instruction-version', [], ['Lyft']))).toEqual([
    ['instruction-version', ['Lyft'], 4, false], ['sign', ['Röd'], 4, false], ['contact', ['Hanna'], 4, false],
  ])
})
it('puts what is called so, of whatever kind, before instructions that have it in their text', () => {
  expect(shown(group('instruction-version', ['Smärta'], ['Mens', 'Dusch']), group('expression', ['Ont']), group('contact', [], ['Mats']))).toEqual([
    ['instruction-version', ['Smärta'], 1, false], ['expression', ['Ont'], 4, false], ['instruction-version', ['Mens', 'Dusch'], 5, true], ['contact', ['Mats'], 4, false],
  ])
  expect(shown(group('instruction-version', [], ['Lyft']), group('expression', ['Nej'])).map(([kind]) => kind)).toEqual(['expression', 'instruction-version'])
})
it('says what is found of a kind once where nothing else stands between', () => {
  expect(shown(group('instruction-version', ['Smärta'], ['Mens']), group('contact', [], ['Mats']))).toEqual([['instruction-version', ['Smärta', 'Mens'], 5, false], ['contact', ['Mats'], 4, false]])
})
