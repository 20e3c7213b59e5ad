// Registration: from a form to a human who can sign in. Anybody may ask. The answer never says whether an address is known: what is done for
// it is the same, and which letter is written is decided when it is sent. Nobody is a human before the link in the letter has been pressed.
// It asks for a name and an address and nothing else, keeps both sealed until then, and keeps no network address.
import type { FastifyInstance } from 'fastify'
import { deleteSpentRegistrations, type Db } from './registration.queries.ts'
import { registrationRoutes, type RegistrationParts } from './registration.routes.ts'
import { triesWindow } from './tries.ts'

export { letterName, openRegistration, writeLetter } from './asking.ts'
export { deleteAllRegistrations as forgetAllRegistrations } from './registration.queries.ts'

/** Mounts the routes. */
export const registerRegistration = (server: FastifyInstance, parts: RegistrationParts): void => registrationRoutes(server, parts)

/** Links that nobody has pressed in a day, and counts of tries, for the clock of loops. */
export const forgetSpentRegistrations = ({ db, now }: { db: Db; now: Date }): Promise<void> => deleteSpentRegistrations(db, now, new Date(now.getTime() - triesWindow.ms))
