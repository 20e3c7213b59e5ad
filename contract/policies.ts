// The texts that somebody meets who registers, and what they have said to each: three separate answers, never one for all.
import { z } from 'zod'

export const policyKinds = ['terms', 'privacy-notice', 'consent'] as const
export const policyKind = z.enum(policyKinds)
export type PolicyKind = z.infer<typeof policyKind>

export const policyLanguage = z.enum(['sv', 'en'])
export type PolicyLanguage = z.infer<typeof policyLanguage>

/** SHA-256 of exactly the bytes that were served, as hexadecimal text: what tells one text from every other. */
export const textHash = z.string().regex(/^[0-9a-f]{64}$/)

export const policyText = z.strictObject({ kind: policyKind, version: z.int().min(1).max(9999), language: policyLanguage, sha256: textHash })
export type PolicyText = z.infer<typeof policyText>

/** What GET /api/policies answers: the newest version of each kind, in each language. */
export const policyTexts = z.strictObject({ texts: z.array(policyText) })

/** Terms are accepted, a notice is seen, and a consent is given and withdrawn. */
export const said = z.enum(['accepted', 'seen', 'given', 'withdrawn'])
export type Said = z.infer<typeof said>

export const policyAnswer = z.strictObject({ ...policyText.shape, said, at: z.iso.datetime() })
export type PolicyAnswer = z.infer<typeof policyAnswer>

/** What GET and POST /api/me/answers answer: all that this human has said, oldest first. */
export const myAnswers = z.strictObject({ answers: z.array(policyAnswer) })

/** Body of POST /api/me/answers: the consent, as easily withdrawn as given. `text`: the one that was read. */
export const consentAnswer = z.strictObject({ text: textHash, said: z.enum(['given', 'withdrawn']) })

/** The last that was said about each kind. */
export const standingAnswers = (answers: readonly PolicyAnswer[]): PolicyAnswer[] =>
  policyKinds.flatMap((kind) => answers.findLast((one) => one.kind === kind) ?? [])
