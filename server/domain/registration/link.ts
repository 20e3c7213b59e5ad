// The link: what it is about, and pressing it. 256 random bits, of which only a hash is kept; used once, and worth nothing after a day.
import type { Said } from '@viewme/contract/policies.ts'
import type { LinkSays } from '@viewme/contract/registration.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { createHuman, hashPassword, humanByEmail } from '../accounts/accounts.ts'
import { recordAnswer, textsByHash } from '../policies/policies.ts'
import { isObviousPassword } from './obvious-password.ts'
import { deleteRegistrationsOf, findRegistration, holdAddress, takeRegistration, type Asked, type Db } from './registration.queries.ts'
import { hashOf, sealedNames, type Names } from './token.ts'

/** What the link is about, for whoever holds it. Changes nothing. Null: not known, used, or too old. */
export async function readLink({ db, keys, token, now }: { db: Db; keys: Pick<Keys, 'secret'>; token: string; now: Date }): Promise<LinkSays | null> {
  const found = await findRegistration(db.app, hashOf(token), now)
  if (!found) return null
  return { ...await sealedIn(found, keys), texts: await textsByHash(db.app, answersOf(found).map(({ text }) => text)) }
}

export type Confirmed = { email: string } | { refused: 'link-not-valid' | 'obvious-password' | 'address-taken' }

/** Makes the human, with what they have said to which text, and ends the link: all of it or nothing. `password`: checked for its length, in one shape of letters. */
export async function confirmRegistration({ db, keys, token, password, now }: { db: Db; keys: Pick<Keys, 'secret'>; token: string; password: string; now: Date }): Promise<Confirmed> {
  const found = await findRegistration(db.app, hashOf(token), now)
  if (!found) return { refused: 'link-not-valid' }
  const { firstName, lastName, email } = await sealedIn(found, keys)
  if (await isObviousPassword(password, [firstName, lastName, email])) return { refused: 'obvious-password' }
  const passwordHash = await hashPassword(password)
  return db.system(async (tx): Promise<Confirmed> => {
    // Two links of one address, pressed in the same moment, would each wait for the other's row.
    await holdAddress(tx, found.emailIndex)
    const taken = await takeRegistration(tx, hashOf(token), now)
    if (!taken) return { refused: 'link-not-valid' }
    await deleteRegistrationsOf(tx, taken.emailIndex)
    if (await humanByEmail({ tx, keys, email })) return { refused: 'address-taken' }
    const human = await createHuman({ tx, keys, email, firstName, lastName, passwordHash, isProven: true, now })
    for (const { text, said } of answersOf(taken)) await recordAnswer({ tx, human: human.id, text, said, now })
    return { email }
  })
}

const answersOf = ({ terms, notice, consent }: Asked): { text: string; said: Said }[] => [
  { text: hex(terms), said: 'accepted' }, { text: hex(notice), said: 'seen' }, ...consent ? [{ text: hex(consent), said: 'given' as const }] : [],
]

const sealedIn = async ({ id, sealed }: Asked, keys: Pick<Keys, 'secret'>): Promise<Names> => (await sealedNames(keys)).open<Names>(id, sealed)

const hex = (bytes: Buffer): string => bytes.toString('hex')
