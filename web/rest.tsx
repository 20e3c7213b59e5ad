// Where the rest of the app takes over the page from the moment path.
import { StrictMode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import App from './app.tsx'

let shown = false

/** Draws the whole app in the place of `before`, which `gone` takes down: in one go, so that nothing is seen between. */
export function showRest(before: HTMLElement, gone: () => void): void {
  if (shown) return
  shown = true
  const after = document.createElement('div')
  after.id = before.id
  createRoot(after).render(<StrictMode><Arrival arrived={() => { before.replaceWith(after); gone() }}><App /></Arrival></StrictMode>)
}

/** Before anything that is drawn looks for its place or takes focus. */
function Arrival({ arrived, children }: { arrived: () => void; children: React.ReactNode }) {
  useLayoutEffect(() => { arrived() }, [])
  return children
}
