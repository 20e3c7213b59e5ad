// Whether the window has room for a list and what is read from it side by side. A phone does not build what it will not show.
import { useSyncExternalStore } from 'react'

/** In em, so that a larger text size counts as less room. The frame's styles begin at the same width. */
const room = matchMedia('(min-width: 64em)')

export const useWide = (): boolean => useSyncExternalStore((tell) => {
  room.addEventListener('change', tell)
  return () => room.removeEventListener('change', tell)
}, () => room.matches)
