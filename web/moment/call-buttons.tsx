// A text that says to ring has the number to press.
import { Icon } from '../ui/icon.tsx'
import { useTexts } from './use-texts.ts'

const numbers = ['112', '1177'] as const

export function CallButtons({ text }: { text: string }) {
  const texts = useTexts()
  const named = numbers.filter((number) => new RegExp(`\\b${number}\\b`).test(text))
  return named.map((number) => <a key={number} className="button tall wide" href={`tel:${number}`}><Icon name="phone" /> {texts.call(number)}</a>)
}
