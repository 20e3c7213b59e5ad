// The fact: written once, never edited. The header travels in the clear and is bound to the body as associated data;
// the body is encrypted wherever it rests. Ids order nothing: the server's `seq` does.
import { z } from 'zod'
import { instant } from './time.ts'

export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
/** A fact's id: UUIDv7 made by the writer. */
export const factId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
/** A membership's id, or `grant:<id>` or `system:<verb>` when the server itself writes. Never a name. */
export const author = z.string().regex(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(grant|system):[a-z0-9-]{1,60})$/)

/** Who may hold a subject: groups and memberships (ids), OR between them. Nobody else is implied, owners included. */
export const audience = z.strictObject({ groups: z.array(uuid).max(50), members: z.array(uuid).max(200) })
export type Audience = z.infer<typeof audience>

/** The most facts that one can name in `basedOn`. */
export const mostBases = 20

/** Its fields alone, for what is made of them. */
export const headerFields = z.strictObject({
  id: factId,
  account: uuid,
  kind: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  v: z.int().min(1).max(9999),
  subject: uuid,
  basedOn: z.array(factId).max(mostBases),
  author,
  device: uuid,
  /** The device's claim, ISO 8601 with milliseconds in UTC. */
  writtenAt: instant,
  /** The device clock's measured distance from the server's at its last contact, in ms (device minus server). */
  clockOffset: z.int().min(-4e12).max(4e12).optional(),
  /** Only on a subject's first fact and on `visibility` facts. */
  audience: audience.optional(),
})
/** A header in the clear, as JSON: room for an audience of two hundred. */
export const maxHeaderBytes = 8 * 1024

/** Never larger than that, and built on nothing that is itself: what can never be right is refused at once. All its letters are ASCII. */
export const factHeader = headerFields
  .refine((header) => JSON.stringify(header).length <= maxHeaderBytes, { error: 'too-large' })
  .refine(({ id, basedOn }) => !basedOn.includes(id), { error: 'based-on-itself' })
export type FactHeader = z.infer<typeof factHeader>

/**
 * Facts of the same writer that were not accepted, and in whose place this one is written. It is said beside the header, for nothing is
 * folded by it: once the new text has arrived the old ones wait no longer.
 */
export const insteadOf = z.array(factId).min(1).max(20)

/** A fact as its writer offers it: header and body as plain JSON (inside TLS). */
export type OfferedFact = FactHeader & { body: unknown; insteadOf?: string[] }

/**
 * A fact as a phone holds it; `seq` is null while it waits to be accepted. `depth`: how many facts of the same kind it builds on, counted by the
 * server, plus one. `stopped`: the server has answered and it was not accepted;
 * such a fact supersedes nothing and is never in force, but its writer still sees its text.
 */
export type Fact<Body = unknown> = FactHeader & {
  body: Body; seq: number | null; feed: number | null; depth: number; receivedAt: string | null; stopped?: { result: 'quarantined' | 'refused'; reason: string }
}

/** The canonical header as one string: what the associated data and the chains are made of. */
export function canonicalHeader(header: FactHeader): string {
  return JSON.stringify([header.id, header.account, header.kind, header.v, header.subject, header.basedOn, header.author, header.device,
    header.writtenAt, header.clockOffset ?? null])
}

/** The writer's time put right by the offset measured at last contact. Still a claim: retention never uses it. */
export function correctedTime(header: Pick<FactHeader, 'writtenAt' | 'clockOffset'>): Date {
  return new Date(Date.parse(header.writtenAt) - (header.clockOffset ?? 0))
}
