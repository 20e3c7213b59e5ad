// Buttons: one main (72 px, at the bottom where the thumb is), the rest with an outline. Always enabled: press, and be told why not.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import type { Move } from '../platform/location.ts'
import { Link } from './link.tsx'

export type Look = 'main' | 'tall' | 'danger' | 'quiet'
type Shape = { look?: Look; wide?: boolean }
const classes = ({ look, wide }: Shape) => ['button', look, wide && 'wide'].filter(Boolean).join(' ')

export function Button({ look, wide, busy, onClick, ...rest }: Shape & { busy?: boolean; ref?: Ref<HTMLButtonElement> } & ButtonHTMLAttributes<HTMLButtonElement>) {
  // A second press while the first is under way does nothing; focus stays where it is, so it is not `disabled`.
  return <button type="button" className={classes({ look, wide })} aria-disabled={busy || undefined} onClick={busy ? (event) => event.preventDefault() : onClick} {...rest} />
}

export function ButtonLink({ look, wide, ...rest }: Shape & { to: string; move?: Move; onClick?: () => void; children: ReactNode }) {
  return <Link className={classes({ look, wide })} {...rest} />
}
