// Sealed facts delivered without a session: after sign-out, lease end or revocation, from a phone that can no longer read them.
// The signature says which device wrote them, rights are judged as on every arrival.
import { factHeader } from '@viewme/contract/fact.ts'
import { openSealed, signatureHolds } from '@viewme/contract/delivery.ts'
import { sealedFact, type FactResult } from '@viewme/contract/sync.ts'
import type { Access } from '../platform/access.ts'
import { acceptBatch, type AcceptParts } from './accept.ts'
import { signingKeyOf } from './devices.queries.ts'

/**
 * Opens and judges each sealed fact on its own; one that cannot be opened is refused and never blocks the next.
 * `accepted`: the accounts where something was, each with what others may have waited for (see `acceptBatch`).
 */
export async function deliver(parts: AcceptParts & { access: Access }, device: string, sealed: unknown[], now: Date): Promise<{ results: FactResult[]; accepted: Map<string, string[]> }> {
  const results: FactResult[] = []
  const accepted = new Map<string, string[]>()
  for (const one of sealed) {
    const { result, account, made } = await deliverOne(parts, device, one, now)
    results.push(result)
    if (account && result.result === 'accepted') accepted.set(account, [...accepted.get(account) ?? [], ...made ?? []])
  }
  return { results, accepted }
}

async function deliverOne(parts: AcceptParts & { access: Access }, device: string, offered: unknown, now: Date): Promise<{ result: FactResult; account?: string; made?: string[] }> {
  const parsed = sealedFact.safeParse(offered)
  if (!parsed.success) {
    const id = factHeader.shape.id.safeParse((offered as { header?: { id?: unknown } } | null)?.header?.id)
    return { result: { id: id.success ? id.data : null, result: 'refused', reason: 'envelope-invalid' } }
  }
  const sealed = parsed.data
  const { header } = sealed
  const refused = (reason: string) => ({ result: { id: header.id, result: 'refused' as const, reason } })
  if (header.device !== device) return refused('device-unknown')
  const registered = await signingKeyOf(parts.db, header.author, device)
  if (!registered || registered.account !== header.account) return refused('device-unknown')
  // The same word as for a device that nobody has: this is asked without a session, and says nothing of whose it is.
  if (!await signatureHolds(sealed, registered.key)) return refused('device-unknown')
  const privateKey = await parts.keys.deliveryPrivate(sealed.keyId)
  if (!privateKey) return refused('delivery-key-gone')
  const standing = await parts.access.standingOfMembership(header.author, header.account, now)
  if (!standing) return refused('device-unknown')
  // Before its key is asked for: that may be destroyed already.
  if (standing.state === 'account-ended') return refused('account-ended')
  let body: unknown
  try { body = await openSealed(sealed, privateKey as CryptoKey) } catch { return refused('envelope-broken') }
  let tries = 0
  const { results: [result], made } = await acceptBatch(parts, {
    account: header.account, human: null, who: header.author, now, facts: [{ ...header, body, ...(sealed.insteadOf ? { insteadOf: sealed.insteadOf } : {}) }],
    senderNow: async () => {
      const stands = tries++ === 0 ? standing : await parts.access.standingOfMembership(header.author, header.account, now)
      return stands && { standing: stands, arrivedAt: now }
    },
  })
  return { result: result!, account: header.account, made }
}
