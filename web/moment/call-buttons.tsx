// A text that says to ring has the number to press.
import { useEffect, useRef } from 'react'
import { useTold } from '../platform/use-told.ts'
import { Icon } from '../ui/icon.tsx'
import { calls } from './below.ts'
import { useTexts } from './use-texts.ts'

const numbers = ['112', '1177'] as const

export function CallButtons({ text }: { text: string }) {
  const texts = useTexts()
  const named = numbers.filter((number) => new RegExp(`\\b${number}\\b`).test(text))
  return named.map((number) => <a key={number} className="button tall wide" href={`tel:${number}`}><Icon name="phone" /> {texts.call(number)}</a>)
}

/** Those it names, by the rest of the app once that is loaded. What comes late must stand below all that is pressed, but for what lies at the bottom. */
export function NamedCalls({ text }: { text: string }) {
  const show = useTold(calls)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => show?.(element.current!, text), [show, text])
  return <div className="below" ref={element} />
}
