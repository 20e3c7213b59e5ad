// A pull: what comes after a cursor, for one member. Filtered in SQL by the view, each row asked again by the rule before it leaves,
// and recorded before the answer leaves. Bodies go out as the JSON they came in as.
import { defaultPage, maxPage, maxPageBytes } from '@viewme/contract/sync.ts'
import { keptDays } from '@viewme/contract/keeping.ts'
import { kindOf, rightsOf } from '@viewme/contract/kinds.ts'
import { hasRole, type Actor } from '@viewme/contract/actor.ts'
import type { MemberKnown } from '@viewme/contract/kind.ts'
import type { Access } from '../platform/access.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { SealBroken } from '../platform/keys/seal.ts'
import type { Log } from '../platform/log.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { headerOf, historyOf, noteRead, olderOf, pageOf, type HeldRow } from './facts.queries.ts'
import { openBytes } from './fact-cipher.ts'
import { mayLeave } from './numbers.ts'
import { logKinds, mayHold, stateKinds, viewOf } from './view.ts'

/** `access`: asked where a body holds a member's number. Without it a number that needs it does not leave. */
type PullParts = { db: Db; keys: Keys; log: Pick<Log, 'fault'>; access?: Pick<Access, 'membersOf'> }
type Reader = { actor: Actor; device: string; now: Date }

type Members = () => Promise<readonly MemberKnown[] | undefined>

/**
 * One fact as JSON; null when its body has been destroyed, or holds a number that this reader may not have. The body goes out as the bytes it came in as, never parsed on the way. `broken`:
 * it does not open. It stops none of those behind it, no phone is told to let go of it, and the operator is told which it is.
 */
async function factJson(row: HeldRow, actor: Actor, key: Buffer, log: PullParts['log'], members: Members): Promise<Json | 'broken' | null> {
  const { account } = actor
  if (row.body === null) return null
  const header = headerOf(row, account)
  let body: Buffer
  try { body = openBytes(key, header, row.body) } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.fault('a fact does not open', error, { account, fact: row.id })
    return 'broken'
  }
  if (!await mayLeave(actor, row, body, members)) return null
  const server = { ...header, receivedAt: row.received_at.toISOString(), seq: row.seq, feed: row.feed, depth: row.depth }
  return [`${JSON.stringify(server).slice(0, -1)},"body":`, body]
}
/** What stands before its body, and the body; `}` ends it. */
type Json = readonly [head: string, body: Buffer]
const bytesOf = ([head, body]: Json): number => Buffer.byteLength(head) + body.length + 1

/**
 * A phone that has not had all there was for so many days is filled anew. What took the place of what it holds may have given way itself, and is
 * sent for 90 days only: without that link a text of long ago would stand on that phone alone.
 */
const followedMs = 60 * 86_400_000

export const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / 60_000) * 60_000)

/** The page after `after`, as JSON of a pullReply. A cursor that is unknown or old, another view or history begins a new fill and says so. */
export async function pull(parts: PullParts, reader: Reader, ask: { after?: string; limit?: number }): Promise<Buffer> {
  const { actor, now } = reader
  const { account } = actor
  const view = viewOf(actor)
  const limit = Math.min(ask.limit ?? defaultPage, maxPage)
  const keys = await parts.keys.account(account)
  const decoded = ask.after ? decodeCursor(ask.after) : null
  const cursor = decoded && now.getTime() - decoded.at < followedMs ? decoded : null
  const sameView = cursor?.view === view.name
  const page = await pageOf(parts.db.app, {
    account, history: cursor?.history ?? null, after: cursor && sameView ? cursor.feed : 0, limit, kinds: view.kinds, mine: view.mine, membership: actor.membership,
    stateKinds, logKinds, since: new Date(now.getTime() - keptDays * 86_400_000),
  })
  if (!page) throw new Error('no such account')
  const { history, lastFeed, rows } = page
  const reset = !ask.after ? undefined : !cursor ? 'cursor' : cursor.history !== history ? 'history' : !sameView ? 'view' : undefined
  const after = reset || !cursor ? 0 : cursor.feed
  const facts: Json[] = []
  const gone: string[] = []
  let bytes = 0
  let at = after
  let taken = 0
  let asked: ReturnType<Members> | undefined
  const members: Members = () => asked ??= parts.access?.membersOf(account) ?? Promise.resolve(undefined)
  for (const row of rows) {
    if (taken >= limit || bytes > maxPageBytes) break
    const json = mayHold(actor, row) ? await factJson(row, actor, keys.facts, parts.log, members) : null
    if (json !== null && json !== 'broken') {
      // At least one fact a page, so that a page always gets further.
      const length = bytesOf(json)
      if (taken > 0 && bytes + length > maxPageBytes) break
      facts.push(json)
      bytes += length
    } else if (after > 0 && json === null) gone.push(row.id)
    at = row.feed
    taken++
  }
  const more = taken < rows.length
  if (!more) at = Math.max(at, lastFeed)
  // No row, no answer: it is durable before the answer leaves.
  if (facts.length > 0) await noteRead(parts.db.app, account, { reader: actor.membership, device: reader.device, what: 'pull', from: after, to: at, minute: minuteOf(now) })
  // Until its last page a pull has given only what there was when the one before it ended.
  const hadAllAt = more && cursor && !reset ? cursor.at : now.getTime()
  return replyJson({ facts, gone, cursor: encodeCursor({ feed: at, view: view.name, history, at: hadAllAt }), more, view: view.name, actor, reset })
}

