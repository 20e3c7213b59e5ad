// "Skriv om": what waits in quarantine is taken back by its writer when the text written in its place has arrived, in the transaction that
// takes that in. So neither is ever lost, and the old one is not accepted beside the new. It stays sealed where it lies, hidden; only the
// privacy slice destroys a body.
import type { Db, Tx } from '../platform/db.ts'
import { allWait, takeBack, type Appended } from './facts.queries.ts'
import { writtenWhileOut, type parseOffered, type Sender, type Verdict } from './judge.ts'
import { saidOfTakingBack } from './quarantine-chain.ts'
import { chainChange, lockAccount } from './writes.ts'

/** `instead`: the new fact. */
export type Taking = { fact: string; author: string; instead: string }

/**
 * What the facts of a batch are written in place of, where the new one is held here from now on: accepted, or waiting in its turn.
 * Nothing of one whose membership has ended: what they send afterwards changes nothing.
 */
export function takingsOf(offered: readonly ReturnType<typeof parseOffered>[], verdicts: readonly (Verdict | { id: string | null; verdict: 'twin' })[], sender: Sender): Taking[] {
  if ('system' in sender || sender.standing.state === 'ended-early' || sender.standing.state === 'account-ended') return []
  const author = sender.standing.actor.membership
  return verdicts.flatMap((one, at) => {
    if (one.verdict === 'refused' || one.verdict === 'twin' || ('reason' in one && (one.reason === 'membership-ended' || one.reason === writtenWhileOut))) return []
    return offered[at]!.insteadOf.filter((fact) => fact !== one.id).map((fact) => ({ fact, author, instead: one.id! }))
  })
}

class NoLongerSo extends Error {}

/**
 * Appends under the lock, and takes back what is written anew. `waiting`: facts that are taken in only if they still wait.
 * Null when something has changed since it was judged: then nothing was written at all.
 */
export async function appendTaking(db: Db, by: { account: string; human: string | null; audit: Buffer; now: Date }, what: { waiting: string[]; takings: Taking[]; append: (tx: Tx) => Promise<Appended | null> }): Promise<Appended | null> {
  const { account, human, audit, now } = by
  try {
    return await db.inAccount(account, human, async (tx) => {
      await lockAccount(tx, account)
      if (!await allWait(tx, account, what.waiting)) throw new NoLongerSo()
      const appended = await what.append(tx)
      if (appended === null) throw new NoLongerSo()
      for (const { fact, author, instead } of what.takings) {
        if (await takeBack(tx, account, author, fact)) await chainChange(tx, audit, account, now, saidOfTakingBack(fact, author, instead))
      }
      return appended
    })
  } catch (error) {
    if (error instanceof NoLongerSo) return null
    throw error
  }
}
