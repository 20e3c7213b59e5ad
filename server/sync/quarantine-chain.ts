// What the chain of writes says of a fact that was set aside: that it came, for which reason it waits, and that it was found never to be
// right, or that its writer took it back. That it was accepted, its own row says. So nothing that waits can vanish, or be changed, without its showing.
import { createHash } from 'node:crypto'
import type { FactHeader } from '@viewme/contract/fact.ts'
import { headerHash } from './fact-cipher.ts'
import { takenBack } from './facts.queries.ts'
import type { Change } from './writes.ts'

/** SHA-256 of the canonical header, of who it is for (which no header binds), and of the sealed body. */
export function waitingPrint(header: FactHeader, body: Buffer): string {
  const { groups, members } = header.audience ?? {}
  return createHash('sha256').update(headerHash(header)).update(JSON.stringify([groups ?? null, members ?? null])).update(body).digest('base64')
}

export const saidOfWaiting = (header: FactHeader, body: Buffer, reason: string, at: Date): Change =>
  ({ what: 'fact-waits', by: header.author, fact: header.id, reason, print: waitingPrint(header, body), at: at.toISOString() })

export const saidOfJudging = (fact: string, isRefused: boolean, reason: string): Change =>
  ({ what: isRefused ? 'fact-refused' : 'fact-waits-on', by: 'system:rejudge', fact, reason })

/** `instead`: the fact that its writer wrote in its place. */
export const saidOfTakingBack = (fact: string, by: string, instead: string): Change => ({ what: 'fact-taken-back', by, fact, reason: takenBack, instead })
