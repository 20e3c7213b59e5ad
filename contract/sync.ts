// The outside contract between phone and server (see docs/decisions/facts-and-sync.md). Header fields only: no care words here.
import { z } from 'zod'
import { audience, factHeader, headerFields, insteadOf, uuid } from './fact.ts'
import { instant } from './time.ts'

export const maxBatchFacts = 500
export const maxBatchBytes = 512 * 1024
export const defaultPage = 200
export const maxPage = 500
export const maxPageBytes = 1024 * 1024

export const factReply = headerFields.extend({
  audience: audience.optional(), body: z.unknown(), receivedAt: z.string(), seq: z.int(), feed: z.int(), depth: z.int(),
})

export const rights = z.object({ roles: z.array(z.string()), groups: z.array(z.string()), membership: z.string(), kinds: z.record(z.string(), z.string()) })

export const pullReply = z.object({
  facts: z.array(factReply),
  /** Ids this member may no longer hold, or that are no longer there. */
  gone: z.array(z.string()),
  cursor: z.string(),
  more: z.boolean(),
  /** Names what this member may see now; another view = another set of facts. */
  view: z.string(),
  rights,
  /** The cursor could not be followed: this page is the first of a new fill. `history`: offer again what you wrote in the last 35 days. */
  reset: z.enum(['view', 'history', 'cursor']).optional(),
})
export type PullReply = z.infer<typeof pullReply>

export const pushRequest = z.strictObject({
  view: z.string().max(200).optional(),
  contract: z.int().min(1).optional(),
  // Judged one by one: a poisoned fact never blocks the next, so the list is not validated as a whole.
  facts: z.array(z.unknown()).max(maxBatchFacts),
})
export type PushRequest = z.infer<typeof pushRequest>

/** accepted · already (same id again) · refused (can never be right) · quarantined (can become right; judged again). */
export const results = ['accepted', 'already', 'refused', 'quarantined'] as const
export const factResult = z.object({ id: z.string().nullable(), result: z.enum(results), seq: z.int().optional(), reason: z.string().optional() })
export type FactResult = z.infer<typeof factResult>
/** `cursor`: empty for one who is no member now. */
export const pushReply = z.object({ results: z.array(factResult), cursor: z.string(), view: z.string() })
export type PushReply = z.infer<typeof pushReply>

export const sealedFact = z.strictObject({
  keyId: z.string().max(64),
  header: factHeader,
  counter: z.int().min(0),
  /** As in an offered fact; signed with the rest. */
  insteadOf: insteadOf.optional(),
  /** Ephemeral P-256 public key, raw uncompressed point; nonce; ciphertext with tag; ECDSA P-256 signature: base64url. */
  ephemeral: z.string().max(120),
  nonce: z.string().max(24),
  ciphertext: z.string().max(120_000),
  signature: z.string().max(120),
})
export type SealedFact = z.infer<typeof sealedFact>
export const deliveriesRequest = z.strictObject({ device: uuid, sealed: z.array(z.unknown()).max(100) })
export const deliveriesReply = z.object({ results: z.array(factResult) })

/** One coordinate of a P-256 point: 32 bytes as base64url. */
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
/** A device makes itself known at an online sign-in: the public half of its signing key (P-256, JWK). */
export const deviceRequest = z.strictObject({
  device: uuid,
  signingKey: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
})
export const deviceReply = z.object({
  delivery: z.object({ keyId: z.string(), publicKey: z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string() }) }),
  serverTime: z.string(),
  lease: z.object({ binderHours: z.number(), momentHours: z.number() }),
  /** What the owner has agreed to for phones of this account. */
  agreed: z.object({ momentKey: z.boolean(), deviceLock: z.boolean() }),
})
export type DeviceReply = z.infer<typeof deviceReply>

export const maxOpenings = 1000
/** Of one request; a phone sends as many parts as it takes. The most openings there may be have room in it. */
export const maxOpeningsBytes = 128 * 1024
export const openingsRequest = z.strictObject({
  device: uuid,
  openings: z.array(z.strictObject({ subject: uuid, minute: instant })).max(maxOpenings),
})

/**
 * What waits in an account's quarantine, newest first, as one owner may see it. Outside the audience: kind and time, nothing else.
 * `more`: there are older ones than these.
 */
export const quarantineReply = z.object({
  waiting: z.array(z.object({
    kind: z.string(), receivedAt: z.string(),
    /** `refused`: found never to be right since it came. It waits no longer. */
    inside: z.object({ id: z.string(), author: z.string(), writtenAt: z.string(), reason: z.string(), refused: z.literal(true).optional() }).optional(),
  })),
  more: z.boolean(),
})
export type QuarantineReply = z.infer<typeof quarantineReply>

/** One line of the change stream. */
export const changeEvent = z.union([
  z.object({ account: z.string(), cursor: z.int(), people: z.int() }),
  z.object({ account: z.string(), access: z.literal('ended') }),
])
