// What comes after the cursor, page by page, until nothing more. A page is applied whole or not at all; applying twice is applying once.
import { keptDays, outgrown } from '@viewme/contract/keeping.ts'
import { filesIn } from '@viewme/contract/kind.ts'
import { kindOf, kinds } from '@viewme/contract/kinds.ts'
import { maxPage, pullReply, type PullReply } from '@viewme/contract/sync.ts'
import { rightedNow, type Copy } from './copy.ts'
import { noteStale } from './files/count-files.ts'
import { settleFiles } from './files/settle-files.ts'
import { ask, type Answer, type Trouble } from './http.ts'
import { refold, settleKeys } from './in-force.ts'
import { hasKey } from './keys/binder-lock.ts'
import { fetchBodiesAgain } from './keys/giving-up.ts'
import { storeUnderTodaysKey } from './keys/todays-key.ts'
import { noteOlderApp } from './learn.ts'
import { anyPacked, dropPacked, mayBePacked, pack, unpackAll } from './packs.ts'
import { dropForbidden, offerAgain } from './reset.ts'
import { isFolded, keepingOf, momentRowsOf, rowsOf } from './rows.ts'
import { sentRow, type CopyMeta, type CursorMeta, type FactRow, type UnseenMeta } from './store.ts'

const stepRows = 125

/** `again`: another history was met and what this phone wrote waits once more: push and pull again. */
export type Pulled = { is: 'done'; again: boolean } | { is: 'other-human' } | { is: 'locked' } | Trouble

/**
 * Three things at once, each with another page: one travels, one is encrypted, one is stored. No task of ours is long.
 */
export async function pull(copy: Copy, holding: () => boolean): Promise<Pulled> {
  let again = false
  await fetchBodiesAgain(copy)
  let cursor = await copy.store.meta.get('cursor') as CursorMeta | undefined
  let next: Promise<Answer<PullReply>> | null = null
  let storing: Promise<void> = Promise.resolve()
  const page = (after: string | undefined) => ask(copy.parts, `/api/accounts/${copy.home.account}/facts?limit=${maxPage}${after ? `&after=${encodeURIComponent(after)}` : ''}`, pullReply, { device: copy.home.device })
  try {
    while (holding()) {
      const answer: Answer<PullReply> = await (next ?? page(cursor?.cursor))
      if (answer.is !== 'ok') return answer
      // A fact of another account than the one asked for is never stored, whoever answers with it.
      const reply: PullReply = { ...answer.value, facts: answer.value.facts.filter((fact) => fact.account === copy.home.account) }
      // The session changed hands between two requests: another human's page never enters this copy.
      if (reply.rights.membership !== copy.home.membership) return { is: 'other-human' }
      next = reply.more ? page(reply.cursor) : null
      const rows = await pageRows(copy, reply)
      if (!rows) return { is: 'locked' }
      await storing
      if (reply.reset) await unpackAll(copy.store)
      if (reply.reset === 'history') again = await offerAgain(copy) || again
      if (reply.reset === 'view') await dropForbidden(copy, reply.rights)
      const first = !reply.reset && (!cursor || (cursor.filling && cursor.first === true))
      cursor = { cursor: reply.cursor, view: reply.view, filling: (!cursor || reply.reset !== undefined || cursor.filling) && reply.more, ...(first && reply.more ? { first: true as const } : {}) }
      storing = applyPage(copy, reply, rows, cursor, first)
      storing.catch(() => {})
      if (!reply.more) break
    }
  } finally { await storing }
  return { is: 'done', again }
}

type PageRows = { rows: FactRow[]; /** Before a PIN has been set only the moment set has its texts. */ whole: boolean }

async function pageRows(copy: Copy, reply: PullReply): Promise<PageRows | null> {
  const rows = await rowsOf(copy, reply.facts)
  if (rows && (rows.length > 0 || hasKey(copy.home.binder))) return { rows, whole: true }
  const some = await momentRowsOf(copy, reply.facts)
  return some && { rows: some, whole: false }
}

