// A value that one part of the app tells and another shows, without either knowing the other. Small: the moment path uses it.
import { useSyncExternalStore } from 'react'

/** `use` gives what was told last, `first` until then. */
export function told<T>(first: T): { tell(next: T): void; use(): T } {
  let current = first
  const listeners = new Set<() => void>()
  return {
    tell(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore((listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }, () => current),
  }
}
