// The client account and who is let in: accounts, memberships, periods, and the directory of names.
// Members ask for their own standing and the directory; owners end, change and reopen memberships.
// It holds no care content, never deletes a membership, and never lets one owner alone change who the owners are.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { chainChange } from '../../sync/sync.ts'
import { findAccount, insertAccount, type Db } from './client-account.queries.ts'
import { meRoutes } from './me.routes.ts'
import { membershipRoutes } from './client-account.routes.ts'

export { findAccount, findLetIn, strayPeriods, type ChainedAccount, type LetIn } from './client-account.queries.ts'
export { addMember, changeGroups, changeRoles, endAgain, endMembership, reopenMembership, turnMembers, type PeriodWish } from './membership.ts'
export { memberAccess, membershipAccess } from './standing.ts'

export type ClientAccountParts = {
  db: Db
  keys: Pick<Keys, 'account' | 'delivery'>
  clock: Clock
  config: { secure: boolean; baseUrl: string }
  access: Access
  /** Says after the commit that an account has changed. */
  hub?: { told(account: string): void }
}

export function registerClientAccount(server: FastifyInstance, parts: ClientAccountParts): void {
  meRoutes(server, parts)
  membershipRoutes(server, parts)
}

/**
 * An account without members, and the first row of its chain of writes. Its key comes first: a key without an account harms nobody, an
 * account without a key holds nothing.
 */
export async function createClientAccount(options: {
  db: Db; keys: Pick<Keys, 'account' | 'createAccount' | 'has'>; id?: string; personName: string | null; zone?: string; now: Date
}): Promise<{ id: string }> {
  const { db, keys, personName, zone = 'Europe/Stockholm', now } = options
  const id = options.id ?? randomUUID()
  if (!(await keys.has(id))) await keys.createAccount(id)
  const { audit } = await keys.account(id)
  await db.inAccount(id, null, async (tx) => {
    await insertAccount(tx, { id, personName, zone, now })
    await chainChange(tx, audit, id, now, { what: 'account-opened', by: 'system:create-account', opened: await findAccount(tx, id, audit) })
  })
  return { id }
}