/** `first`: a page of this copy's first fill. */
async function applyPage(copy: Copy, reply: PullReply, encrypted: PageRows, cursor: CursorMeta, first: boolean): Promise<void> {
  const { store } = copy
  const ids = new Set(reply.facts.map((fact) => fact.id))
  let ready: PageRows | null = encrypted
  let whole = encrypted.whole
  const encrypt = async (): Promise<FactRow[] | null> => {
    const page = ready ?? await pageRows(copy, reply)
    ready = null
    whole = page?.whole ?? whole
    return page && page.rows
  }
  const applied = await storeUnderTodaysKey(copy, [store.facts, store.packs, store.outbox, store.sent, store.inForce], encrypt, async (rows) => {
    const waiting = await store.outbox.count() === 0 ? [] : await store.outbox.where('id').anyOf([...ids]).toArray()
    for (const row of waiting) {
      // Accepted after all: its answer was lost, or it has left quarantine.
      await store.sent.put(sentRow(row, await store.facts.get(row.id), rightedNow(copy)))
      await store.outbox.delete(row.place!)
    }
    const before = reply.reset ? await store.facts.toCollection().primaryKeys() : await store.meta.get('unseen') as UnseenMeta | undefined
    const unseen = before?.filter((id) => !ids.has(id))
    const kept = await keepAudience(copy, rows)
    const packed = await anyPacked(store)
    // A fill of one page is not worth it.
    const toPack = first && (reply.more || packed) ? kept.filter(mayBePacked) : []
    await pack(store, toPack)
    const apart = toPack.length === 0 ? kept : kept.filter((row) => !mayBePacked(row))
    // In small steps: handing 500 rows over at once is one long task on a slow phone.
    for (let at = 0; at < apart.length; at += stepRows) await store.facts.bulkPut(apart.slice(at, at + stepRows))
    if (packed && reply.gone.length > 0) await dropPacked(store, reply.gone)
    const left = reply.gone.length === 0 ? [] : (await store.facts.bulkGet(reply.gone)).filter((row) => row !== undefined)
    // What waits on this phone has no number yet and is never swept.
    const swept = unseen && !reply.more ? (await store.facts.bulkGet(unseen)).filter((row) => row !== undefined && row.seq !== null) as FactRow[] : []
    const leaving = [...left, ...swept]
    await store.facts.bulkDelete(leaving.map((row) => row.id))
    if (reply.gone.length > 0) {
      await store.sent.bulkDelete(reply.gone)
      await store.outbox.where('id').anyOf(reply.gone).delete()
    }
    await refold(store, [...new Set([...kept, ...leaving].filter((row) => keepingOf(row.kind) !== 'log').map((row) => row.subject))])
    if (unseen && reply.more) await store.meta.put(unseen satisfies UnseenMeta, 'unseen')
    else if (before) await store.meta.delete('unseen')
    if (rows.length > 0) await noteOlderApp(store)
    if (!whole) await store.meta.put(true, 'withoutBodies')
    if (reply.facts.some((fact) => filesIn(kindOf(fact.kind), fact.v, fact.body).length > 0)) await noteStale(store)
    await store.meta.put(cursor, 'cursor')
    await store.meta.put(reply.rights, 'rights')
    if (!reply.more) await store.meta.put({ at: rightedNow(copy), complete: !await store.meta.get('withoutBodies') } satisfies CopyMeta, 'copy')
    else if (cursor.filling) await store.meta.put({ at: (await store.meta.get('copy') as CopyMeta | undefined)?.at ?? null, complete: false } satisfies CopyMeta, 'copy')
    return leaving.map((row) => row.id)
  })
  if (!applied) throw new Error('no key to store the page under')
  const gone = [...reply.gone, ...applied.stored]
  for (const id of gone) copy.bodies.delete(id)
  if (ids.size > 0 || gone.length > 0 || !reply.more) copy.tell(gone)
  const folded = new Set(reply.facts.filter((row) => isFolded(row.kind) || row.kind === 'withdrawal').map((row) => row.subject))
  if (folded.size > 0) await settleKeys(copy, [...folded])
  else if (gone.length > 0) await settleFiles(copy)
}

/** The server leaves out an audience that has not changed; what this phone asked for in its own facts stays. */
async function keepAudience(copy: Copy, rows: readonly FactRow[]): Promise<readonly FactRow[]> {
  const mine = rows.filter((row) => row.author === copy.home.membership && row.audience === undefined)
  if (mine.length === 0) return rows
  const known = new Map((await copy.store.facts.bulkGet(mine.map((row) => row.id))).flatMap((row) => (row?.audience ? [[row.id, row.audience] as const] : [])))
  return rows.map((row) => (known.has(row.id) ? { ...row, audience: known.get(row.id)! } : row))
}

/** Lets go of what a phone no longer keeps. By the server's time, never by the device's alone. Returns the ids. While packs lie here the next round does it. */
export async function sweepKept(copy: Copy): Promise<string[]> {
  const { store } = copy
  if (await anyPacked(store)) return []
  const now = rightedNow(copy)
  const since = new Date(now - keptDays * 86_400_000).toISOString()
  const leaving: string[] = []
  for (const { kind, keeping } of kinds) {
    if (keeping === 'log') {
      leaving.push(...await store.facts.where('[kind+at]').between([kind, ''], [kind, since]).filter((row) => row.seq !== null && row.receivedAt !== null).primaryKeys())
    }
    if (keeping === 'state') {
      const rows = await store.facts.where('[kind+at]').between([kind, ''], [kind, '\uffff']).toArray()
      const subjects = [...new Set(rows.filter((row) => row.at < since).map((row) => row.subject))]
      const old = Map.groupBy(await store.facts.where('subject').anyOf(subjects).toArray(), (row) => row.subject)
      for (const own of old.values()) leaving.push(...outgrown(own, (one) => (keepingOf(one) === 'log' ? 'ledger' : keepingOf(one)), now).map((row) => row.id))
    }
  }
  const gone = [...new Set(leaving)]
  await store.transaction('rw', [store.facts, store.meta], async () => {
    await store.facts.bulkDelete(gone)
    await store.meta.put(now, 'sweptAt')
  })
  for (const id of gone) copy.bodies.delete(id)
  if (gone.length > 0) copy.tell(gone)
  return gone
}
