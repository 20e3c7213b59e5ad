// Sends what waits, in the order written: with the session of the same human, or sealed and without any.
import { contractNumber } from '@viewme/contract/kinds.ts'
import { deliveriesReply, maxBatchBytes, maxBatchFacts, pushReply, type FactResult, type PushReply } from '@viewme/contract/sync.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { Copy } from './copy.ts'
import { ask, type Answer, type Trouble } from './http.ts'
import { sealedWaitsOn, takeResults } from './results.ts'
import { bodyOf } from './rows.ts'
import { headerOf, stoppedRows, waitingRows, type CursorMeta, type OutboxRow } from './store.ts'

type Sent = { is: 'done' } | { is: 'other-human' } | Trouble
type Ready = { row: OutboxRow; offered: OfferedFact; bytes: number }

const utf8 = new TextEncoder()
const sealedAtOnce = 100
/** Room for the envelope of the request itself. */
const room = maxBatchBytes - 2048

/** `skip`: facts that this round cannot send one by one either; they go on waiting and block nobody. */
async function nextBatch(copy: Copy, skip: ReadonlySet<string>, most: number): Promise<Ready[]> {
  return batchOf(copy, (await waitingRows(copy.store, most + skip.size)).filter((row) => !skip.has(row.id)).slice(0, most))
}

/** As many of them, from the first, as one request holds. What cannot be read now is left out. */
async function batchOf(copy: Copy, rows: readonly OutboxRow[]): Promise<Ready[]> {
  const facts = await copy.store.facts.bulkGet(rows.map((row) => row.id))
  const batch: Ready[] = []
  let total = 0
  for (const [at, row] of rows.entries()) {
    const fact = facts[at]
    const body = fact && await bodyOf(copy, fact).catch(() => undefined)
    if (!fact || body === undefined) continue
    const offered = { ...headerOf(fact), body, ...(row.insteadOf ? { insteadOf: row.insteadOf } : {}) }
    const bytes = utf8.encode(JSON.stringify(offered)).length + 1
    if (batch.length > 0 && total + bytes > room) break
    total += bytes
    batch.push({ row, offered, bytes })
  }
  return batch
}

async function offer(copy: Copy, batch: readonly Ready[]): Promise<Answer<PushReply>> {
  const cursor = await copy.store.meta.get('cursor') as CursorMeta | undefined
  return ask(copy.parts, `/api/accounts/${copy.home.account}/facts`, pushReply, {
    device: copy.home.device, body: { ...(cursor ? { view: cursor.view } : {}), contract: contractNumber, facts: batch.map((one) => one.offered) },
  })
}

/** Offers readable waiting facts with the session. Sealed ones of a locked binder are left for `deliverOwn`. */
export async function push(copy: Copy, holding: () => boolean): Promise<Sent> {
  const skip = new Set<string>()
  let most = maxBatchFacts
  while (holding()) {
    const batch = await nextBatch(copy, skip, most)
    if (batch.length === 0) return { is: 'done' }
    const answer = await offer(copy, batch)
    if (answer.is === 'fault' && answer.status !== 404) {
      // The request as a whole was not understood: smaller ones find the fact that stops it, and it alone stays behind.
      if (batch.length === 1) skip.add(batch[0]!.row.id)
      else most = Math.ceil(batch.length / 2)
      continue
    }
    if (answer.is !== 'ok') return answer
    const { settled, otherHuman } = await takeResults(copy, batch.map((one) => one.row), answer.value.results)
    if (otherHuman) return { is: 'other-human' }
    if (settled < batch.length) for (const one of batch) skip.add(one.row.id)
    most = maxBatchFacts
  }
  return { is: 'done' }
}

const askAgainEveryMs = 86_400_000

/**
 * Once a day what waits in the server's quarantine is offered once more. It is not put there twice: the answer says whether it still waits,
 * and why, or has been found never to be right, so that its writer can write it anew.
 */
export async function askAgain(copy: Copy, holding: () => boolean): Promise<void> {
  const { store, parts } = copy
  const askedAt = await store.meta.get('askedAt') as number | undefined
  if (askedAt !== undefined && Math.abs(parts.now() - askedAt) <= askAgainEveryMs) return
  for (let left = (await stoppedRows(store)).filter((row) => row.result === 'quarantined'); holding();) {
    const batch = await batchOf(copy, left)
    if (batch.length === 0) break
    const answer = await offer(copy, batch)
    if (answer.is !== 'ok') return
    await takeResults(copy, batch.map((one) => one.row), answer.value.results)
    left = left.slice(left.indexOf(batch.at(-1)!.row) + 1)
  }
  await store.meta.put(parts.now(), 'askedAt')
}

/** Delivers sealed facts without a session. Returns the answers to those that were answered. */
export async function deliver(parts: Copy['parts'], device: string, sealed: readonly { id: string; sealed: unknown }[], holding: () => boolean): Promise<{ results: FactResult[]; trouble: Trouble | null }> {
  const results: FactResult[] = []
  let batch: typeof sealed[number][] = []
  let bytes = 0
  const flush = async (): Promise<Trouble | null> => {
    if (batch.length === 0) return null
    const answer = await ask(parts, '/api/deliveries', deliveriesReply, { body: { device, sealed: batch.map((one) => one.sealed) } })
    if (answer.is !== 'ok') return answer
    results.push(...answer.value.results)
    batch = []
    bytes = 0
    return null
  }
  for (const one of sealed) {
    const size = JSON.stringify(one.sealed).length
    if (batch.length >= sealedAtOnce || (batch.length > 0 && bytes + size > room)) {
      const trouble = holding() ? await flush() : null
      if (trouble || !holding()) return { results, trouble }
    }
    batch.push(one)
    bytes += size
  }
  return { results, trouble: holding() ? await flush() : null }
}

/** This human's own waiting facts, when there is no session of theirs, or the binder is locked. */
export async function deliverOwn(copy: Copy, holding: () => boolean): Promise<Trouble | null> {
  const rows = (await waitingRows(copy.store)).filter((row) => row.sealed !== null)
  if (rows.length === 0) return null
  const { results, trouble } = await deliver(copy.parts, copy.home.device, rows.map((row) => ({ id: row.id, sealed: row.sealed })), holding)
  await takeResults(copy, rows, results.filter((one) => !sealedWaitsOn(one)))
  return trouble
}
