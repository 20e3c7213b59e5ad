// What stands in the way of this phone just now, and what has happened to its copy.
import { cleared, openCurrent, type ClockState } from '../../sync/sync.ts'
import type { Watch } from '../../platform/watch.ts'
import { watchShown } from './accounts.data.ts'

/** How much that lay on the phone alone went when the browser cleared it; null: nobody knows; undefined: it can still be sent. */
export type Cleared = { lost: number | null | undefined }
/** `captive`: something in the network answers in ViewMe's place. `clock`: `by` in ms ahead of the server's, null = it has been set back. */
export type Troubles = { captive: boolean; clock: ClockState; cleared: Cleared | null }

export const watchTroubles: Watch<Troubles | null> = watchShown<Troubles | null>(async (phone) => {
  const { online, clock, cleared } = await phone.status()
  return { captive: online === 'captive', clock, cleared }
}, async () => null)

export const haveRead = async (): Promise<void> => (await openCurrent())?.readCleared()

/** Of a browser that nobody has a copy on. */
export const readCleared = (): Promise<Cleared | null> => cleared()
