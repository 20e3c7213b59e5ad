// Who acts. An actor is one human's membership in one client account, as it is right now.
// Rights come from roles (a set, their union) and groups; never from the kind of sign-in.
import { z } from 'zod'

export const roles = ['owner', 'lead', 'assistant', 'substitute', 'relative', 'therapist', 'person'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export type Actor = {
  human: string
  membership: string
  account: string
  roles: Role[]
  groups: string[]
  /** True for the person the account is about. */
  person: boolean
}

/** One period of a membership. `endedAt`: ended early by a person; `until`: as planned from the start. ISO times, UTC. */
export type Period = { from: string | null; until: string | null; endedAt: string | null }

/** Yes, or no with a stable reason that the screen puts into words. */
export type Answer = { yes: true } | { yes: false; reason: string }
export const yes: Answer = { yes: true }
export const no = (reason: string): Answer => ({ yes: false, reason })

export const hasRole = (actor: Pick<Actor, 'roles'>, ...wanted: Role[]): boolean => actor.roles.some((one) => wanted.includes(one))
