// What runs first. The moment path stands here, drawn by the small library (see vite.light.ts); everything else is fetched when it is asked for,
// or when the phone has nothing else to do.
import { options } from 'preact'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Broken, Moment } from './moment/moment.tsx'
import { readMomentAt, watchMomentHome, type MomentHome } from './moment/moment.data.ts'
import { Shell } from './moment/shell.tsx'
import { drawsToo, isMomentPath } from './moment/wanted.ts'
import { keepOffer } from './platform/home-screen.ts'
import { language } from './platform/language.ts'
import { showTheme } from './platform/theme.ts'
import { path as pathNow } from './platform/location.ts'
import { usePath } from './platform/use-path.ts'
import { useWatched } from './platform/watch.ts'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import './ui/style.css'

const here = document.getElementById('app')!
const root = createRoot(here)
const loadRest = () => import('./rest.tsx')

type First = { path: string; home: MomentHome }

function Root({ first }: { first: First | undefined }) {
  const path = usePath()
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 2000))
    idle(() => {
      void import('./start.ts').then(({ start }) => start()).catch(() => {})
      void loadRest().catch(() => {})
    })
  }, [])
  return (
    <ErrorBoundary watch={path} fallback={(again, fault) => <Broken again={again} fault={fault} />}>
      {isMomentPath(path) ? <MomentAlone path={path} first={first} /> : <Beyond />}
    </ErrorBoundary>
  )
}

const MomentAlone = ({ path, first }: { path: string; first: First | undefined }) =>
  <Moment path={path} home={useWatched(watchMomentHome, [], () => (first && drawsToo(first.path, path) ? first.home : undefined))} />

/** The rest takes over the page, and keeps it: going back to the start screen does not throw it away. */
function Beyond() {
  const [fault, fail] = useState<{ fault: unknown }>()
  useEffect(() => { loadRest().then(({ showRest }) => showRest(here, () => root.unmount()), (thrown) => fail({ fault: thrown })) }, [])
  if (fault) throw fault.fault
  return <Shell home={undefined} place={null}>{null}</Shell>
}

// What effects begin (a second reading, keeping the screen lit, focus) waits until the picture is drawn, on a slow phone too; in a hidden tab nothing is drawn.
const drawnAtLatestMs = 300
options.requestAnimationFrame = (run) => {
  let ran = false
  const once = () => { if (!ran) { ran = true; setTimeout(run) } }
  requestAnimationFrame(once)
  setTimeout(once, drawnAtLatestMs)
}

keepOffer()
showTheme()
document.documentElement.lang = language()

// Drawn once, with what the phone holds, instead of an empty frame first and all of it anew.
let drawn = false
const draw = (first?: First) => {
  if (drawn) return
  drawn = true
  root.render(<StrictMode><Root first={first} /></StrictMode>)
}
const begunAt = pathNow()
if (isMomentPath(begunAt)) {
  // A store that does not answer must not keep the frame away, nor a fault in it: the watch says it.
  setTimeout(() => draw(), 1000)
  readMomentAt(begunAt).then((home) => draw({ path: begunAt, home }), () => draw())
} else draw()
