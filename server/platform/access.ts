// Who is asking, as sync and the slices see it: handed in by app.ts, so that sync knows no slice.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '@viewme/contract/actor.ts'
import type { MemberKnown } from '@viewme/contract/kind.ts'

export type Session = { session: string; human: string }

/** A session as it was found by its token, before anybody has said that it still counts. */
export type FoundSession = { id: string; human: string; expiresAt: Date; seenAt: Date }

/** What a session must be, when something is written in its name, besides being there: not past `clock`, and seen after `seenAfter`. */
export type SessionProof = { token: string; clock: Date; seenAfter: Date }

/** What the append asks under the account's lock before anything counts. `stamp`: no membership of the account has changed since. */
export type Proof = SessionProof & { stamp: string }

/** Who asks, and what proves it when something is written. */
export type Member = { session: Session; standing: Standing; proof: Proof }

/** The two halves of looking a session up, for one who finds it together with something else. */
export type Sessions = {
  /** What the request's cookie truly carries; null for none, and for a forged one. */
  tokenOf(request: FastifyRequest): Promise<string | null>
  /** Null when it is past its time. */
  heed(found: FoundSession): Promise<Session | null>
  /** Counts by its own times, and has nothing to be noted today. Says nothing of whether it is still there. */
  isFresh(found: FoundSession): boolean
  proofOf(token: string): SessionProof
}

/** A human's standing in one account right now. `epoch`: the account's rights number it was read at. Null = never a member. */
export type Standing = {
  actor: Actor
  epoch: number
  /** `account-ended`: the account itself is being erased, or has been. */
  state: 'member' | 'not-begun' | 'ended-planned' | 'ended-early' | 'account-ended'
  /** The account is only read: nothing new is taken in. */
  readOnly?: true
  /** When it ended, or is to begin. */
  at: Date | null
  /** Times when the membership was over, though it is or was taken up again: in ms, from the end until the next beginning. Absent for none. */
  out?: readonly { from: number; to: number }[]
}

export type Access = {
  sessionOf(request: FastifyRequest): Promise<Session | null>
  /** Session and standing in one question: what nearly every request of an account asks. Null: nobody is signed in. */
  memberOf(request: FastifyRequest, account: string, now: Date): Promise<Member | { session: Session; standing: null } | null>
  /** The same from memory, asking nobody: a guess. Nothing may be done or told because of it before its `proof` has held. */
  remembered(request: FastifyRequest, account: string, now: Date): Promise<Member | null>
  standingOf(human: string, account: string, now: Date): Promise<Standing | null>
  /** Standing by membership, for deliveries without a session. */
  standingOfMembership(membership: string, account: string, now: Date): Promise<Standing | null>
  /** Everybody who is or has been in the account, for rules that look at whose number something is. */
  membersOf(account: string): Promise<MemberKnown[]>
  membershipsOf(human: string): Promise<{ account: string; membership: string }[]>
}
