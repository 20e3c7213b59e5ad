// Audience belongs to the subject: its first fact names it, and after that only a `visibility` fact does.
// A withdrawal hides a thing and keeps its history. Both kinds may speak of any slice's subject.
import { z } from 'zod'
import { yes } from './actor.ts'
import { withdrawalKind } from './fold.ts'
import type { Kind } from './kind.ts'
import { mayChangeAudience, mayWithdraw } from './visibility.permissions.ts'
import { text } from './words.ts'

export const visibilityBody = z.strictObject({ why: text(500).optional() })
export type VisibilityBody = z.infer<typeof visibilityBody>
export const withdrawalBody = z.strictObject({ why: text(500).optional() })
export type WithdrawalBody = z.infer<typeof withdrawalBody>

export const visibility: Kind<VisibilityBody> = {
  kind: 'visibility', slice: 'visibility', v: 1, body: visibilityBody, lifts: {}, keeping: 'ledger', opens: false,
  mayRead: () => yes, mayWrite: mayChangeAudience, moment: () => false, mask: [],
  purpose: 'To show who decided who sees a thing, and when.', holders: 'The audience of the thing it speaks of.', retention: 'As long as the account.',
}

export const withdrawal: Kind<WithdrawalBody> = {
  kind: withdrawalKind, slice: 'visibility', v: 1, body: withdrawalBody, lifts: {}, keeping: 'ledger', opens: false,
  mayRead: () => yes, mayWrite: mayWithdraw, moment: () => false, mask: [],
  purpose: 'To hide what was wrong or is no longer wanted, and keep its history.', holders: 'The audience of the thing it speaks of.', retention: 'As long as the account.',
}
