// What a changed alert takes the place of. Pure.
import type { Alert } from '@viewme/contract/alerts.ts'
import type { Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'

/** The versions that the writer had before their eyes: what came meanwhile stands beside, and is never replaced unseen. `facts`: all of the alert here. */
export function replacedBy(facts: readonly Fact<any>[], shown: readonly Pick<Alert, 'factId'>[]): string[] {
  const held = new Set(facts.filter((fact) => !fact.stopped).map(({ id }) => id))
  const bases = shown.map(({ factId }) => factId).filter((id) => held.has(id))
  return bases.length > 0 ? bases : heads(facts, 'alert').map(({ id }) => id)
}

/** `opened`: as it stood when its words were read into the form; `standing`: as it stands now. Two versions are shown above the form, and so is all that says the same. */
export const shownOf = (opened: readonly Alert[], standing: readonly Alert[]): readonly Alert[] =>
  standing.length > 1 || standing.every(({ text, more }) => text === opened[0]?.text && more === opened[0].more) ? standing : opened
