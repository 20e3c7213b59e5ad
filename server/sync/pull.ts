// A pull: what comes after a cursor, for one member. Filtered in SQL by the view, each row asked again by the rule before it leaves,
// and recorded before the answer leaves. Bodies go out as the JSON they came in as.
import { setImmediate } from 'node:timers/promises'
import { defaultPage, maxPage, maxPageBytes } from '@viewme/contract/sync.ts'
import { keptDays } from '@viewme/contract/keeping.ts'
import { kindOf, rightsOf } from '@viewme/contract/kinds.ts'
import { hasRole, type Actor } from '@viewme/contract/actor.ts'
import type { MemberKnown } from '@viewme/contract/kind.ts'
import type { Access } from '../platform/access.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { SealBroken, sealedMore } from '../platform/keys/seal.ts'
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

/** What stands before the body of a fact on its way out. */
function headOf(row: HeldRow, account: string): string {
  const server = { ...headerOf(row, account), receivedAt: row.received_at.toISOString(), seq: row.seq, feed: row.feed, depth: row.depth }
  return `${JSON.stringify(server).slice(0, -1)},"body":`
}

/**
 * One fact as JSON; null when its body has been destroyed, or holds a number that this reader may not have. The body goes out as the bytes it came in as, never parsed on the way. `broken`:
 * it does not open. It stops none of those behind it, no phone is told to let go of it, and the operator is told which it is.
 */
async function factJson(row: HeldRow, actor: Actor, key: Buffer, log: PullParts['log'], members: Members, head = headOf(row, actor.account)): Promise<Json | 'broken' | null> {
  const { account } = actor
  if (row.body === null) return null
  let body: Buffer
  try { body = openBytes(key, headerOf(row, account), row.body) } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.fault('a fact does not open', error, { account, fact: row.id })
    return 'broken'
  }
  return await mayLeave(actor, row, body, members) ? [head, body] : null
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
  const found = await pageOf(parts.db.app, {
    account, history: cursor?.history ?? null, after: cursor && sameView ? cursor.feed : 0, limit, kinds: view.kinds, mine: view.mine, membership: actor.membership,
    stateKinds, logKinds, since: new Date(now.getTime() - keptDays * 86_400_000),
  })
  if (!found) throw new Error('no such account')
  const { history, lastFeed, rows } = found
  const reset = !ask.after ? undefined : !cursor ? 'cursor' : cursor.history !== history ? 'history' : !sameView ? 'view' : undefined
  const after = reset || !cursor ? 0 : cursor.feed
  // Which rows the page has is known before any is opened: what is sealed has the length of what was.
  const page: { row: HeldRow; head: string | null }[] = []
  let bytes = 0
  for (const row of rows) {
    if (page.length >= limit || bytes > maxPageBytes) break
    const head = row.body !== null && mayHold(actor, row) ? headOf(row, account) : null
    const length = head === null ? 0 : Buffer.byteLength(head) + row.body!.length - sealedMore + 1
    // At least one fact a page, so that a page always gets further.
    if (page.length > 0 && bytes + length > maxPageBytes) break
    bytes += length
    page.push({ row, head })
  }
  const more = page.length < rows.length
  const at = more ? page.at(-1)!.row.feed : Math.max(page.at(-1)?.row.feed ?? after, lastFeed)
  // No row, no answer: it is durable before the answer leaves, and is being written while the page is opened.
  const noted = page.some(({ head }) => head !== null) ? noteRead(parts.db.app, account, { reader: actor.membership, device: reader.device, what: 'pull', from: after, to: at, minute: minuteOf(now) }) : null
  noted?.catch(() => {})
  // So that it is on its way: what opens the page lets nothing else in between.
  if (noted) await setImmediate()
  const facts: Json[] = []
  const gone: string[] = []
  let asked: ReturnType<Members> | undefined
  const members: Members = () => asked ??= parts.access?.membersOf(account) ?? Promise.resolve(undefined)
  for (const { row, head } of page) {
    const json = head === null ? null : await factJson(row, actor, keys.facts, parts.log, members, head)
    if (json !== null && json !== 'broken') facts.push(json)
    else if (after > 0 && json === null) gone.push(row.id)
  }
  await noted
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
