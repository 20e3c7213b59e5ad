// What somebody says to a text: written once, never changed.
import { randomUUID } from 'node:crypto'
import { standingAnswers, type PolicyAnswer, type PolicyKind, type Said } from '@viewme/contract/policies.ts'
import { findAnswers, insertAnswer, keepTexts, type Db, type Tx } from './policies.queries.ts'
import type { WholeText } from './texts.ts'

type InForce = { current(kind: PolicyKind, sha256: string): WholeText | null }

/** Keeps the texts to the letter, so that they can be shown again when others have taken their place. */
export const keepShown = ({ tx, texts }: { tx: Pick<Tx, 'query'>; texts: readonly WholeText[] }): Promise<void> => keepTexts(tx, texts)

/** `text`: one that has been kept. */
export const recordAnswer = ({ tx, human, text, said, now }: { tx: Pick<Tx, 'query'>; human: string; text: string; said: Said; now: Date }): Promise<void> =>
  insertAnswer(tx, { id: randomUUID(), human, text, said, at: now })

/** Gives or withdraws the consent, and tells all that has been said. Said twice it is kept once. Null: that is no text one can say this to now. */
export async function answerConsent({ db, policies, human, text, said, now }: { db: Db; policies: InForce; human: string; text: string; said: 'given' | 'withdrawn'; now: Date }): Promise<PolicyAnswer[] | null> {
  return db.system(async (tx) => {
    const before = await findAnswers(tx, human)
    const standing = standingAnswers(before).find((one) => one.kind === 'consent')
    if (standing?.said === said && (said === 'withdrawn' || standing.sha256 === text)) return before
    if (said === 'withdrawn') {
      if (standing?.said !== 'given') return null
      // What is taken back is what was given, whatever text is in force now.
      await recordAnswer({ tx, human, text: standing.sha256, said, now })
    } else {
      const whole = policies.current('consent', text)
      if (!whole) return null
      await keepTexts(tx, [whole])
      await recordAnswer({ tx, human, text, said, now })
    }
    return findAnswers(tx, human)
  })
}
