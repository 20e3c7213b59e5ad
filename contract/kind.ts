// What each slice says about each of its kinds of fact. Sync, privacy and retention read these descriptions and never a slice.
import type { z } from 'zod'
import type { Actor, Answer, Role } from './actor.ts'
import type { Audience } from './fact.ts'
import type { FileRef } from './files.ts'

/**
 * What a phone keeps of a kind (older facts can still be asked for by page):
 * `state` all heads, the one before each head and what was head 90 days ago · `log` 90 days by receivedAt · `ledger` everything, for ever.
 */
export type Keeping = 'state' | 'log' | 'ledger'

/** What a permission rule may look at besides the actor. */
export type WriteContext = {
  /** True when this fact opens its subject. */
  first: boolean
  /** The kind and author of the subject's first fact (this fact's own when first). */
  subjectKind: string
  /** That kind is a safety kind. */
  subjectSafety: boolean
  /** One of the facts named in basedOn is of a safety kind, whatever opened their subject. Absent where nothing is named. */
  namesSafety?: boolean
  subjectAuthor: string
  /** Authors of the facts named in basedOn. */
  baseAuthors: string[]
  body: unknown
  /** That kind can hold a member's number: see `numberOf`. */
  subjectHoldsNumbers?: boolean
  /** The members whose numbers it holds, in any version. Absent where it was not looked for. */
  numbers?: readonly string[]
  /** Who may hold the subject now, and who may once this fact stands. Absent where it is asked in general, and `before` when the fact opens it. */
  before?: Audience
  audience?: Audience
  /** Who is in the account. Absent where it was not asked: then nothing is let through that needs it. */
  members?: readonly MemberKnown[]
}

/** `firstName`: only of one whose identity is protected. */
export type MemberKnown = { id: string; roles: readonly Role[]; protected: boolean; firstName?: string }

export type Kind<Body = any> = {
  kind: string
  /** The slice (and contract file) that owns it. */
  slice: string
  /** The current schema number; older ones are lifted. */
  v: number
  body: z.ZodType<Body>
  /** lifts[n] turns a body of schema n into schema n + 1. Kept for ever, with a fixture each. */
  lifts: Record<number, (body: any) => any>
  keeping: Keeping
  /** May a fact of this kind open a subject, or does it only speak of an existing one? */
  opens: boolean
  mayRead(actor: Actor): Answer
  mayWrite(actor: Actor, context: WriteContext): Answer
  /** Harm may follow from not seeing it: only leads and owners hide it, and its body has a required `plain` for phones that do not know its schema yet. */
  safety?: true
  /** True when this body belongs under the moment key: readable without PIN, if the owner has agreed in words. */
  moment(body: Body): boolean
  /** The member whose number a body holds. Where their identity is protected it is for them, its writer and the leads alone. */
  numberOf?(body: Body): string | undefined
  /** Which files a body names. They are kept beside the facts, for those who may hold a fact that names them. */
  files?(body: Body): FileRef[]
  /** For support: what may be shown of a body under a grant. Not named = shown as •••. */
  mask: readonly string[]
  /** Why it is kept, who may hold it, how long: one sentence each, shown in the register of processing. */
  purpose: string
  holders: string
  retention: string
}

/** True when a body of schema `v` belongs under the moment key. An older one is lifted first; a newer one is asked as it came. False when that cannot be told. */
export function belongsInMoment(kind: Kind, v: number, body: unknown): boolean {
  try { return kind.moment(v < kind.v ? lift(kind, v, body) : body) === true } catch { return false }
}

/** The member whose number a body of schema `v` holds; undefined where it holds none, and where that cannot be told. */
export function numberIn(kind: Kind | undefined, v: number, body: unknown): string | undefined {
  if (!kind?.numberOf || v > kind.v) return undefined
  try { return kind.numberOf(lift(kind, v, body)) } catch { return undefined }
}

/** The files that a body of schema `v` names; none where that cannot be told. Each once. */
export function filesIn(kind: Kind | undefined, v: number, body: unknown): FileRef[] {
  if (!kind?.files || v > kind.v) return []
  try { return [...new Map(kind.files(lift(kind, v, body)).map((ref) => [ref.file, ref])).values()] } catch { return [] }
}

/** A body of any known older schema, lifted to the current one; null when the schema is newer than this code. */
export function lift<Body>(kind: Kind<Body>, v: number, body: unknown): Body | null {
  if (v > kind.v) return null
  let lifted: any = body
  for (let n = v; n < kind.v; n++) {
    const step = kind.lifts[n]
    if (!step) throw new Error(`no lift from schema ${n} of ${kind.kind}`)
    lifted = step(lifted)
  }
  return lifted as Body
}
