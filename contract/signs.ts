// What one sees, what it can mean and how sure that is, who has said so, and what to do: read from what is seen to the instruction. Always under the moment key.
// It may name several meanings, for one thing seen can mean several; what is a guess says that it is.
import { z } from 'zod'
import { yes } from './actor.ts'
import { uuid, type Fact } from './fact.ts'
import { inForce } from './fold.ts'
import type { Kind } from './kind.ts'
import { mayWriteSign } from './signs.permissions.ts'
import { text } from './words.ts'

/** The surest first. */
export const sureness = ['known', 'usual', 'possible'] as const
export type Sure = (typeof sureness)[number]

/** `saidBy`: who has said so, in words: it need be nobody in the account. */
export const signMeaning = z.strictObject({ means: text(200), sure: z.enum(sureness), saidBy: text(80) })
export type SignMeaning = z.infer<typeof signMeaning>

/** `also`: other words for the same, only to be found by. `instructions`: their subjects. `plain`: what a phone shows that does not understand the rest; its first line is `seen`. */
export const signBody = z.strictObject({
  seen: text(120), also: text(300).optional(), meanings: z.array(signMeaning).min(1).max(5), act: text(500), instructions: z.array(uuid).max(5).optional(), plain: text(2500),
})
export type SignBody = z.infer<typeof signBody>

export const sign: Kind<SignBody> = {
  kind: 'sign', slice: 'signs', v: 1, body: signBody, lifts: {}, keeping: 'ledger', opens: true, safety: true,
  mayRead: () => yes, mayWrite: mayWriteSign, moment: () => true, mask: [],
  purpose: 'To understand what is seen of the person, and to do the right thing.', holders: 'Members in the sign’s audience: all who may see alerts.', retention: 'As long as the account, every wording.',
}

/** The surest first, whatever order they were written in: a guess never stands above what is known. */
export const surestFirst = (meanings: readonly SignMeaning[]): SignMeaning[] => meanings.toSorted((a, b) => sureness.indexOf(a.sure) - sureness.indexOf(b.sure))

const words = {
  sv: { known: 'Säkert', usual: 'Oftast', possible: 'Kanske', by: 'Enligt', act: 'Gör så här' },
  en: { known: 'Certain', usual: 'Usually', possible: 'Perhaps', by: 'According to', act: 'What to do' },
}
/** A line each: what is seen, every meaning with how sure it is and who has said so, what to do. `language`: the writer's. */
export function plainOf({ seen, meanings, act }: Pick<SignBody, 'seen' | 'meanings' | 'act'>, language: keyof typeof words = 'sv'): string {
  const w = words[language]
  return [seen, ...surestFirst(meanings).map(({ means, sure, saidBy }) => `${w[sure]}: ${means} (${w.by} ${saidBy})`), `${w.act}: ${act}`].join('\n')
}

export type Sign = Omit<SignBody, 'plain'> & { id: string; factId: string }

/** In force, by what is seen. Where two versions stand, both are shown: a meaning is never hidden by a conflict. */
export function signsOf(facts: readonly Fact<any>[]): Sign[] {
  return [...Map.groupBy(facts, (fact) => fact.subject)].flatMap(([id, own]): Sign[] => {
    const current = inForce(own, 'sign')
    if (!current) return []
    return [current.fact, ...current.siblings].map((fact) => {
      const { plain: _, ...body } = fact.body as SignBody
      return { ...body, meanings: surestFirst(body.meanings), id, factId: fact.id }
    })
  }).sort((a, b) => a.seen.localeCompare(b.seen, 'sv'))
}
