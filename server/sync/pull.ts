// A pull: what comes after a cursor, for one member. Filtered in SQL by the view, each row asked again by the rule before it leaves,
// and recorded before the answer leaves. Bodies go out as the JSON text they came in as.
import { defaultPage, maxPage, maxPageBytes } from '@viewme/contract/sync.ts'
import { keptDays } from '@viewme/contract/keeping.ts'
import { rightsOf } from '@viewme/contract/kinds.ts'
import type { Actor } from '@viewme/contract/actor.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { headerOf, historyOf, noteRead, olderOf, pageOf, type FactRow } from './facts.queries.ts'
import { openBody } from './fact-cipher.ts'
import { logKinds, mayHold, stateKinds, viewOf } from './view.ts'

type PullParts = { db: Db; keys: Keys }
type Reader = { actor: Actor; device: string; now: Date }

/** One fact as JSON text; null when its body has been destroyed. The sealed text is never parsed on the way. */
function factText(row: FactRow, account: string, key: Buffer): string | null {
  if (row.body === null) return null
  const header = headerOf(row, account)
  const body = openBody(key, header, row.body)
  const server = { ...header, receivedAt: row.received_at.toISOString(), seq: row.seq, feed: row.feed, depth: row.depth }
  return `${JSON.stringify(server).slice(0, -1)},"body":${body}}`
}

const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / 60_000) * 60_000)

/** The page after `after`, as JSON text of a pullReply. An unknown cursor, another view or history begins a new fill and says so. */
export async function pull(parts: PullParts, reader: Reader, ask: { after?: string; limit?: number }): Promise<string> {
  const { actor, now } = reader
  const { account } = actor
  const view = viewOf(actor)
  const limit = Math.min(ask.limit ?? defaultPage, maxPage)
  const keys = await parts.keys.account(account)
  const cursor = ask.after ? decodeCursor(ask.after) : null
  return parts.db.inAccount(account, actor.human, async (tx) => {
    const history = await historyOf(tx)
    const reset = !ask.after ? undefined : !cursor ? 'cursor' : cursor.history !== history ? 'history' : cursor.view !== view.name ? 'view' : undefined
    const after = reset || !cursor ? 0 : cursor.feed
    const { lastFeed, rows } = await pageOf(tx, {
      account, after, limit, kinds: view.kinds, mine: view.mine, membership: actor.membership, stateKinds, logKinds,
      since: new Date(now.getTime() - keptDays * 86_400_000),
    })
    const facts: string[] = []
    const gone: string[] = []
    let bytes = 0
    let at = after
    let taken = 0
    for (const row of rows) {
      if (taken >= limit || bytes > maxPageBytes) break
      const text = mayHold(actor, row) ? factText(row, account, keys.facts) : null
      if (text !== null) {
        // At least one fact a page, so that a page always gets further.
        if (taken > 0 && bytes + text.length > maxPageBytes) break
        facts.push(text)
        bytes += text.length
      } else if (after > 0) gone.push(row.id)
      at = row.feed
      taken++
    }
    const more = taken < rows.length
    if (!more) at = Math.max(at, lastFeed)
    if (facts.length > 0) await noteRead(tx, account, { reader: actor.membership, device: reader.device, what: 'pull', from: after, to: at, minute: minuteOf(now) })
    return replyText({ facts, gone, cursor: encodeCursor({ feed: at, view: view.name, history }), more, view: view.name, actor, reset })
  })
}

/** Older facts than a phone keeps: a whole subject, or a kind before a seq. The cursor stays where it was. */
export async function pullOlder(parts: PullParts, reader: Reader, ask: { subject?: string; kind?: string; before?: number; limit?: number; after?: string }): Promise<string> {
  const { actor, now } = reader
  const { account } = actor
  const view = viewOf(actor)
  const limit = Math.min(ask.limit ?? defaultPage, maxPage)
  const keys = await parts.keys.account(account)
  return parts.db.inAccount(account, actor.human, async (tx) => {
    const history = await historyOf(tx)
    const rows = await olderOf(tx, account, { ...ask, limit })
    const held = rows.slice(0, limit).filter((row) => mayHold(actor, row))
    const facts = held.map((row) => factText(row, account, keys.facts)).filter((text) => text !== null)
    if (facts.length > 0) {
      await noteRead(tx, account, { reader: actor.membership, device: reader.device, what: ask.subject ?? `kind:${ask.kind}`, from: held.at(-1)!.seq, to: held[0]!.seq, minute: minuteOf(now) })
    }
    return replyText({ facts, gone: [], cursor: ask.after ?? encodeCursor({ feed: 0, view: view.name, history }), more: rows.length > limit, view: view.name, actor, reset: undefined })
  })
}

function replyText(reply: { facts: string[]; gone: string[]; cursor: string; more: boolean; view: string; actor: Actor; reset: string | undefined }): string {
  const { facts, actor, ...rest } = reply
  return `${JSON.stringify({ ...rest, rights: rightsOf(actor) }).slice(0, -1)},"facts":[${facts.join(',')}]}`
}
