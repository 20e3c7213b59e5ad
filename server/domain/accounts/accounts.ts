// Humans who can sign in, and their sessions. Anybody may knock; only a right password opens.
// It never says whether an address is known, never keeps an address of the network, never writes a password anywhere,
// and knows nothing of client accounts: what a human may do there stands in the membership.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { emailAddress, password as lengths } from '@viewme/contract/me.ts'
import type { Access, Sessions } from '../../platform/access.ts'
import { deleteSpentSessions, findHumanByEmail, findHumans, insertHuman, type Db, type Human, type Tx } from './accounts.queries.ts'
import { accountsRoutes } from './accounts.routes.ts'
import { hashPassword } from './password.ts'
import { openDoor, type AccountsParts } from './sign-in.ts'

export { deleteSessionsOf as signOutEverywhere } from './accounts.queries.ts'
export { hashPassword } from './password.ts'
export { refuseForeignOrigin } from './foreign-origin.ts'
export type { Human } from './accounts.queries.ts'
export type { AccountsParts } from './sign-in.ts'

/** Whose request is this? One query, and none for a forged cookie. */
export function accountsAccess(parts: AccountsParts): Pick<Access, 'sessionOf'> & { sessions: Sessions } {
  const { sessionOf, sessions } = openDoor(parts)
  return { sessionOf, sessions }
}

/** Mounts the routes under /api/auth. */
export const registerAccounts = (server: FastifyInstance, parts: AccountsParts & { access?: Access }): void => accountsRoutes(server, openDoor(parts))

/** A new human. Without a password nobody can sign in as them until they have chosen one. Throws when the address is taken. */
export async function createHuman(options: { tx: Tx; email: string; firstName: string; lastName: string; password?: string; /** Hashed before: many humans with one password. */ passwordHash?: string; id?: string; now: Date }): Promise<Human> {
  const { tx, password, now } = options
  if (password !== undefined && (password.length < lengths.shortest || password.length > lengths.longest)) {
    throw new RangeError(`a password has ${lengths.shortest} to ${lengths.longest} characters`)
  }
  const human = { id: options.id ?? randomUUID(), firstName: options.firstName.trim(), lastName: options.lastName.trim() }
  const passwordHash = password === undefined ? options.passwordHash ?? null : await hashPassword(password)
  await insertHuman(tx, { ...human, email: emailAddress.parse(options.email), passwordHash, now })
  return human
}

export const humanByEmail = ({ tx, email }: { tx: Tx; email: string }): Promise<string | null> => findHumanByEmail(tx, emailAddress.parse(email))

/** Names by id, for a slice that has decided who may see them. */
export async function namesOf({ tx, ids }: { tx: Pick<Tx, 'query'>; ids: readonly string[] }): Promise<Map<string, Human>> {
  if (ids.length === 0) return new Map()
  return new Map((await findHumans(tx, ids)).map((human) => [human.id, human]))
}

/** Sessions past their time, for the clock of loops. */
export const forgetSpentSessions = ({ db, now }: { db: Db; now: Date }): Promise<void> => deleteSpentSessions(db, now)
