// What the server answered about each offered fact, put into the copy. Nothing here ever forgets a text.
import type { FactResult } from '@viewme/contract/sync.ts'
import { rightedNow, type Copy } from './copy.ts'
import { refold } from './in-force.ts'
import { sentRow, type OutboxRow, type UnseenMeta } from './store.ts'

/** Faults of the envelope or the sender, no room in quarantine, or too much at once; not of the fact: it goes on waiting for another way or time. */
const notItsFault: ReadonlySet<string> = new Set(['not-the-sender', 'device-unknown', 'delivery-key-gone', 'envelope-invalid', 'envelope-broken', 'quarantine-full', 'too-much-now'])

/**
 * A sealed fact does not say which contract it was written by. So a server that is older than it, as one may be in the midst of an update, refuses
 * what it does not know instead of asking for patience; and that must not be the end of the only copy.
 */
const newerThanServer: ReadonlySet<string> = new Set(['unknown-kind', 'unknown-schema'])

/** True: a sealed fact so answered goes on waiting. Who sends with a session says their contract, and is never answered so for being newer. */
export const sealedWaitsOn = ({ result, reason }: FactResult): boolean => result === 'refused' && (notItsFault.has(reason ?? '') || newerThanServer.has(reason ?? ''))

/** Returns how many rows were settled, and whether the answer showed that another human is signed in. */
export async function takeResults(copy: Copy, rows: readonly OutboxRow[], results: readonly FactResult[]): Promise<{ settled: number; otherHuman: boolean }> {
  const { store } = copy
  const byId = new Map(rows.map((row) => [row.id, row]))
  let otherHuman = false
  let settled = 0
  await store.transaction('rw', [store.facts, store.outbox, store.sent, store.inForce, store.meta], async () => {
    const unseen = await store.meta.get('unseen') as UnseenMeta | undefined
    const accepted = new Set<string>()
    const touched = new Set<string>()
    for (const { id, result, seq, reason } of results) {
      const row = id === null ? undefined : byId.get(id)
      if (!row) continue
      if (result === 'refused' && notItsFault.has(reason ?? '')) { otherHuman ||= reason === 'not-the-sender'; continue }
      const fact = await store.facts.get(row.id)
      touched.add(row.subject)
      settled++
      if (result === 'accepted' || result === 'already') {
        accepted.add(row.id)
        if (fact) {
          const { stopped: _, ...rest } = fact
          await store.facts.put({ ...rest, seq: seq ?? fact.seq })
        }
        await store.sent.put(sentRow(row, fact, rightedNow(copy)))
        await store.outbox.delete(row.place!)
      } else {
        if (fact) await store.facts.put({ ...fact, stopped: { result, reason: reason ?? result } })
        // Only while it is there: one that had stopped may have been written anew meanwhile.
        await store.outbox.update(row.place!, { state: 'stopped', result, reason: reason ?? result })
      }
    }
    // The server has it: the sweep of a fill that is going on must not take it.
    if (unseen && accepted.size > 0) await store.meta.put(unseen.filter((id) => !accepted.has(id)), 'unseen')
    await refold(store, [...touched])
  })
  if (settled > 0) copy.tell()
  return { settled, otherHuman }
}