/** Older facts than a phone keeps: a whole subject, or a kind before a seq. The cursor stays where it was. While there is `more`, a page has a fact to go on from. */
export async function pullOlder(parts: PullParts, reader: Reader, ask: { subject?: string; kind?: string; before?: number; limit?: number; after?: string }): Promise<Buffer> {
  const { actor, now } = reader
  const { account } = actor
  const view = viewOf(actor)
  const limit = Math.min(ask.limit ?? defaultPage, maxPage)
  const keys = await parts.keys.account(account)
  // Before the transaction, which holds its connection: nobody waits for a second one.
  const known = hasRole(actor, 'lead') || (ask.kind && !kindOf(ask.kind)?.numberOf) ? undefined : await parts.access?.membersOf(account)
  return parts.db.inAccount(account, actor.human, async (tx) => {
    const history = await historyOf(tx)
    let { before } = ask
    let held: HeldRow[] = []
    let facts: Json[] = []
    let more = true
    // A page of which nothing opens is no place to go on from: the next one is read at once.
    while (more && facts.length === 0) {
      const rows = await olderOf(tx, account, { ...ask, kinds: view.kinds, mine: view.mine, membership: actor.membership, limit, ...(before === undefined ? {} : { before }) })
      more = rows.length > limit
      before = rows[limit - 1]?.seq
      held = rows.slice(0, limit).filter((row) => mayHold(actor, row))
      facts = []
      for (const row of held) {
        const json = await factJson(row, actor, keys.facts, parts.log, async () => known)
        if (json !== null && json !== 'broken') facts.push(json)
      }
    }
    if (facts.length > 0) {
      await noteRead(tx, account, { reader: actor.membership, device: reader.device, what: ask.subject ?? `kind:${ask.kind}`, from: held.at(-1)!.seq, to: held[0]!.seq, minute: minuteOf(now) })
    }
    return replyJson({ facts, gone: [], cursor: ask.after ?? encodeCursor({ feed: 0, view: view.name, history, at: now.getTime() }), more, view: view.name, actor, reset: undefined })
  })
}

function replyJson(reply: { facts: readonly Json[]; gone: string[]; cursor: string; more: boolean; view: string; actor: Actor; reset: string | undefined }): Buffer {
  const { facts, actor, ...rest } = reply
  const begin = `${JSON.stringify({ ...rest, rights: rightsOf(actor) }).slice(0, -1)},"facts":[`
  // Written once into its place: of 500 facts, joining them twice cost as much as opening them.
  const all = Buffer.allocUnsafe(Buffer.byteLength(begin) + facts.reduce((sum, one) => sum + bytesOf(one) + 1, 0) + 2)
  let at = all.write(begin)
  for (const [place, [head, body]] of facts.entries()) {
    if (place > 0) at += all.write(',', at)
    at += all.write(head, at)
    at += body.copy(all, at)
    at += all.write('}', at)
  }
  at += all.write(']}', at)
  return all.subarray(0, at)
}
