// Accepts a batch: judge and seal first, then one append under the account's lock. What changed in between is judged again.
// A poisoned fact never blocks the next; nothing is answered before it is durable.
import { randomUUID } from 'node:crypto'
import { canonicalJson } from '@viewme/contract/body.ts'
import { filesIn } from '@viewme/contract/kind.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import type { FactResult } from '@viewme/contract/sync.ts'
import type { Access } from '../platform/access.ts'
import type { Db } from '../platform/db.ts'
import { AccountKeyMissing, type AccountKeys, type Keys } from '../platform/keys/keys.ts'
import { seal, SealBroken } from '../platform/keys/seal.ts'
import { appendFacts, headerOf, knownOf, nothingKnown, type Appended, type Known, type Place, type ToAppend } from './facts.queries.ts'
import { countCost, tooMuchNow } from './cost.ts'
import { headerHash, openBody, sealBody } from './fact-cipher.ts'
import { saidOfWaiting } from './quarantine-chain.ts'
import { asksMembers, judge, learn, parseOffered, safeCanonical, type Sender, type Verdict } from './judge.ts'
import { learnNumbers } from './numbers.ts'
import { appendTaking, takingsOf } from './take-back.ts'
import { inTurn } from './turns.ts'

export type Wakes = (header: { kind: string; subject: string; id: string }, body: unknown, now: Date) => { at: string; verb: string }[]
/** `access`: asked where a rule looks at the members. Without it what needs them is not let through. */
export type AcceptParts = { db: Db; keys: Keys; wakes: Wakes; access?: Pick<Access, 'membersOf'> }

const tries = 20

/** `waiting`: the facts lie in quarantine, and are taken in only if they still do when it comes to it. */
export type AcceptRequest = { account: string; human: string | null; /** The writer, where there is no human. */ who?: string; now: Date; facts: unknown[]; waiting?: true; senderNow(): Promise<Sender | null> }

export const acceptFacts = async (parts: AcceptParts, request: AcceptRequest): Promise<FactResult[]> => (await acceptBatch(parts, request)).results

/**
 * Judges and appends offered facts in their order. `human` lets a mixed-up phone be told so; `standing` is asked anew on each try.
 * `place`: where the account stands afterwards, null when nothing was accepted. `made`: what may have been waited for, when something
 * waits for it: ids of accepted facts, and of subjects that were opened or got another audience.
 * Throws when the account or its key does not exist, and a 503 when others have written for so long that it has to be offered again.
 */
export const acceptBatch = (parts: AcceptParts, request: AcceptRequest): Promise<Accepted> => inTurn(request.account, request.human ?? request.who ?? 'system', () => acceptNow(parts, request))

type Accepted = { results: FactResult[]; place: Place | null; made: string[] }

