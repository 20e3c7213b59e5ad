// What an owner decides of a member. Asked of the server at once and never kept for later: who is let in is not decided without it.
import { z } from 'zod'
import type { Role } from '@viewme/contract/actor.ts'
import type { Copy } from './copy.ts'
import { ask, type Answer } from './http.ts'
import { pullPeople } from './people.ts'

const done = z.strictObject({ done: z.literal(true) })

/** `until`: ISO, the first moment they are no longer let in; null: for as long as nobody ends it. */
export type MemberChange =
  | { what: 'ending'; how: 'early' }
  | { what: 'ending'; how: 'planned'; until: string }
  | { what: 'roles'; roles: Role[] }
  | { what: 'groups'; groups: string[] }
  | { what: 'periods'; until: string | null }

export async function changeMember(copy: Copy, membership: string, { what, ...body }: MemberChange): Promise<Answer<{ done: true }>> {
  const { parts, home } = copy
  const answer = await ask(parts, `/api/accounts/${home.account}/memberships/${membership}/${what}`, done, { body, device: home.device })
  // The list that one goes back to shows it. Where this fails the next notice brings it.
  if (answer.is === 'ok') await pullPeople(copy).catch(() => {})
  return answer
}
