// Who am I, and where am I let in: what GET /api/me answers and what signing in takes.
import { z } from 'zod'
import { role, roles, type Role } from './actor.ts'
import { uuid } from './fact.ts'

export const password = { shortest: 12, longest: 256 }

/** An e-mail address as it is kept: trimmed, lower case. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** Body of POST /api/auth/sign-in/email. No shortest length here: a refusal must say nothing about the password. */
export const signIn = z.strictObject({
  email: emailAddress,
  password: z.string().min(1).max(password.longest),
  /** False on a borrowed phone: the session ends with the browser, and after a day at the latest. */
  rememberMe: z.boolean().optional(),
})
export type SignIn = z.infer<typeof signIn>

export const signedIn = z.strictObject({ human: z.strictObject({ id: uuid, firstName: z.string(), lastName: z.string() }) })

const time = z.iso.datetime().nullable()

export const myMembership = z.strictObject({
  id: uuid,
  account: uuid,
  /** The one the account is about. */
  person: z.strictObject({ name: z.string(), initial: z.string() }),
  /** The strongest of `roles`: what a badge says. Rights come from all of them. */
  role,
  roles: z.array(role),
  groups: z.array(uuid),
  from: time,
  until: time,
})
export type MyMembership = z.infer<typeof myMembership>

export const me = z.strictObject({
  human: z.strictObject({ id: uuid, firstName: z.string(), lastName: z.string() }),
  memberships: z.array(myMembership),
  /** What a phone seals its waiting facts to. */
  deliveryKey: z.strictObject({ keyId: z.string(), publicKey: z.record(z.string(), z.unknown()) }),
  serverTime: z.iso.datetime(),
})
export type Me = z.infer<typeof me>

/** The first of the contract's roles that is held; the list is written in that order. */
export function strongestRole(held: readonly Role[]): Role {
  return roles.find((one) => held.includes(one)) ?? 'relative'
}

let letters: Intl.Segmenter | undefined

/** One letter for a round picture: the first whole character, also when it is made of several code points. */
export function initialOf(name: string): string {
  // Made once: it takes longer than all else that is answered here.
  letters ??= new Intl.Segmenter('sv', { granularity: 'grapheme' })
  const first = letters.segment(name.trim())[Symbol.iterator]().next()
  return first.done ? '?' : first.value.segment.toLocaleUpperCase('sv')
}
