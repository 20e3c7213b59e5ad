// The moment path: the start screen and the instructions, readable in seconds, with no network and nothing else loaded.
// Used by main.tsx, and by app.tsx once the rest is there. Never imports the component library, the router, zod or the binder.
import { useEffect, type ReactNode } from 'react'
import { go } from '../platform/location.ts'
import { Banner, PageHeading } from '../ui/parts.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { InstructionScreen } from './instruction-screen.tsx'
import { LastAlerts } from './last-alerts.tsx'
import type { MomentHome } from './moment.data.ts'
import { NowScreen } from './now-screen.tsx'
import { Shell } from './shell.tsx'
import { useTexts } from './use-texts.ts'
import { subjectAt } from './wanted.ts'

export function Moment({ path, home }: { path: string; home: MomentHome | undefined }) {
  const [pathname, query] = path.split('?') as [string, string?]
  const subject = subjectAt(pathname)
  if (home === undefined) return <Shell home={home} place={subject ? null : 'now'}>{null}</Shell>
  if (home.state === 'nobody') return <GoTo path="/unlock" />
  if (home.state === 'ended') return <GoTo path="/ended" />
  if (home.state === 'gone') return <Shell home={home} place={null}><Gone lost={home.lost} /></Shell>
  if (home.state === 'closed') return <Shell home={home} place={null}><Closed why={home.why} /></Shell>
  if (subject) return <InstructionScreen home={home} subject={subject} query={new URLSearchParams(query)} />
  return <Shell home={home} place="now"><NowScreen home={home} chosen={new URLSearchParams(query).get('situation')} /></Shell>
}

function GoTo({ path }: { path: string }) {
  useEffect(() => go(path, { replace: true }), [path])
  return null
}

function Closed({ why }: { why: 'lease' | 'clock' | 'locked' }) {
  const texts = useTexts()
  const words = { lease: [texts.leaseOver, texts.leaseOverWords], clock: [texts.clockWrong, texts.clockWrongWords], locked: [texts.lockedTitle, texts.lockedWords] }[why]
  return (
    <>
      <PageHeading>{words[0]!}</PageHeading>
      <p>{words[1]}</p>
      {why === 'locked' ? <ButtonLink look="main" wide to="/unlock">{texts.unlock}</ButtonLink> : <Button look="main" wide onClick={() => location.reload()}>{texts.tryAgain}</Button>}
      <Banner tone="red" icon="phone"><p>{texts.callAlways}</p><a className="link" href="tel:112">{texts.call112}</a></Banner>
    </>
  )
}

/** The browser has cleared the copy. Fetching it anew goes on by itself as soon as there is a network. */
function Gone({ lost }: { lost: number | null | undefined }) {
  const texts = useTexts()
  return (
    <>
      <PageHeading>{texts.gone}</PageHeading>
      <p>{texts.goneWords}</p>
      {lost !== undefined && <p><b>{texts.goneLost(lost)}</b></p>}
      <ButtonLink look="tall" wide to="/sign-in">{texts.goneSignIn}</ButtonLink>
      <Banner tone="red" icon="phone"><p>{texts.callAlways}</p><a className="link" href="tel:112">{texts.call112}</a></Banner>
    </>
  )
}

function mayKeep(): boolean {
  try { return navigator.cookieEnabled && localStorage !== null } catch { return false }
}

/** Cookies or storage are blocked, or the copy was closed from outside: what is broken is not the app, and what helps is another thing. */
function whyBroken(fault: unknown): 'missing' | 'blocked' | 'closed' | 'broken' {
  const name = fault instanceof Error || fault instanceof DOMException ? fault.name : ''
  if (!mayKeep() || name === 'SecurityError') return 'blocked'
  if (/^(DatabaseClosed|InvalidState|Unknown)Error$/.test(name)) return 'closed'
  // A file of the app that could not be fetched is not a fault in the app.
  return fault instanceof TypeError && /import|module|fetch/i.test(fault.message) ? 'missing' : 'broken'
}

/** Never a blank page: says what happened, that nothing is lost, and what to press. */
export function Broken({ again, fault }: { again: () => void; fault: unknown }): ReactNode {
  const texts = useTexts()
  const why = whyBroken(fault)
  const [title, words] = {
    missing: [texts.partMissing, texts.partMissingWords], blocked: [texts.blocked, texts.blockedWords], closed: [texts.closedByBrowser, texts.closedByBrowserWords], broken: [texts.broken, texts.brokenWords],
  }[why]
  return (
    <main className="page broken">
      <LastAlerts />
      <PageHeading>{title!}</PageHeading>
      <p>{words}</p>
      <div className="buttons">
        <Button look="main" onClick={why === 'broken' ? again : () => location.reload()}>{why === 'broken' || why === 'missing' ? texts.tryAgain : texts.openAgain}</Button>
        <ButtonLink look="tall" to="/">{texts.toNow}</ButtonLink>
      </div>
      <a className="link" href="tel:112">{texts.call112}</a>
    </main>
  )
}
