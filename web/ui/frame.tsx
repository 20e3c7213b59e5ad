// What stands around every screen: whose binder it is, how old the copy is, the alerts, the five places.
import { createContext, useContext, type ReactNode } from 'react'
import { contentLanguage } from '../platform/language.ts'
import { useWide } from '../platform/wide.ts'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { VisuallyHidden } from './parts.tsx'
import { WithOwnWords } from './own-words.tsx'

export type Place = { to: string; icon: IconName; word: string; current: boolean }

export const Face = ({ name }: { name: string }) => <span className="face" aria-hidden="true">{[...name][0]?.toUpperCase()}</span>

/** Leads to whose face it is; `word` before the name, for whoever hears it. */
export const FaceLink = ({ name, to, word }: { name: string; to: string; word: string }) => (
  <Link className="face" to={to}>
    <span aria-hidden="true">{[...name][0]?.toUpperCase()}</span>
    <VisuallyHidden>{`${word} ${name}`}</VisuallyHidden>
  </Link>
)

type TopFrameProps = { left: ReactNode; name: ReactNode; age: ReactNode; right?: ReactNode; children?: ReactNode }

export const TopFrame = ({ left, name, age, right, children }: TopFrameProps) => (
  <header>
    <div className="top">
      {left}
      <div className="top-words">
        <div className="top-name">{name}</div>
        <div className="top-age">{age}</div>
      </div>
      {right}
    </div>
    {children}
  </header>
)

export const SquareLink = ({ to, icon, word }: { to: string; icon: IconName; word: string }) => (
  <Link className="square" to={to}>
    <Icon name={icon} />
    {word}
  </Link>
)

/** `said`: what of the text somebody has written. `more`: what is read when the strip is pressed; null where the text is all. `grave`: stands first where not all have room. */
export type FrameAlert = { id: string; text: string; said: string; more: string | null; grave?: boolean }

// How many letters two lines hold on a small phone, and on a wide screen. Counted, not measured: the step must not wait for a second layout.
const onPhone = 50
const onWide = 150

function fitting(alerts: readonly FrameAlert[], letters: number): number {
  let used = -3
  const over = alerts.findIndex(({ text }) => (used += text.length + 3) > letters)
  return over < 0 ? alerts.length : Math.max(1, over)
}

/** Two lines at most, one where the text is large: then how many more there are. Pressed, each with its own words: they open in place. A screen reader hears all. */
export function AlertsStrip({ title, alerts }: { title: string; alerts: readonly FrameAlert[] }) {
  if (alerts.length === 0) return null
  const fits = fitting(alerts, onPhone) === alerts.length
  const ordered = fits ? alerts : alerts.toSorted((one, other) => Number(other.grave ?? false) - Number(one.grave ?? false))
  const [phone, wide, alone] = [fitting(ordered, onPhone), fitting(ordered, onWide), Math.max(0, ordered.findIndex((one) => one.grave))]
  const unseen = (at: number) => [at >= phone && 'not-phone', at >= wide && 'not-wide', at !== alone && 'not-large'].filter(Boolean).join(' ')
  const rest = (seen: number) => `+${alerts.length - seen || ''}`
  const line = (
    <>
      <Icon name="alert" size={22} />
      <span className="alerts-line">{ordered.map((alert, at) => <span key={alert.id} className={unseen(at)}><WithOwnWords words={alert.text} said={alert.said} /></span>)}</span>
    </>
  )
  const told = alerts.length > 1 || alerts.some((alert) => alert.more || alert.text.length > 12)
  return (
    <section className="alerts" aria-label={title}>
      {told ? (
        <details>
          <summary className="alerts-row">
            {line}
            <span className="alerts-mark" aria-hidden="true"><b className="on-phone">{rest(phone)}</b><b className="on-wide">{rest(wide)}</b><b className="on-large">{rest(1)}</b><b className="when-open">–</b></span>
          </summary>
          <ul className="alerts-more">{alerts.map((alert) => <li key={alert.id}><b><WithOwnWords words={alert.text} said={alert.said} /></b> {alert.more && <p lang={contentLanguage}>{alert.more}</p>}</li>)}</ul>
        </details>
      ) : <p className="alerts-row">{line}</p>}
    </section>
  )
}

const Alerts = createContext<ReactNode>(null)
/** The alerts of the frame around: for what lies over the whole screen, which shows them too. */
export const useFrameAlerts = (): ReactNode => useContext(Alerts)

export const BottomBar = ({ title, places }: { title: string; places: readonly Place[] }) => (
  <nav className="places" id="places" aria-label={title}>
    <ul>
      {places.map(({ to, icon, word, current }) => (
        <li key={to}>
          <Link to={to} aria-current={current ? 'page' : undefined}>
            <Icon name={icon} />
            {word}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)

/** `beside`: the list that what is read was chosen from, and its name. Only where there is room for both. */
export type Beside = { title: string; list: ReactNode }
type FrameProps = { skip: string; top?: ReactNode; alerts?: ReactNode; bar?: ReactNode; beside?: Beside | undefined; children: ReactNode }

export function Frame({ skip, top, alerts, bar, beside, children }: FrameProps) {
  const shown = useWide() && bar ? beside : undefined
  return (
    <div className="frame">
      <div className={['frame-grid', !bar && 'bare', shown && 'two'].filter(Boolean).join(' ')}>
        <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus() }}>{skip}</a>
        {top}
        {alerts}
        {shown && <nav className="beside" aria-label={shown.title}>{shown.list}</nav>}
        <main className="page" id="main" tabIndex={-1}><Alerts.Provider value={alerts}>{children}</Alerts.Provider></main>
        {bar}
      </div>
    </div>
  )
}
