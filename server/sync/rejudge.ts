// Quarantine is judged again when a base has been accepted and when rights have changed.
import type { Standing } from '../platform/access.ts'
import { acceptFacts, type AcceptParts } from './accept.ts'
import { keepQuarantineReason, quarantineOf } from './facts.queries.ts'
import { openBody } from './fact-cipher.ts'
import type { SyncParts } from './parts.ts'

/**
 * Judges quarantined facts again, in the order they came, until nothing more becomes right. Run when a base has been accepted and
 * when rights have changed. Each is judged with its author's standing of now; returns how many were accepted.
 */
export async function rejudge(parts: AcceptParts, account: string, standingOfMembership: (membership: string) => Promise<Standing | null>, now: Date): Promise<number> {
  const keys = await parts.keys.account(account)
  let accepted = 0
  for (;;) {
    const waiting = await parts.db.inAccount(account, null, (tx) => quarantineOf(tx, account))
    let progress = false
    for (const one of waiting) {
      const body = JSON.parse(openBody(keys.facts, one.header, one.body))
      const [result] = await acceptFacts(parts, {
        account, human: null, now, facts: [{ ...one.header, body }],
        senderNow: async () => {
          const standing = await standingOfMembership(one.author)
          return standing && { standing, arrivedAt: one.received_at }
        },
      }).catch(() => [{ id: one.id, result: 'quarantined' as const, reason: 'membership-ended' }])
      if (result!.result === 'accepted') { accepted++; progress = true }
      else if (result!.result === 'quarantined' && result!.reason) {
        const { reason } = result!
        await parts.db.inAccount(account, null, (tx) => keepQuarantineReason(tx, account, one.id, reason!))
      }
    }
    if (!progress) return accepted
  }
}

/** Judges what waits in quarantine again, when there is any. Called when something was accepted and when rights have changed. */
export async function rejudgeSoon(parts: Pick<SyncParts, 'db' | 'keys' | 'wakes' | 'access' | 'hub'>, account: string, now: Date): Promise<number> {
  const { rows: [head] } = await parts.db.app.query('SELECT quarantined FROM viewme.heads WHERE account_id = $1', [account])
  if (!head || head.quarantined === 0) return 0
  const accepted = await rejudge(parts, account, (membership) => parts.access.standingOfMembership(membership, account, now), now)
  if (accepted > 0) parts.hub.told(account)
  return accepted
}
