// Alerts stay on top of every screen: allergy, seizures, swallowing risk. Always under the moment key.
import { z } from 'zod'
import { yes } from './actor.ts'
import { mayWriteAlert } from './alerts.permissions.ts'
import type { Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { text } from './words.ts'

/** `plain` is what a phone shows that does not understand the rest: a phone on an older version never hides an alert. */
export const alertBody = z.strictObject({ text: text(60), more: text(500).optional(), order: z.int().min(0).max(99), plain: text(600) })
export type AlertBody = z.infer<typeof alertBody>

export const alert: Kind<AlertBody> = {
  kind: 'alert', slice: 'alerts', v: 1, body: alertBody, lifts: {}, keeping: 'ledger', opens: true, safety: true,
  mayRead: () => yes, mayWrite: mayWriteAlert, moment: () => true, mask: [],
  purpose: 'To keep the person from harm.', holders: 'Members in the alert’s audience, normally everyone.', retention: 'As long as the account.',
}

export type Alert = { id: string; factId: string; text: string; more: string | null; order: number }

/** Alerts in force, in the team's order. Where two versions stand, both are shown: an alert is never hidden by a conflict. */
export function alertsOf(facts: readonly Fact<any>[]): Alert[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]): Alert[] => {
    const current = inForce(own, 'alert')
    if (!current) return []
    return [current.fact, ...current.siblings].map((fact) => ({
      id, factId: fact.id, text: fact.body.text, more: fact.body.more ?? null, order: fact.body.order,
    }))
  }).sort((a, b) => a.order - b.order)
}
