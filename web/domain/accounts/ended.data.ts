// Binders that have gone from this phone by themselves: whose, why, what became of what was written, and what is shown instead.
import { current, everyoneHere, gone, haveReadGone, isShared, unsentOf, type Gone, type Phone, type Unsent } from '../../sync/sync.ts'
import type { Watch } from '../../platform/watch.ts'
import { tell, watchShown } from './accounts.data.ts'

/** A fact of one's own that can no longer be read here: number, time and what the server has answered, never its text. */
export type LeftFact = Gone['facts'][number] & { number: number }
/** `hasOther`: another binder of the same human is on the phone. `unsent`: what signing out does, as on "Jag". */
export type Ended = Omit<Gone, 'facts'> & { facts: LeftFact[]; hasOther: boolean; unsent: Unsent }
/** `now`: the binder that is shown, and whether it is of somebody else of those who share the phone. `others`: somebody can be chosen. `mayRead`: all is told to the one it is about, and nothing waits to be delivered. */
export type AllEnded = { list: Ended[]; now: { person: string | null; ofOther: boolean } | null; others: boolean; mayRead: boolean }

const read = async (phone: Phone | null): Promise<AllEnded> => {
  const [all, here, shared, who] = await Promise.all([gone(), everyoneHere(), isShared(), current()])
  // On a phone of one's own nobody is told of another's.
  const told = all.filter((one) => shared === true || who === null || one.human === who.human)
  return {
    list: await Promise.all(told.map(async (one) => ({
      ...one, facts: one.facts.map((fact, at) => ({ ...fact, number: at + 1 })), hasOther: here.some(({ human }) => human === one.human), unsent: await unsentOf(one.human),
    }))),
    now: phone && { person: await phone.person(), ofOther: told.every((one) => one.human !== phone.human) }, others: shared === true && here.length > 0,
    mayRead: phone !== null && told.every((one) => one.human === phone.human && one.facts.every((fact) => fact.state !== 'waiting')),
  }
}

export const watchEnded: Watch<AllEnded> = watchShown<AllEnded>(read, () => read(null))

/** Whoever is shown is told of theirs no more. */
export async function haveRead(): Promise<void> {
  const who = await current()
  if (who) await haveReadGone(who.human)
  tell()
}
