// What this member is expected to be let to do, told to the moment path once the rest of the app has read it. The server decides.
import { useSyncExternalStore } from 'react'

export type Abilities = { publish: boolean }
let current: Abilities = { publish: false }
const listeners = new Set<() => void>()

export function tellAbilities(next: Abilities): void {
  if (next.publish === current.publish) return
  current = next
  for (const tell of listeners) tell()
}

export const useAbilities = (): Abilities => useSyncExternalStore((tell) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}, () => current)
