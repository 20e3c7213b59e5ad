// From a form to a human who can sign in: what is asked for, and nothing else. A field that nobody asked for is refused.
import { z } from 'zod'
import { emailAddress, password } from './me.ts'
import { policyLanguage, policyText, textHash } from './policies.ts'

const isPlainName = (text: string): boolean => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)
const name = z.string().trim().min(1).max(60).refine(isPlainName)

/** Body of POST /api/auth/register. The texts by what they hash to: which one was read is said exactly. `consent` may wait: null. */
export const registration = z.strictObject({
  firstName: name,
  lastName: name,
  email: emailAddress,
  /** Of the mail. */
  language: policyLanguage,
  terms: textHash,
  notice: textHash,
  consent: textHash.nullable(),
})
export type Registration = z.infer<typeof registration>

/** The same for everybody: whether the address is known is told by mail, to whoever reads that mail. */
export const mailIsOnItsWay = z.strictObject({ sent: z.literal(true) })

/** What GET /api/registration answers: whether anybody can register here at all. */
export const registrationState = z.strictObject({ open: z.boolean() })

/** 256 random bits. Stands after # in the link, so that it reaches no log and no server before somebody presses. */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const registrationLink = z.strictObject({ token: linkToken })
export const linkSays = z.strictObject({ firstName: z.string(), lastName: z.string(), email: z.string(), texts: z.array(policyText) })
export type LinkSays = z.infer<typeof linkSays>

/** One that is chosen now; the same text whatever keyboard wrote it. No rule about which characters. */
export const newPassword = z.string().normalize('NFC').min(password.shortest).max(password.longest)

/** Body of POST /api/auth/register/confirm. `enter`: false where somebody else is signed in on this phone, and is to stay so. */
export const confirmation = z.strictObject({ token: linkToken, password: newPassword, enter: z.boolean() })
export const confirmed = z.strictObject({ entered: z.boolean() })
