// What the person reacts to, how it shows and what to do. Always under the moment key. An alert says in a word or two what is always seen; this is the whole of it.
import { z } from 'zod'
import { yes } from './actor.ts'
import { mayWriteAllergy } from './allergies.permissions.ts'
import type { Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { text } from './words.ts'

/** The gravest first. `unknown`: nobody is made to guess. */
export const severities = ['life-threatening', 'serious', 'unknown', 'mild'] as const
export type Severity = (typeof severities)[number]

/** `to`: what it is a reaction to. `plain`: what a phone shows that does not understand the rest; its first line is `to`. */
export const allergyBody = z.strictObject({ to: text(60), severity: z.enum(severities), signs: text(500).optional(), act: text(500), plain: text(1100) })
export type AllergyBody = z.infer<typeof allergyBody>

export const allergy: Kind<AllergyBody> = {
  kind: 'allergy', slice: 'allergies', v: 1, body: allergyBody, lifts: {}, keeping: 'ledger', opens: true, safety: true,
  mayRead: () => yes, mayWrite: mayWriteAllergy, moment: () => true, mask: [],
  purpose: 'To keep the person from what harms them, and to treat them rightly when it has.', holders: 'Members in the allergy’s audience: all who may see alerts.', retention: 'As long as the account.',
}

export const plainOf = ({ to, signs, act }: Pick<AllergyBody, 'to' | 'signs' | 'act'>): string => [to, signs, act].filter(Boolean).join('\n')

export type Allergy = Omit<AllergyBody, 'plain'> & { id: string; factId: string }

/** Allergies in force, the gravest first, then by name. Where two versions stand, both are shown: an allergy is never hidden by a conflict. */
export function allergiesOf(facts: readonly Fact<any>[]): Allergy[] {
  const subjects = Map.groupBy(facts, (fact) => fact.subject)
  return [...subjects].flatMap(([id, own]): Allergy[] => {
    const current = inForce(own, 'allergy')
    if (!current) return []
    return [current.fact, ...current.siblings].map((fact) => {
      const { plain: _, ...body } = fact.body as AllergyBody
      return { ...body, id, factId: fact.id }
    })
  }).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.to.localeCompare(b.to, 'sv'))
}
