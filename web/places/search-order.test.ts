import { expect, it } from 'vitest'
import type { HitGroup } from '../platform/searched.ts'
import { sectionsOf } from './search-order.ts'

const order = ['instruction-version', 'sign', 'contact']
const group = (kind: string, ...wheres: string[]): HitGroup => ({ kind, all: wheres.length + 3, hits: wheres.map((where, at) => ({ fact: `${where} ${at}`, subject: where, kind, show: null, title: [], reasons: [{ where, number: null, pieces: [] }] })) })
const shown = (...groups: HitGroup[]) => sectionsOf(groups, order).map(({ group: { kind, hits, all }, more }) => [kind, hits.map(({ subject }) => subject), all, more])

it('stands by kind where no sign is found by its own words', () => {
  expect(shown(group('contact', 'title'), group('sign', 'act'), group('instruction-version', 'step'))).toEqual([
    ['instruction-version', ['step'], 4, false], ['sign', ['act'], 4, false], ['contact', ['title'], 4, false],
  ])
})
it('puts a sign that is found by its own words after the instructions that are called so, and before those that have it in their text', () => {
  expect(shown(group('instruction-version', 'title', 'tile', 'step', 'why'), group('sign', 'title'), group('contact', 'role'))).toEqual([
    ['instruction-version', ['title', 'tile'], 2, false], ['sign', ['title'], 4, false], ['instruction-version', ['step', 'why'], 5, true], ['contact', ['role'], 4, false],
  ])
  expect(shown(group('instruction-version', 'step'), group('sign', 'title'))).toEqual([['sign', ['title'], 4, false], ['instruction-version', ['step'], 4, false]])
})
it('leaves nothing out: what is found further down is shown where no instruction is found', () => {
  expect(shown(group('sign', 'title'), group('contact', 'role')).map(([kind]) => kind)).toEqual(['sign', 'contact'])
})
