// What a batch and a thing may cost under the account's lock. See docs/decisions/cost-of-a-thing.md
import type { FactHeader } from '@viewme/contract/fact.ts'
import type { Known } from './facts.queries.ts'
import type { Verdict } from './judge.ts'

/** As many facts of one author a thing may have. Nobody writes so much about one thing by hand. */
export const mostByOne = 1000
/** The sender has written all that they may about this thing. Who has done so can still hide it, and change whom it reaches. */
export const isFullOf = ({ sizes }: Pick<Known, 'sizes'>, header: Pick<FactHeader, 'kind' | 'subject'>): boolean =>
  (sizes.get(header.subject)?.own ?? 0) >= (isHeavy(header) ? 2 * mostByOne : mostByOne)
/** As many facts a batch may have put anew: all of a thing, for each change of whom it reaches, and for each withdrawal. */
export const mostPutAnew = 5000
/** Not the fact's fault: the phone keeps it waiting and offers it again. */
export const tooMuchNow = 'too-much-now'

/** Facts that have all of their thing put anew or looked through. */
export const isHeavy = ({ kind }: Pick<FactHeader, 'kind'>): boolean => kind === 'visibility' || kind === 'withdrawal'

/** Counts over one batch. The first always goes; after one that is too much all of its thing waits with it, so that the order is kept. */
export function countCost(known: Known): (verdict: Verdict | { verdict: 'twin' }, header: FactHeader | null) => boolean {
  let cost = 0
  const later = new Set<string>()
  return ({ verdict }, header) => {
    if (!header || (verdict !== 'accept' && verdict !== 'quarantine')) return false
    if (later.has(header.subject)) return true
    if (verdict === 'quarantine' || !isHeavy(header)) return false
    const size = known.sizes.get(header.subject)?.size ?? 0
    if (cost > 0 && cost + size > mostPutAnew) { later.add(header.subject); return true }
    cost += size
    return false
  }
}
