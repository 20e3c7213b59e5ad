// What the rest of the app shows below an instruction, once it is loaded. Nothing until then: the steps never wait for it.
import { useSyncExternalStore, type ReactNode } from 'react'

type Below = (subject: string) => ReactNode
let current: Below = () => null
const listeners = new Set<() => void>()

export function showBelow(next: Below): void {
  current = next
  for (const tell of listeners) tell()
}

export const useBelow = (): Below => useSyncExternalStore((tell) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}, () => current)
