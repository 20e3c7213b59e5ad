// From fact to row and back: the only place where bodies are encrypted and opened.
import { kindOf } from '@viewme/contract/kinds.ts'
import { belongsInMoment, lift, type Keeping } from '@viewme/contract/kind.ts'
import type { Fact, FactHeader } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { decryptValue, encryptValue } from './cipher.ts'
import { isMomentLabel, momentAllowed, readingKey, writingKey, type Copy } from './copy.ts'
import { headerOf, type FactRow } from './store.ts'

/**
 * A fact as a screen gets it. `unread`: its schema is newer than this app; the body is as it came and must not be interpreted,
 * but for `plain` where it is text.
 */
export type PhoneFact = Fact<any> & { unread?: { plain: string | null } }

export type ToStore = FactHeader & { body: unknown; seq: number | null; feed: number | null; depth: number; receivedAt: string | null; stopped?: Fact['stopped'] }

/** True when the body (of schema `v`) belongs in the moment set. Asked of kinds we know, also in a newer schema: safety must not hide behind an update. */
export const isMoment = (kind: string, v: number, body: unknown): boolean => {
  const known = kindOf(kind)
  return known !== undefined && belongsInMoment(known, v, body)
}

export const keepingOf = (kind: string): Keeping => kindOf(kind)?.keeping ?? 'ledger'
/** Kinds whose current state is laid ready: all that open a subject and are not a log. */
export const isFolded = (kind: string): boolean => { const known = kindOf(kind); return known !== undefined && known.opens && known.keeping !== 'log' }

const atOnce = 125

/** Encrypts bodies under the moment key or the binder key. Null while there is no key to write with. */
export async function encryptAll(copy: Copy, under: 'moment' | 'binder', bodies: readonly { id: string; body: unknown }[]): Promise<Map<string, Pick<FactRow, 'key' | 'apart' | 'data'>> | null> {
  if (bodies.length === 0) return new Map()
  const writing = await writingKey(copy, under === 'moment')
  if (!writing) return null
  const { label, key } = writing
  const apart = label.startsWith('b') ? undefined : label
  const made = new Map<string, Pick<FactRow, 'key' | 'apart' | 'data'>>()
  // In parallel, but in small steps: no long task on a slow phone.
  for (let at = 0; at < bodies.length; at += atOnce) {
    await Promise.all(bodies.slice(at, at + atOnce).map(async ({ id, body }) => { made.set(id, { key: label, apart, data: await encryptValue(key, id, body) }) }))
  }
  return made
}

/** Rows of one page or one append. Null while there is no key to write with. */
export async function rowsOf(copy: Copy, facts: readonly ToStore[]): Promise<FactRow[] | null> {
  const moment = facts.map((fact) => isMoment(fact.kind, fact.v, fact.body))
  const underMoment = await encryptAll(copy, 'moment', facts.filter((_, at) => moment[at]))
  const underBinder = await encryptAll(copy, 'binder', facts.filter((_, at) => !moment[at]))
  if (!underMoment || !underBinder) return null
  return facts.map(({ body: _, ...rest }, at) => ({
    ...rest, moment: moment[at]!, at: rest.receivedAt ?? rest.writtenAt, ...(moment[at] ? underMoment : underBinder).get(rest.id)!,
  }))
}

const noKey = 'none'
/** The row without its text, for whom there is no key: it counts among what stands, so that nothing older shows in its place, and reads as locked. */
export const withoutBody = (row: FactRow): FactRow => ({ ...row, key: noKey, apart: noKey, data: new Uint8Array(0) })

/** Rows of a page while the binder has no key: what belongs in the moment set, whole; the rest without its text, and of logs nothing. Null where not even that can be kept. */
export async function momentRowsOf(copy: Copy, facts: readonly ToStore[]): Promise<FactRow[] | null> {
  if (!momentAllowed(copy.home)) return null
  const inMoment = (fact: ToStore) => isMoment(fact.kind, fact.v, fact.body)
  const whole = await rowsOf(copy, facts.filter(inMoment))
  const rest = facts.filter((fact) => !inMoment(fact) && kindOf(fact.kind) !== undefined && keepingOf(fact.kind) !== 'log')
  return whole && [...whole, ...rest.map(({ body: _, ...fact }) => withoutBody({ ...fact, moment: false, at: fact.receivedAt ?? fact.writtenAt } as FactRow))]
}

const mostBodies = 5000

/** The body of a row in clear; undefined while its key is locked. Throws when the row has been damaged. */
export async function bodyOf(copy: Copy, row: Pick<FactRow, 'id' | 'key' | 'data'>): Promise<unknown> {
  if (copy.bodies.has(row.id)) return copy.bodies.get(row.id)
  const key = await readingKey(copy, row.key)
  if (!key) return undefined
  const body = await decryptValue(key, row.id, row.data)
  if (copy.bodies.size >= mostBodies) copy.bodies.delete(copy.bodies.keys().next().value!)
  copy.bodies.set(row.id, body)
  return body
}

export function factOf(row: FactRow, body: unknown): PhoneFact {
  const fact: PhoneFact = { ...headerOf(row), body, seq: row.seq, feed: row.feed, depth: row.depth, receivedAt: row.receivedAt, ...(row.stopped ? { stopped: row.stopped } : {}) }
  const kind = kindOf(row.kind)
  const plain = typeof (body as { plain?: unknown } | null)?.plain === 'string' ? (body as { plain: string }).plain : null
  if (!kind || row.v > kind.v) return { ...fact, unread: { plain } }
  try { return row.v === kind.v ? fact : { ...fact, body: lift(kind, row.v, body) } } catch { return { ...fact, unread: { plain } } }
}

/** The label a row should lie under now: the moment key only while what stands of its subject belongs there. `own`: all rows of the subject. */
export function wantedKey(copy: Copy, row: FactRow, own: readonly FactRow[]): 'moment' | 'binder' {
  return row.moment && momentAllowed(copy.home) && heads(own, row.kind).some((head) => head.moment) ? 'moment' : 'binder'
}
export const liesUnder = (row: Pick<FactRow, 'key'>): 'moment' | 'binder' => (isMomentLabel(row.key) ? 'moment' : 'binder')
