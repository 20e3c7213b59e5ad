// Where in the app we are, for the moment path that has no router. Once the router is there it takes over `go`,
// so that a link works the same before and after.
export type Move = { replace?: boolean; state?: Record<string, unknown> }
type Mover = (path: string, move: Move) => void

const listeners = new Set<() => void>()
const tell = () => listeners.forEach((one) => one())

let mover: Mover = (path, { replace, state }) => {
  if (replace) history.replaceState(state ?? null, '', path)
  else history.pushState(state ?? null, '', path)
  tell()
  scrollTo(0, 0)
}

let keeper = (state: Record<string, unknown>): void => history.replaceState(state, '')

/** Goes to a path within the app, e.g. `/instruction/…?step=2`. */
export const go = (path: string, move: Move = {}): void => mover(path, move)

export function letRouterMove(router: Mover, keep: (state: Record<string, unknown>) => void): void {
  mover = router
  keeper = keep
}

/** Called at every move until the answer is called. */
export const watchPath = (listener: () => void) => {
  if (listeners.size === 0) addEventListener('popstate', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('popstate', tell)
  }
}

/** Leaves something with this place in the tab's history, for `stateHere`. Nothing moves. */
export const keepHere = (state: Record<string, unknown>): void => keeper(state)

/** What was left with this place in the tab's history: `state` of the move that led here, also after a reload. */
export const stateHere = (): Record<string, unknown> => (history.state as Record<string, unknown> | null) ?? {}

/** Path and query, e.g. `/instruction/abc?step=2`. */
export const path = (): string => location.pathname + location.search
