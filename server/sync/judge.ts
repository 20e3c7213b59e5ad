// Judges one offered fact against what is known: accepted, already, refused (can never be right) or quarantined (can become right).
// Pure but for what it is handed; rights are asked for each fact on arrival, never once at sign-in.
import { canonicalJson } from '@viewme/contract/body.ts'
import { correctedTime, factHeader, canonicalHeader, insteadOf, type FactHeader } from '@viewme/contract/fact.ts'
import type { MemberKnown } from '@viewme/contract/kind.ts'
import { isSafety, judgeBody, kindOf } from '@viewme/contract/kinds.ts'
import type { Proof, Standing } from '../platform/access.ts'
import { isFullOf } from './cost.ts'
import { maxWaiting, takenBack, type Known } from './facts.queries.ts'
import { isNamedIn } from './view.ts'

export type Verdict =
  | { id: string; verdict: 'accept' | 'quarantine'; reason?: string; header: FactHeader; json: string; first: boolean }
  | { id: string | null; verdict: 'already'; seq: number }
  | { id: string | null; verdict: 'refused' | 'still-quarantined'; reason: string }

/** `proof`: what the append must find to be so. `remembered`: nothing but the proof says that the standing is true. */
export type Sender = { standing: Standing; arrivedAt: Date; proof?: Proof; remembered?: true } | { system: true }

const lateHours = 72
export const writtenWhileOut = 'written-while-out'

/** Splits an offered value into header, body and what it is written in place of; null header when it can never be right. */
export function parseOffered(offered: unknown): { id: string | null; header: FactHeader | null; body: unknown; insteadOf: string[] } {
  if (offered === null || typeof offered !== 'object' || Array.isArray(offered)) return { id: null, header: null, body: undefined, insteadOf: [] }
  const { body, insteadOf: said, ...rest } = offered as Record<string, unknown>
  const id = typeof rest.id === 'string' && rest.id.length <= 64 && rest.id.isWellFormed() && !rest.id.includes('\0') ? rest.id : null
  const parsed = factHeader.safeParse(rest)
  const instead = insteadOf.optional().safeParse(said)
  return { id, header: parsed.success && instead.success ? parsed.data : null, body, insteadOf: instead.data ?? [] }
}

type Offered = ReturnType<typeof parseOffered>

/** Whether any of them is judged by who the members are: one that holds a member's number, or another audience for what can hold one. */
export function asksMembers(offered: readonly Offered[], { subjects }: Pick<Known, 'subjects'>): boolean {
  const holds = (kind: string | undefined) => kind !== undefined && kindOf(kind)?.numberOf !== undefined
  return offered.some(({ header, body }) => {
    if (!header) return false
    if (header.kind === 'visibility') return holds(subjects.get(header.subject)?.first_kind) || offered.some((one) => one.header?.subject === header.subject && holds(one.header.kind))
    // Not yet judged as its kind's schema.
    try { return kindOf(header.kind)?.numberOf?.(body) !== undefined } catch { return false }
  })
}

