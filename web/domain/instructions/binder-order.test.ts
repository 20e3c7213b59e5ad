import { expect, it } from 'vitest'
import { isOrder, orders, partsOf, placeOf, placesOf } from './binder-order.ts'

const line = (title: string, more: object = {}) => ({ title, tile: null, dayTimes: [], placeOrAid: null, lifeAreas: [], at: '2026-11-01T08:00:00.000Z', lifeSaving: false, ...more }) as Parameters<typeof partsOf>[0][number]
const seizure = line('Krampanfall', { tile: 1, lifeSaving: true, at: '2026-10-06T08:00:00.000Z' })
const choking = line('Sätter i halsen', { lifeSaving: true })
const lift = line('Lyft', { tile: 0, dayTimes: ['morning', 'evening'], placeOrAid: 'Sovrummet, taklyften', lifeAreas: ['mobility'], at: '2026-11-12T08:00:00.000Z' })
const teeth = line('Tänder', { dayTimes: ['evening'], placeOrAid: 'badrummet, den lila borsten', lifeAreas: ['selfCare', 'learning'] })
const shower = line('Dusch', { dayTimes: ['evening'], placeOrAid: 'Badrummet', lifeAreas: ['selfCare'] })
const all = [seizure, choking, shower, lift, teeth]
const named = (order: (typeof orders)[number]) => partsOf(all, order).map(({ of, lines }) => [of, ...lines.map(({ title }) => title)])

it('by situation, what has a button stands first in the buttons’ order, and what saves a life stands with it', () => {
  expect(named('situation')).toEqual([['urgent', 'Lyft', 'Krampanfall', 'Sätter i halsen'], ['everyday', 'Dusch', 'Tänder']])
})

it('by time of day, what is done twice stands twice, and what has no time stands last', () => {
  expect(named('time')).toEqual([['morning', 'Lyft'], ['evening', 'Dusch', 'Lyft', 'Tänder'], [null, 'Krampanfall', 'Sätter i halsen']])
})

it('by place, the words before the comma are the place, whatever their letters, and what has none stands last', () => {
  expect(named('place')).toEqual([['Badrummet', 'Dusch', 'Tänder'], ['Sovrummet', 'Lyft'], [null, 'Krampanfall', 'Sätter i halsen']])
})

it('by life area, what is urgent and has none stands first, then the areas in their own order, and what else has none last', () => {
  const areas = partsOf([...all, line('Packlista')], 'area').map(({ of, lines }) => [of, ...lines.map(({ title }) => title)])
  expect(areas).toEqual([['urgent', 'Krampanfall', 'Sätter i halsen'], ['learning', 'Tänder'], ['mobility', 'Lyft'], ['selfCare', 'Dusch', 'Tänder'], [null, 'Packlista']])
})

it('the newest stands first', () => {
  expect(named('newest')).toEqual([['newest', 'Lyft', 'Sätter i halsen', 'Dusch', 'Tänder', 'Krampanfall']])
})

it('nothing is left out of any order', () => {
  for (const order of orders) expect(new Set(partsOf(all, order).flatMap(({ lines }) => lines)), order).toEqual(new Set(all))
})

it('an order that does not exist is none', () => {
  expect([isOrder('place'), isOrder('colour'), isOrder(null)]).toEqual([true, false, false])
})

it('a place is offered once, the one that most share first; a comma with nothing before it is no place', () => {
  expect(placesOf([lift, teeth, shower, seizure])).toEqual(['badrummet', 'Sovrummet'])
  expect([placeOf(', duschstolen'), placeOf('  '), placeOf(null)]).toEqual([null, null, null])
})
