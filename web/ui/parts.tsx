// Small quiet parts: card, pill, banner, empty state, words only for screen readers. No care words in here.
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { WithOwnWords } from './own-words.tsx'

export type Tone = 'plain' | 'red' | 'amber' | 'green'

export const Card = ({ children, label }: { children: ReactNode; label?: string }) => (
  <section className="card" aria-label={label}>{children}</section>
)

/** A state is never colour alone: the word is the state. */
export const Pill = ({ tone = 'plain', children }: { tone?: Tone; children: string }) => <span className={`pill ${tone}`}>{children}</span>

/** `said`: what of the title somebody has written. */
export const Banner = ({ tone = 'plain', icon = 'info', title, said, inLine, children }: { tone?: Tone; icon?: IconName; title?: string; said?: string; inLine?: boolean; children?: ReactNode }) => (
  <section className={inLine ? `banner in-line ${tone}` : `banner ${tone}`} aria-label={title}>
    <Icon name={icon} />
    <div>
      {title && <h2><WithOwnWords words={title} said={said} /></h2>}
      {children}
    </div>
  </section>
)

/** Says what will be here and how to begin. */
export const EmptyState = ({ children }: { children: ReactNode }) => <div className="empty">{children}</div>

/** More is being read and will stand here. What comes after it is not seen until then, so that nothing jumps; the words only where it takes time. */
export const Coming = ({ children }: { children: string }) => <p className="coming soft">{children}</p>

export const VisuallyHidden = ({ children }: { children: ReactNode }) => <span className="visually-hidden">{children}</span>

/** Read aloud when its text changes. Stays on the page while empty, or screen readers miss the first text. */
export const LiveRegion = ({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) => (
  <div role={urgent ? 'alert' : 'status'} className="visually-hidden">{children}</div>
)

/** The page's one heading. Names the browser tab and takes focus when the page is new, so that a screen reader starts there. `said`: what of it somebody has written. */
export function PageHeading({ children, said, focus = true }: { children: string; said?: string | undefined; focus?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${children} · ViewMe`
    if (focus && !document.activeElement?.closest('main')) heading.current?.focus({ preventScroll: true })
  }, [children])
  return <h1 ref={heading} tabIndex={-1}><WithOwnWords words={children} said={said} /></h1>
}
