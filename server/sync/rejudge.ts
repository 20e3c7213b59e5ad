// Quarantine is judged again: what names something that was just accepted, and all of it when rights have changed.
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { FactResult } from '@viewme/contract/sync.ts'
import type { Standing } from '../platform/access.ts'
import { acceptBatch, type AcceptParts } from './accept.ts'
import { isHeavy } from './cost.ts'
import { keepQuarantineReason, quarantineAfter, quarantineNaming, type Waiting } from './facts.queries.ts'
import { openBody } from './fact-cipher.ts'
import type { SyncParts } from './parts.ts'
import { saidOfJudging } from './quarantine-chain.ts'
import { chainChange, lockAccount } from './writes.ts'

/** How many facts were judged, and how many of them were accepted. */
export type Rejudged = { judged: number; accepted: number }
type StandingOf = (membership: string) => Promise<Standing | null>

const pageSize = 100
/** So many are judged before a phone is answered; the work that the append has written does the rest. */
const beforeAnswer = 100

/**
 * Judges again what names one of `made` (accepted facts; subjects opened or given another audience), then what names what that made
 * right, to the end of the chain. Each with its author's standing of now. Stops between pages when `atMost` have been judged.
 */
export async function rejudgeNaming(parts: AcceptParts, account: string, made: string[], standingOf: StandingOf, now: Date, atMost = Infinity): Promise<Rejudged> {
  const done = { judged: 0, accepted: 0 }
  for (let named = made; named.length > 0 && done.judged < atMost;) {
    const next: string[] = []
    for (let after = 0; done.judged < atMost;) {
      const rows = await parts.db.inAccount(account, null, (tx) => quarantineNaming(tx, account, named, after, pageSize))
      if (rows.length === 0) break
      next.push(...await judgeRows(parts, account, rows, standingOf, now, done))
      after = rows.at(-1)!.place
    }
    named = next
  }
  return done
}

/** Judges again all that waits, page by page in the order it came. Run when rights have changed. */
export async function rejudge(parts: AcceptParts, account: string, standingOf: StandingOf, now: Date): Promise<Rejudged> {
  const done = { judged: 0, accepted: 0 }
  for (let after = 0; ;) {
    const rows = await parts.db.inAccount(account, null, (tx) => quarantineAfter(tx, account, after, pageSize))
    if (rows.length === 0) return done
    const made = await judgeRows(parts, account, rows, standingOf, now, done)
    // What came before its base has been passed already.
    const named = await rejudgeNaming(parts, account, made, standingOf, now)
    done.judged += named.judged
    done.accepted += named.accepted
    after = rows.at(-1)!.place
  }
}

/** Adds to `done`; returns what others may wait for. */
async function judgeRows(parts: AcceptParts, account: string, rows: Waiting[], standingOf: StandingOf, now: Date, done: Rejudged): Promise<string[]> {
  const keys = await parts.keys.account(account)
  const made: string[] = []
  done.judged += rows.length
  for (const group of arrivedTogether(rows.flatMap((row) => opened(keys.facts, row)))) {
    const { author, received_at } = group[0]!
    const standing = await standingOf(author)
    let tries = 0
    const judged = standing && await acceptBatch(parts, {
      account, human: null, now, facts: group.map((one) => one.offered), waiting: true,
      senderNow: async () => {
        const stands = tries++ === 0 ? standing : await standingOf(author)
        return stands && { standing: stands, arrivedAt: received_at }
      },
    })
    const results = judged?.results ?? group.map(({ id }) => ({ id, result: 'quarantined' as const, reason: 'membership-ended' }))
    made.push(...judged?.made ?? [])
    done.accepted += results.filter((one) => one.result === 'accepted').length
    await keepReasons(parts, account, keys.audit, group, results, now)
  }
  return made
}

// Of the account, and of the asking.
const saysNothing = new Set(['account-ended', 'not-waiting'])

/**
 * What goes on waiting for another reason, and what was found never to be right: it stays where its owner sees it, takes nobody's room, and
 * its writer's phone is told when it asks. Both are chained. That the account itself has ended says nothing of a fact.
 */
async function keepReasons(parts: AcceptParts, account: string, audit: Buffer, group: Opened[], results: FactResult[], now: Date): Promise<void> {
  const changed = results.flatMap(({ result, reason }, at) =>
    ((result === 'quarantined' || result === 'refused') && reason && !saysNothing.has(reason) && reason !== group[at]!.reason ? [{ id: group[at]!.id, refused: result === 'refused', reason }] : []))
  if (changed.length === 0) return
  await parts.db.inAccount(account, null, async (tx) => {
    await lockAccount(tx, account)
    for (const { id, refused, reason } of changed) {
      if (await keepQuarantineReason(tx, account, id, { reason, refused })) await chainChange(tx, audit, account, now, saidOfJudging(id, refused, reason))
    }
  })
}

type Opened = Waiting & { offered: OfferedFact }

/** Nothing for what does not open with the account's key: it stops nobody, and `viewme verify` names it. */
function opened(key: Buffer, row: Waiting): Opened[] {
  try { return [{ ...row, offered: { ...row.header, body: JSON.parse(openBody(key, row.header, row.body)) } }] } catch { return [] }
}

const heavyTogether = 5

/** Neighbours of one author that arrived at one time are judged as the batch they were, in parts where it would hold the lock for long. */
function arrivedTogether(rows: Opened[]): Opened[][] {
  const groups: Opened[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last && last[0]!.author === row.author && last[0]!.received_at.getTime() === row.received_at.getTime() && last.filter(({ header }) => isHeavy(header)).length < heavyTogether) last.push(row)
    else groups.push([row])
  }
  return groups
}

type Parts = Pick<SyncParts, 'db' | 'keys' | 'wakes' | 'access' | 'hub' | 'log'>
const standings = (parts: Parts, account: string, now: Date): StandingOf => (membership) => parts.access.standingOfMembership(membership, account, now)

/** After an append and before its answer. Never fails what was accepted: what is left here is done by the work that was written with it. */
export async function rejudgeMade(parts: Parts, account: string, made: string[], now: Date): Promise<number> {
  if (made.length === 0) return 0
  try {
    const { accepted } = await rejudgeNaming(parts, account, made, standings(parts, account, now), now, beforeAnswer)
    if (accepted > 0) parts.hub.told(account)
    return accepted
  } catch {
    parts.log.warn('quarantine.left-for-later')
    return 0
  }
}

/** The job. `made`: what was accepted; empty when rights have changed, which judges all that waits. */
export async function rejudgeSoon(parts: Parts, account: string, made: string[], now: Date): Promise<void> {
  const standingOf = standings(parts, account, now)
  const { accepted } = made.length > 0 ? await rejudgeNaming(parts, account, made, standingOf, now) : await rejudge(parts, account, standingOf, now)
  if (accepted > 0) parts.hub.told(account)
}
