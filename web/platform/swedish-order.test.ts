import { expect, it } from 'vitest'
import { swedishOrder } from './swedish-order.ts'

const titles = ['Krampanfall', 'krampanfall 2', 'Ögondroppar', 'Ätstörning', 'Åka bil', 'Måltid i mun', 'Lyft till rullstol', 'Lyft', 'Andas tungt', 'Zonterapi', 'zebra', 'Värk', 'Vila', 'Wifi', 'Sätter i halsen', 'Satt i halsen',
  'Taklyften stannar', 'Taklyft', 'Idé', 'Ide', 'Fika', 'fika ute', 'E-post', 'Epilepsi', '10 minuter', '2 minuter', 'Över natten', 'Överkänslig', 'Årsmöte', 'Ärende']

it('puts titles in the order a Swedish reader looks for them, the same as the browser’s own', () => {
  expect(titles.toSorted(swedishOrder)).toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'sv')))
})
