// Asking to be let in: what is kept until the link is pressed, and the letter that carries it. Nothing here tells the asker whether an address is known.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Registration } from '@viewme/contract/registration.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { addressIndex, humanByEmail } from '../accounts/accounts.ts'
import { postMail, type Written } from '../mail/mail.ts'
import { keepShown, type Policies } from '../policies/policies.ts'
import { knownLetter, linkLetter } from './letters.ts'
import { deleteRegistration, insertRegistration, isRegistrationThere, type Db, type Tx } from './registration.queries.ts'
import { hashOf, sealedNames, type Names } from './token.ts'
import { takeTry } from './tries.ts'

const linkLives = 24 * 3_600_000
export const letterName = 'registration'
type Handed = { registration: string; email: string; language: 'sv' | 'en'; token: string }
const bytesOf = (hash: string): Buffer => Buffer.from(hash, 'hex')

/** Keeps what was asked and hands in the letter. Nothing here looks whether the address is known. Throws 429. */
export async function askToRegister({ db, keys, policies, asked, ip, now }: { db: Db; keys: Pick<Keys, 'secret'>; policies: Policies; asked: Registration; ip: string; now: Date }): Promise<'asked' | 'texts-changed'> {
  const texts = [policies.current('terms', asked.terms), policies.current('privacy-notice', asked.notice), ...asked.consent === null ? [] : [policies.current('consent', asked.consent)]].filter((one) => one !== null)
  if (texts.length < (asked.consent === null ? 2 : 3)) return 'texts-changed'
  const pepper = await keys.secret('pepper')
  await db.system(async (tx) => {
    await takeTry({ tx, pepper, email: asked.email, ip, now })
    await keepShown({ tx, texts })
    const { id, token } = await openRegistration({ tx, keys, asked, now })
    const content: Handed = { registration: id, email: asked.email, language: asked.language, token }
    await postMail({ tx, keys, letter: letterName, content, now, expiresAt: new Date(now.getTime() + linkLives) })
  })
  return 'asked'
}

/** `token`: for the letter alone. Only its hash is kept. The texts must have been kept before. */
export async function openRegistration({ tx, keys, asked, now }: { tx: Tx; keys: Pick<Keys, 'secret'>; asked: Registration; now: Date }): Promise<{ id: string; token: string }> {
  const id = randomUUID()
  const token = randomBytes(32).toString('base64url')
  const { firstName, lastName, email } = asked
  await insertRegistration(tx, {
    id, tokenHash: hashOf(token), emailIndex: await addressIndex({ keys, email }), sealed: (await sealedNames(keys)).seal(id, { firstName, lastName, email } satisfies Names),
    terms: bytesOf(asked.terms), notice: bytesOf(asked.notice), consent: asked.consent === null ? null : bytesOf(asked.consent), expiresAt: new Date(now.getTime() + linkLives),
  })
  return { id, token }
}

/** Which letter it is: asked when it is sent, where nobody waits for the answer. */
export async function writeLetter({ db, keys, baseUrl, policies }: { db: Db; keys: Pick<Keys, 'secret'>; baseUrl: string; policies: Policies }, handed: Handed): Promise<Written> {
  const { registration, email: to, language, token } = handed
  const said = { to, language, baseUrl, supportEmail: policies.operator.supportEmail }
  if (await humanByEmail({ tx: db.app, keys, email: to })) {
    await deleteRegistration(db, registration)
    return knownLetter(said)
  }
  return await isRegistrationThere(db, registration) ? linkLetter({ ...said, token }) : null
}
