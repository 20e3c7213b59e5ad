import { expect, test } from 'vitest'
import { answersAt, inCallOrder, type ContactBody } from './contacts.ts'

const contact = (name: string, more: Partial<ContactBody> = {}): ContactBody => ({ name, role: 'roll', phone: '08-46500400', ...more })
const mornings = { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' }
const at = (day: number, hour: number) => ({ day, minutes: hour * 60 })

test('somebody answers from the first minute until the last, on their days, and nothing is said where no times are known', () => {
  expect([at(1, 8), { day: 5, minutes: 719 }, at(1, 12), { day: 1, minutes: 479 }, at(6, 9)].map((time) => answersAt({ times: mornings }, time))).toEqual([true, true, false, false, false])
  expect(answersAt({}, at(1, 9))).toBeNull()
})
test('a time over midnight belongs to the day it began on', () => {
  const nights = { days: [7], from: '21:00', to: '07:00' }
  expect([at(7, 22), at(1, 6), at(1, 7), at(7, 6), at(1, 22)].map((time) => answersAt({ times: nights }, time))).toEqual([true, true, false, false, false])
})
test('those of the situation come first, then the call ladder; who does not answer now comes last in each', () => {
  const contacts = [
    contact('Karin', { ladder: 1 }), contact('Lotta', { times: mornings, situations: ['Krampanfall'] }), contact('Mats', { ladder: 2, situations: [' krampanfall'] }),
    contact('Erik'), contact('Jour', { ladder: 3 }), contact('Dagverksamhet', { ladder: 2, times: mornings }),
  ]
  const names = (asked: string | null, time: { day: number; minutes: number }) => Object.values(inCallOrder(contacts, asked, time)).map((part) => part.map((one) => one.name))
  expect(names('Krampanfall', at(1, 9))).toEqual([['Mats', 'Lotta'], ['Karin', 'Dagverksamhet', 'Jour'], ['Erik']])
  expect(names('Krampanfall', at(1, 20))).toEqual([['Mats', 'Lotta'], ['Karin', 'Jour', 'Dagverksamhet'], ['Erik']])
  expect(names(null, at(7, 20))).toEqual([[], ['Karin', 'Mats', 'Jour', 'Dagverksamhet'], ['Erik', 'Lotta']])
})
