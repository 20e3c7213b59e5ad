// Who asks, as every route of an account begins: signed in, let into this account, and now.
import type { FastifyRequest } from 'fastify'
import { uuid } from '@viewme/contract/fact.ts'
import type { Member, Standing } from '../platform/access.ts'
import { accessEnded, notFound, signInAgain } from '../platform/problem.ts'
import type { SyncParts } from './parts.ts'

export type Asking = { human: string; standing: Standing; device: string }

export function memberAsked({ access, clock }: Pick<SyncParts, 'access' | 'clock'>) {
  /** Also somebody whose membership has ended or not begun. */
  const standingOf = async (request: FastifyRequest, account: string): Promise<Member> => {
    const found = await access.memberOf(request, account, clock.now())
    if (!found) throw signInAgain()
    if (!found.standing) throw notFound()
    if (found.standing.state === 'account-ended') throw accessEnded()
    return found
  }
  return {
    standingOf,
    /** A member now. `device`: as it says itself, else the session. */
    memberOf: async (request: FastifyRequest, account: string): Promise<Asking> => {
      const { session: { human, session }, standing } = await standingOf(request, account)
      if (standing.state !== 'member') throw standing.state === 'not-begun' ? notFound() : accessEnded()
      const said = request.headers['viewme-device']
      return { human, standing, device: uuid.safeParse(said).success ? String(said) : session }
    },
  }
}
