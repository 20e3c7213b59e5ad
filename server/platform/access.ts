// Who is asking, as sync and the slices see it: handed in by app.ts, so that sync knows no slice.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '@viewme/contract/actor.ts'

export type Session = { session: string; human: string }

/** A human's standing in one account right now. `epoch`: the account's rights number it was read at. Null = never a member. */
export type Standing = {
  actor: Actor
  epoch: number
  state: 'member' | 'not-begun' | 'ended-planned' | 'ended-early'
  /** When it ended, or is to begin. */
  at: Date | null
}

export type Access = {
  sessionOf(request: FastifyRequest): Promise<Session | null>
  standingOf(human: string, account: string, now: Date): Promise<Standing | null>
  /** Standing by membership, for deliveries without a session. */
  standingOfMembership(membership: string, account: string, now: Date): Promise<Standing | null>
  membershipsOf(human: string): Promise<{ account: string; membership: string }[]>
}