async function acceptNow(parts: AcceptParts, request: AcceptRequest): Promise<Accepted> {
  const { account, now } = request
  const offered = request.facts.map(parseOffered)
  const headers = offered.flatMap((one) => (one.header ? [one.header] : []))
  const want = { ids: headers.map((one) => one.id), subjects: [...new Set(headers.map((one) => one.subject))], bases: headers.flatMap((one) => one.basedOn) }
  const opening = headers.every((one) => one.audience && one.basedOn.length === 0 && kindOf(one.kind)?.opens)
  for (let attempt = 0; attempt < tries; attempt++) {
    const sender = await request.senderNow()
    if (!sender) throw new Error('the sender is no member')
    const keys = await keysFor(parts.keys, account, sender)
    if (!keys) continue
    // New things need nothing known: judged at once, and again with all that is known if the append finds it was not so.
    const blind = attempt === 0 && opening && !request.waiting && 'standing' in sender && !sender.standing.readOnly
    const known = blind ? nothingKnown(sender.standing.epoch)
      : await parts.db.inAccount(account, request.human, async (tx) => {
        const found = await knownOf(tx, account, request.human, { ...want, author: 'system' in sender ? null : sender.standing.actor.membership })
        if (found) await learnNumbers(tx, keys.facts, account, offered, found)
        return found
      })
    if (!known) throw new Error('no such account')
    // Asked after the sender: what changes from then on the append refuses, and all is judged again.
    const members = 'standing' in sender && asksMembers(offered, known) ? await parts.access?.membersOf(account) : undefined
    const seen = new Map<string, (typeof offered)[number]>()
    const isTooMuch = request.waiting ? () => false : countCost(known)
    const verdicts = offered.map((one) => {
      // The same id twice in one batch is the same fact or a clash, as it would be in two.
      if (one.header && seen.has(one.header.id)) {
        const same = ({ header, body }: (typeof offered)[number]) => safeCanonical([header, body ?? null])
        return same(one) === same(seen.get(one.header.id)!)
          ? { id: one.id, verdict: 'twin' as const } : { id: one.id, verdict: 'refused' as const, reason: 'id-taken' }
      }
      if (request.waiting && one.header && !known.facts.has(one.header.id) && !known.quarantined.has(one.header.id)) return { id: one.id, verdict: 'refused' as const, reason: 'not-waiting' }
      const verdict = judge(one, account, sender, known, (id) => openKnown(keys.facts, account, known, id), members)
      if (isTooMuch(verdict, one.header)) return { id: one.id, verdict: 'refused' as const, reason: tooMuchNow }
      if (one.header && (verdict.verdict === 'accept' || verdict.verdict === 'quarantine')) seen.set(one.header.id, one)
      learn(known, verdict)
      return verdict
    })
    // What is to wait must know what is here and how much waits.
    if (blind && verdicts.some((one) => one.verdict === 'quarantine')) continue
    const epoch = 'system' in sender ? null : sender.standing.epoch
    if (epoch !== null && epoch !== known.epoch) continue
    const judged = verdicts.filter((one): one is Extract<Verdict, { header: object }> => one.verdict === 'accept' || one.verdict === 'quarantine')
    const proof = 'system' in sender ? undefined : sender.proof
    // Nothing to append proves nothing: what was only remembered is asked for.
    if (judged.length === 0 && 'standing' in sender && sender.remembered) continue
    const toAppend = judged.map((one) => prepared(one, keys, known, parts.wakes, now, blind))
    const append = async (db: Parameters<typeof appendFacts>[0]): Promise<Appended | null> =>
      (toAppend.length === 0 ? { seqs: new Map(), place: null } : appendFacts(db, { account, human: request.human, epoch, proof, at: now }, toAppend))
    const takings = takingsOf(offered, verdicts, sender)
    const waiting = request.waiting ? judged.map((one) => one.id!) : []
    // One statement and one round trip, but where something in quarantine is settled with it.
    const appended = takings.length + waiting.length === 0 ? await append(parts.db.app)
      : await appendTaking(parts.db, { account, human: request.human, audit: keys.audit, now }, { waiting, takings, append })
    if (appended === null) continue
    const seqOf = new Map([...appended.seqs].map(([place, seq]) => [judged[place]!.id, seq]))
    const results = verdicts.map((one): FactResult => {
      if (one.verdict === 'twin') return seqOf.has(one.id!) ? { id: one.id, result: 'already', seq: seqOf.get(one.id!)! } : { id: one.id, result: 'quarantined' }
      if (one.verdict === 'accept') return { id: one.id, result: 'accepted', seq: seqOf.get(one.id)! }
      if (one.verdict === 'already') return { id: one.id, result: 'already', seq: one.seq }
      if (one.verdict === 'refused') return { id: one.id, result: 'refused', reason: one.reason }
      return { id: one.id, result: 'quarantined', reason: one.reason! }
    })
    const made = appended.place?.waiting ? judged.flatMap((one) => (one.verdict !== 'accept' ? [] : one.first || one.header.kind === 'visibility' ? [one.id!, one.header.subject] : [one.id!])) : []
    return { results, place: appended.place, made }
  }
  throw new Error('the account is too busy to append')
}

/** Null: the account has been erased since its sender was remembered, who is asked for again. */
async function keysFor(keys: Keys, account: string, sender: Sender): Promise<AccountKeys | null> {
  try {
    return await keys.account(account)
  } catch (error) {
    if (error instanceof AccountKeyMissing && 'standing' in sender && sender.remembered) return null
    throw error
  }
}

/** The canonical body of a fact that is here or waits. Null for what has been destroyed, and for what does not open: nobody can say that it is the same. */
export function openKnown(key: Buffer, account: string, known: Known, id: string): string | null {
  const here = known.facts.get(id)
  const stopped = known.quarantined.get(id)
  const [header, body] = here ? [headerOf(here, account), here.body] : stopped ? [stopped.header, stopped.body] : []
  if (!header || !body) return null
  try { return canonicalJson(JSON.parse(openBody(key, header, body))) } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

function prepared(one: Extract<Verdict, { header: object }>, keys: { facts: Buffer; audit: Buffer }, known: Known, wakes: Wakes, now: Date, blind: boolean): ToAppend {
  const { header } = one
  const auditId = randomUUID()
  // Bound here because no hash covers them: when it came, and who may hold the subject from now on.
  const audience = header.audience && (one.first || header.kind === 'visibility') ? { audience: { groups: header.audience.groups, members: header.audience.members } } : {}
  const said = { author: header.author, fact: header.id, subject: header.subject, kind: header.kind, receivedAt: now.toISOString(), ...audience }
  const body = sealBody(keys.facts, header, one.json)
  const details = seal(keys.audit, Buffer.from(JSON.stringify(one.verdict === 'accept' ? said : saidOfWaiting(header, body, one.reason!, now))), Buffer.from(auditId))
  const accepted: unknown = one.verdict === 'accept' ? JSON.parse(one.json) : null
  const woken = accepted === null ? [] : wakes(header, accepted, now)
  const files = accepted === null ? [] : filesIn(kindOf(header.kind), header.v, accepted).map((ref) => ref.file)
  return {
    body, headerHash: headerHash(header), details,
    fact: {
      ...header, auditId, judgedAt: known.lastSeq,
      ...(blind ? {} : { asked: true }),
      ...(one.first ? { first: true } : {}),
      ...(header.audience ?? {}),
      ...(header.kind === 'visibility' ? { visibility: true } : {}),
      ...(header.kind === 'withdrawal' ? { withdrawal: true } : {}),
      ...(woken.length > 0 ? { wakes: woken } : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(one.verdict === 'quarantine' ? { quarantine: one.reason, header } : {}),
    },
  }
}