/** `members`: who is in the account, where any of the batch asks for it. */
export function judge(offered: Offered, account: string, sender: Sender, known: Known, openKnown: (id: string) => string | null, members?: readonly MemberKnown[]): Verdict {
  const { id, header, body } = offered
  if (!header) return { id, verdict: 'refused', reason: 'header-invalid' }
  const refused = (reason: string): Verdict => ({ id, verdict: 'refused', reason })
  if (header.account !== account) return refused('other-account')
  if (!('system' in sender) && header.author !== sender.standing.actor.membership) return refused('not-the-sender')
  if (body === undefined) return refused('body-invalid')

  const here = known.facts.get(header.id)
  const stopped = known.quarantined.get(header.id)
  if (here || stopped) {
    const same = openKnown(header.id)
    const sameHeader = canonicalHeader(header) === openedHeader(header, known)
    // Kept only where it decides something; a later fact that says it too is not told from one that does not.
    const kept = here ? here.audience : stopped!.header.audience
    const sameAsked = !kept || !header.audience || sameAudience(kept, header.audience)
    if (same === null || !sameHeader || !sameAsked || safeCanonical(body) !== same) return refused('id-taken')
    if (here) return { id, verdict: 'already', seq: here.seq }
    // A copy that comes late must not stand beside the text that took its place.
    if (stopped?.reason === takenBack) return refused(takenBack)
  }

  const judged = judgeBody(header.kind, header.v, body)
  if ('refused' in judged) return refused(judged.refused)
  const kind = kindOf(header.kind)!
  if (known.elsewhere.has(header.subject) || header.basedOn.some((base) => known.elsewhere.has(base))) return refused('other-account')
  const json = JSON.stringify(body)
  const subject = known.subjects.get(header.subject)
  const first = !subject
  const done = (verdict: 'accept' | 'quarantine', reason?: string): Verdict => {
    if (verdict === 'quarantine' && stopped) return { id, verdict: 'still-quarantined', reason: reason! }
    // Not the fact's fault, and the phone knows: it goes on waiting there.
    if (verdict === 'quarantine' && known.waiting >= maxWaiting) return refused('quarantine-full')
    if (verdict === 'accept' && isFullOf(known, header)) return refused('thing-full')
    return { id: header.id, verdict, ...(reason ? { reason } : {}), header, json, first }
  }

  // First of all: what is there is not for them to find out by asking.
  if (!('system' in sender) && known.account !== 'ended' && isOut(sender, header)) return done('quarantine', 'membership-ended')
  const bases = header.basedOn.map((base) => known.bases.get(base))
  if (bases.some((base) => base && base.subject !== header.subject)) return refused('base-of-another-subject')
  if (bases.some((base) => !base)) return done('quarantine', 'base-missing')
  if (first && !kind.opens) return done('quarantine', 'base-missing')
  if (header.kind === 'visibility' || first) {
    if (!header.audience) return refused('audience-missing')
  } else if (header.audience && !sameAudience(header.audience, subject!)) return refused('audience-misplaced')
  if (known.account === 'ended') return refused('account-ended')
  if ('system' in sender) return known.account === 'read-only' ? refused('account-read-only') : done('accept')

  const { standing } = sender
  const { actor } = standing
  // Let in again: what was written in between stays outside, whenever it comes.
  const writtenAt = correctedTime(header).getTime()
  if (standing.out?.some(({ from, to }) => from <= writtenAt && writtenAt < to)) return done('quarantine', writtenWhileOut)
  if (standing.state === 'not-begun') return done('quarantine', 'membership-not-begun')
  if (known.account === 'read-only') return done('quarantine', 'account-read-only')
  const mine = subject && (subject.first_author === actor.membership || isNamedIn(actor, subject))
  if (subject && !mine) return done('quarantine', 'outside-audience')
  if (!kind.mayRead(actor).yes) return done('quarantine', 'outside-audience')
  const subjectKind = subject?.first_kind ?? header.kind
  const answer = kind.mayWrite(actor, {
    first, subjectKind, subjectSafety: isSafety(subjectKind), namesSafety: bases.some((base) => isSafety(base!.kind)), subjectAuthor: subject?.first_author ?? header.author,
    baseAuthors: bases.map((base) => base!.author), body: judged.body, subjectHoldsNumbers: kindOf(subjectKind)?.numberOf !== undefined,
    ...(known.numbers ? { numbers: known.numbers.get(header.subject) ?? [] } : {}),
    ...(subject ? { before: { groups: subject.groups, members: subject.members } } : {}),
    audience: subject && header.kind !== 'visibility' ? { groups: subject.groups, members: subject.members } : header.audience!, ...(members ? { members } : {}),
  })
  return answer.yes ? done('accept') : done('quarantine', answer.reason)
}

/** Whose membership had ended before this fact was written, or so long before it came that it cannot be told. */
function isOut({ standing, arrivedAt }: Extract<Sender, { standing: Standing }>, header: FactHeader): boolean {
  if (standing.state === 'ended-early') return true
  if (standing.state !== 'ended-planned') return false
  return arrivedAt.getTime() - standing.at!.getTime() > lateHours * 3_600_000 || correctedTime(header) >= standing.at!
}

/** After a verdict: what later facts of the same batch may build on, and how many more wait. */
export function learn(known: Known, verdict: Verdict): void {
  if (verdict.verdict === 'quarantine') known.waiting++
  if (verdict.verdict !== 'accept') return
  const { header } = verdict
  const { size, own } = known.sizes.get(header.subject) ?? { size: 0, own: 0 }
  known.sizes.set(header.subject, { size: size + 1, own: own + 1 })
  known.bases.set(header.id, { id: header.id, kind: header.kind, subject: header.subject, author: header.author })
  const subject = known.subjects.get(header.subject)
  if (!subject) {
    known.subjects.set(header.subject, { subject: header.subject, first_kind: header.kind, first_author: header.author, groups: header.audience!.groups, members: header.audience!.members })
  } else if (header.kind === 'visibility') {
    subject.groups = header.audience!.groups
    subject.members = header.audience!.members
  }
}

function openedHeader(header: FactHeader, known: Known): string | null {
  const here = known.facts.get(header.id)
  if (here) {
    return canonicalHeader({ ...header, kind: here.kind, v: here.v, subject: here.subject, basedOn: here.based_on, author: here.author, device: here.device,
      writtenAt: here.written_at, clockOffset: here.clock_offset ?? undefined })
  }
  const stopped = known.quarantined.get(header.id)
  return stopped ? canonicalHeader(stopped.header) : null
}

/** Canonical JSON, or null for what is nested too deep to write. */
export function safeCanonical(body: unknown): string | null {
  try { return canonicalJson(body) } catch { return null }
}

const sameAudience = (a: { groups: string[]; members: string[] }, b: { groups: string[]; members: string[] }) =>
  JSON.stringify([a.groups.toSorted(), a.members.toSorted()]) === JSON.stringify([b.groups.toSorted(), b.members.toSorted()])
