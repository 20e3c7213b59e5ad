// A link within the app: a real address, opened without loading the page again.
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { go, type Move } from '../platform/location.ts'

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string; move?: Move }

export function Link({ to, move, onClick, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(to, move)
  }
  return <a href={to} onClick={follow} {...rest} />
}
