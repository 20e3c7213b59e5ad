// What holds of every thing that stands in a list and is changed in a form. Pure.
type Version = { id: string; factId: string }

/** Ids of things of which two versions stand: both are shown until somebody chooses. */
export const twiceOf = (standing: readonly Version[]): Set<string> =>
  new Set(standing.filter((one) => standing.some(({ id, factId }) => id === one.id && factId !== one.factId)).map(({ id }) => id))

/**
 * The versions that the writer of a form has seen. `opened`: as it stood when its words were read into the form; `standing`: as it stands now. Two
 * versions are shown above the form, and so is all that says the same; `said`: what one says, as the form holds it.
 */
export function shownOf<One>(opened: readonly One[], standing: readonly One[], said: (one: One | undefined) => unknown): readonly One[] {
  const read = JSON.stringify(said(opened[0]))
  return standing.length > 1 || standing.every((one) => JSON.stringify(said(one)) === read) ? standing : opened
}
