// What stands around every screen: whose binder it is, how old the copy is, the alerts, the five places.
import { type ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'

export type Place = { to: string; icon: IconName; word: string; current: boolean }

export const Face = ({ name }: { name: string }) => <span className="face" aria-hidden="true">{[...name][0]?.toUpperCase()}</span>

type TopFrameProps = { left: ReactNode; name: ReactNode; age: string; right?: ReactNode; children?: ReactNode }

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

export const AlertsStrip = ({ title, alerts }: { title: string; alerts: readonly string[] }) => alerts.length === 0 ? null : (
  <section className="alerts" aria-label={title}>
    <Icon name="alert" size={22} />
    <ul>{alerts.map((alert) => <li key={alert}>{alert}</li>)}</ul>
  </section>
)

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

type FrameProps = { skip: string; top?: ReactNode; alerts?: ReactNode; bar?: ReactNode; children: ReactNode }

export const Frame = ({ skip, top, alerts, bar, children }: FrameProps) => (
  <div className="frame">
    <div className={bar ? 'frame-grid' : 'frame-grid bare'}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus() }}>{skip}</a>
      {top}
      {alerts}
      <main className="page" id="main" tabIndex={-1}>{children}</main>
      {bar}
    </div>
  </div>
)
