// "Skriv om": the one place where what the server has not accepted is written anew. The new text is saved, and the old one let go of here,
// in one transaction; the new fact names the old one, in its envelope too, so that the server takes that back in the moment when it has
// the new one. Closing the browser in between, or signing out, loses neither: until then the old one lies where it lay.
import { kindOf } from '@viewme/contract/kinds.ts'
import { appendFact, noLongerStopped, type ToWrite, type Written } from './append.ts'
import type { Copy } from './copy.ts'
import { NotSaved } from './not-saved.ts'
import { rowsOfSubject } from './packs.ts'
import { bodyOf } from './rows.ts'
import { headerOf } from './store.ts'

export type Change = Partial<Pick<ToWrite, 'body' | 'basedOn' | 'audience'>>

/**
 * What a stopped fact said, to be written anew: the same text, built on what stands today. Null when it is not here or not readable now.
 * One that has been accepted since is not taken back but built on.
 */
export async function draftOf(copy: Copy, stopped: string): Promise<ToWrite | null> {
  const row = await copy.store.facts.get(stopped)
  const body = row && await bodyOf(copy, row)
  if (!row || body === undefined) return null
  const { kind, subject, basedOn, audience } = headerOf(row)
  if (!row.stopped) return { kind, subject, basedOn: [stopped], body }
  const own = await rowsOfSubject(copy.store, subject)
  // What was stopped below it is left out: it builds on what that built on.
  const bases = (ids: readonly string[]): string[] => ids.flatMap((id) => {
    const base = own.find((one) => one.id === id)
    return !base ? [] : base.stopped ? bases(base.basedOn) : [id]
  })
  // A chain whose first was stopped starts anew with the audience that the first asked for.
  const asked = audience ?? own.find((one) => one.audience)?.audience
  return { kind, subject, basedOn: [...new Set(bases(basedOn))], body, ...(asked ? { audience: asked } : {}), insteadOf: stopped }
}

/** Rejects with NotSaved, and then nothing was changed. */
export async function rewriteFact(copy: Copy, stopped: string, change: Change): Promise<Written> {
  for (let again = true; ;) {
    const draft = await draftOf(copy, stopped)
    if (!draft || !kindOf(draft.kind)) throw new NotSaved(await copy.store.facts.get(stopped) ? 'locked' : 'not-here')
    // Accepted while it was being written anew: the new text takes its place as any later one does.
    const basedOn = draft.insteadOf ? change.basedOn : [...new Set([...change.basedOn ?? [], stopped])]
    try {
      return await appendFact(copy, { ...draft, ...change, ...(basedOn ? { basedOn } : {}) })
    } catch (fault) {
      if (!again || !(fault instanceof NotSaved) || fault.reason !== noLongerStopped) throw fault
      again = false
    }
  }
}
