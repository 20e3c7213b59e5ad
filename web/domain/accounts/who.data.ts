// The phone that several share: whose it is, who is to be asked for, and what each goes by before it is unlocked.
import { current, chooseAccount, destroyed, endSession, everyoneHere, goBy, isEndOwed, isShared, lockAll, watchDelivered, type Destroyed, type HumanHere, type Shown } from '../../sync/sync.ts'
import { now } from '../../platform/clock.ts'
import type { Watch } from '../../platform/watch.ts'

export { shownColours, shownSymbols, type HumanHere, type Shown } from '../../sync/sync.ts'

/** Who has been chosen in this tab and is asked for a PIN; else the phone asks who it is. */
let picked: string | null = null
/** Who has just signed in, in this tab: on a shared phone only they may set a PIN, and not long after. */
let arrived: { human: string; at: number } | null = null
const justMs = 300_000

export const isPicked = (human: string): boolean => picked === human
export const hasJustArrived = (human: string): boolean => arrived?.human === human && now().getTime() - arrived.at < justMs
export const pick = (human: string | null): void => { picked = human }
export function arriveAs(human: string | null): void {
  picked = human
  arrived = human === null ? null : { human, at: now().getTime() }
}

export type Browser = {
  /** As it was said at an earlier sign-in. */
  shared: boolean
  here: HumanHere[]
  destroyed: Destroyed[]
}
export async function readBrowser(): Promise<Browser> {
  const [shared, here, all, who] = await Promise.all([isShared(), everyoneHere(), destroyed(), current()])
  // On a phone of one's own nobody is told of another's access.
  return { shared: shared ?? false, here, destroyed: all.filter((one) => one.why !== 'ended' || shared === true || who === null || one.human === who.human) }
}

/** The one whose PIN is asked for next. */
export async function choosePerson({ human, account }: HumanHere): Promise<void> {
  pick(human)
  await chooseAccount({ human, account })
}

/** Locks, and asks who it is. */
export async function changePerson(): Promise<void> {
  const who = await current()
  arriveAs(null)
  if (who) await lockAll(who.human)
}

export const shownOf = async (human: string): Promise<Shown | null> => (await everyoneHere()).find((one) => one.human === human)?.shown ?? null

export async function showAs(shown: Shown): Promise<void> {
  const who = await current()
  if (who) await goBy(who.human, shown)
}

/** Signed in, and then not wanted after all. */
export const turnBack = (): Promise<void> => endSession()

/** Signed out here, and the server has not heard of it yet. Gives again when that changes. */
export const watchEndOwed: Watch<boolean> = (give, fail) => {
  const read = () => void isEndOwed().then(give, fail)
  read()
  return watchDelivered(read)
}
