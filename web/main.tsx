// What runs first. The moment path stands here; everything else is fetched when it is asked for, or when the phone has nothing else to do.
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Broken, isMomentPath, Moment } from './moment/moment.tsx'
import { readMomentHome, watchMomentHome, type MomentHome } from './moment/moment.data.ts'
import { Shell } from './moment/shell.tsx'
import { language } from './platform/language.ts'
import { usePath } from './platform/location.ts'
import { showTheme } from './platform/theme.ts'
import { useWatched } from './platform/watch.ts'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import './ui/style.css'

const loadApp = () => import('./app.tsx')
const App = lazy(loadApp)

function Root({ first }: { first: MomentHome | undefined }) {
  const path = usePath()
  const here = isMomentPath(path)
  const [beyond, go] = useState(!here)
  // Once the router has been needed it stays: going back to the start screen does not throw it away.
  if (!here && !beyond) go(true)
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 2000))
    idle(() => {
      void import('./start.ts').then(({ start }) => start()).catch(() => {})
      void loadApp().catch(() => {})
    })
  }, [])
  return (
    <ErrorBoundary watch={path} fallback={(again, fault) => <Broken again={again} fault={fault} />}>
      {beyond ? <Suspense fallback={<Shell home={undefined} place={null}>{null}</Shell>}><App /></Suspense> : <MomentAlone path={path} first={first} />}
    </ErrorBoundary>
  )
}

const MomentAlone = ({ path, first }: { path: string; first: MomentHome | undefined }) => <Moment path={path} home={useWatched(watchMomentHome, [], () => first)} />

showTheme()
document.documentElement.lang = language()

// Drawn once, with what the phone holds, instead of an empty frame first and all of it anew.
let drawn = false
const draw = (first?: MomentHome) => {
  if (drawn) return
  drawn = true
  createRoot(document.getElementById('app')!).render(<StrictMode><Root first={first} /></StrictMode>)
}
if (isMomentPath(location.pathname)) {
  // A store that does not answer must not keep the frame away, nor a fault in it: the watch says it.
  setTimeout(() => draw(), 1000)
  readMomentHome().then(draw, () => draw())
} else draw()
