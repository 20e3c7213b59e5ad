// Letters to people, by e-mail. A slice hands one in with what it does, in the same transaction; it is written when it is sent, by the slice
// that handed it in, so that it says what is true then. To whom lies sealed until then and is deleted with it.
// Never care content, not in a subject either; never a name that a stranger has typed.
import { randomUUID } from 'node:crypto'
import type { Keys } from '../../platform/keys/keys.ts'
import { sealedFor } from '../../platform/keys/sealed-for.ts'
import type { Log } from '../../platform/log.ts'
import type { Letter, Mailer } from '../../platform/ports/mail.ts'
import { claimMail, countStuckMail, deleteMail, deleteSpentMail, insertMail, putOffMail, type Db, type Tx } from './mail.queries.ts'

export { deleteAllMail as forgetAllMail } from './mail.queries.ts'

/** What a letter says, or null when it is not to be sent after all. */
export type Written = Omit<Letter, 'id'> | null
/** By the letter's name: writes it from what was handed in. */
export type Letters = Record<string, (content: unknown) => Promise<Written>>

const use = 'outgoing mail'
/** Longer than a sending may take. */
const claimedMs = 120_000
/** So many at each round; the rest a second later. */
const atOnce = 10
const longestWaitMs = 3_600_000

/** `expiresAt`: from when it is worth nothing any more. */
export async function postMail({ tx, keys, letter, content, now, expiresAt }: { tx: Tx; keys: Pick<Keys, 'secret'>; letter: string; content: unknown; now: Date; expiresAt: Date }): Promise<void> {
  const id = randomUUID()
  await insertMail(tx, { id, letter, sealed: (await sealedFor(keys, use)).seal(id, content), now, expiresAt })
}

/** One round. Each letter is one process's own; one that is cut off is tried again two minutes later, with the same number. Returns how many were sent. */
export async function sendMail({ db, keys, mailer, letters, log, now }: { db: Db; keys: Pick<Keys, 'secret'>; mailer: Mailer; letters: Letters; log: Log; now: () => Date }): Promise<number> {
  for (let sent = 0; sent < atOnce; sent++) {
    const mail = await claimMail(db, now(), new Date(now().getTime() + claimedMs))
    if (!mail) return sent
    try {
      const written = await letters[mail.letter]!((await sealedFor(keys, use)).open(mail.id, mail.sealed))
      if (written && await mailer.send({ id: mail.id, ...written }) === 'refused') log.info('mail.refused', { letter: mail.letter })
      await deleteMail(db, mail.id)
    } catch (error) {
      log.fault('mail.not-sent', error, { letter: mail.letter, tries: mail.tries })
      await putOffMail(db, mail.id, new Date(now().getTime() + Math.min(longestWaitMs, 15_000 * 2 ** mail.tries)))
    }
  }
  return atOnce
}

/** Letters that nobody wants any more, for the clock of loops. */
export const forgetSpentMail = ({ db, now }: { db: Db; now: Date }): Promise<void> => deleteSpentMail(db, now)

/** Letters that the mail server has not taken for some minutes: four tries. */
export const stuckMail = (tx: Pick<Tx, 'query'>): Promise<number> => countStuckMail(tx, 4)
