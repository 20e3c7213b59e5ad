// Humans who can sign in, and their sessions. Anybody may knock; only a right password opens.
// It never says whether an address is known, never keeps an address of the network, writes no e-mail address and no password in the clear,
// and knows nothing of client accounts: what a human may do there stands in the membership.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { password as lengths } from '@viewme/contract/me.ts'
import type { Access, Sessions } from '../../platform/access.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { deleteSpentSessions, deleteSpentTries, findHumanByIndex, findHumans, humansAfter, insertHuman, type Db, type Human, type Tx } from './accounts.queries.ts'
import { accountsRoutes } from './accounts.routes.ts'
import { identityOf } from './identity.ts'
import { hashPassword } from './password.ts'
import { openDoor, type AccountsParts, type Door } from './sign-in.ts'
import { triesWindow } from './tries.ts'

export { deleteAllSignIns as endAllSignIns, deleteSessionsOf as signOutEverywhere, unknownHumans } from './accounts.queries.ts'
export { hashPassword } from './password.ts'
export { refuseForeignOrigin } from './foreign-origin.ts'
export type { Human } from './accounts.queries.ts'
export { openDoor } from './sign-in.ts'
export type { AccountsParts, Door } from './sign-in.ts'

/** Whose request is this? One query, and none for a forged cookie. */
export function accountsAccess(parts: AccountsParts): Pick<Access, 'sessionOf'> & { sessions: Sessions } {
  const { sessionOf, sessions } = openDoor(parts)
  return { sessionOf, sessions }
}

/** Mounts the routes under /api/auth. */
export const registerAccounts = (server: FastifyInstance, parts: AccountsParts, door: Door = openDoor(parts)): void => accountsRoutes(server, door)

/** A new human. Without a password nobody can sign in as them until they have chosen one. Throws when the address is taken. */
export async function createHuman(options: { tx: Tx; keys: Pick<Keys, 'secret'>; email: string; firstName: string; lastName: string; password?: string; /** Hashed before: outside the transaction, or for many humans with one password. */ passwordHash?: string; /** They have shown that the address is theirs. */ isProven?: true; id?: string; now: Date }): Promise<Human> {
  const { tx, password, now } = options
  if (password !== undefined && (password.length < lengths.shortest || password.length > lengths.longest)) {
    throw new RangeError(`a password has ${lengths.shortest} to ${lengths.longest} characters`)
  }
  const human = { id: options.id ?? randomUUID(), firstName: options.firstName.trim(), lastName: options.lastName.trim() }
  const passwordHash = password === undefined ? options.passwordHash ?? null : await hashPassword(password)
  const identity = await identityOf(options.keys)
  const named = { ...human, name: `${human.firstName} ${human.lastName}`.trim(), createdAt: now }
  await insertHuman(tx, { ...named, nameProof: identity.proofOf(named), emailIndex: identity.index(options.email), emailSealed: identity.seal(human.id, options.email), emailVerified: options.isProven ?? false, passwordHash })
  return human
}

export async function humanByEmail({ tx, keys, email }: { tx: Pick<Tx, 'query'>; keys: Pick<Keys, 'secret'>; email: string }): Promise<string | null> {
  return findHumanByIndex(tx, (await identityOf(keys)).index(email))
}

/** What an address is found by: the same however it is typed, and worth nothing without the key store. */
export const addressIndex = async ({ keys, email }: { keys: Pick<Keys, 'secret'>; email: string }): Promise<string> => (await identityOf(keys)).index(email)

/**
 * How many humans there are; whose addresses do not open with this key store or are not found by what they say; and whose names do not fit
 * what was proven of them. Tells ids, no address and no name.
 */
export async function checkHumans({ tx, keys }: { tx: Pick<Tx, 'query'>; keys: Pick<Keys, 'secret'> }): Promise<{ humans: number; broken: string[]; renamed: string[] }> {
  const identity = await identityOf(keys)
  const found = { humans: 0, broken: [] as string[], renamed: [] as string[] }
  for (let after: string | null = null; ;) {
    const page = await humansAfter(tx, after, 500)
    for (const { proof, index, sealed, ...named } of page) {
      if (!isWhole(() => identity.index(identity.open(named.id, sealed)) === index)) found.broken.push(named.id)
      if (!proof || !identity.proofOf(named).equals(proof)) found.renamed.push(named.id)
    }
    found.humans += page.length
    if (page.length === 0) return found
    after = page.at(-1)!.id
  }
}

function isWhole(holds: () => boolean): boolean {
  try { return holds() } catch { return false }
}

/** Names by id, for a slice that has decided who may see them. */
export async function namesOf({ tx, ids }: { tx: Pick<Tx, 'query'>; ids: readonly string[] }): Promise<Map<string, Human>> {
  if (ids.length === 0) return new Map()
  return new Map((await findHumans(tx, ids)).map((human) => [human.id, human]))
}

/** Sessions past their time, and tries that count no more, for the clock of loops. */
export async function forgetSpentSessions({ db, now }: { db: Db; now: Date }): Promise<void> {
  await deleteSpentSessions(db, now)
  await deleteSpentTries(db, new Date(now.getTime() - triesWindow.ms))
}
