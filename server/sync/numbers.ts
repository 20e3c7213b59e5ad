// Members' numbers in what is sealed: whose a thing holds when it is to be shown to others, and whether a body that holds one may leave.
import type { Actor } from '@viewme/contract/actor.ts'
import { numberIn, type MemberKnown } from '@viewme/contract/kind.ts'
import { kindOf, kinds } from '@viewme/contract/kinds.ts'
import { mayHoldNumber } from '@viewme/contract/visibility.permissions.ts'
import type { Tx } from '../platform/db.ts'
import { SealBroken } from '../platform/keys/seal.ts'
import { openBody } from './fact-cipher.ts'
import { headerOf, versionsOf, type HeldRow, type Known } from './facts.queries.ts'
import type { parseOffered } from './judge.ts'

const numberKinds = kinds.filter((kind) => kind.numberOf).map((kind) => kind.kind)

/** Adds to what is known whose numbers lie in the things that these would show to others. `facts`: the account's sub-key for facts. */
export async function learnNumbers(tx: Pick<Tx, 'query'>, facts: Buffer, account: string, offered: readonly ReturnType<typeof parseOffered>[], known: Known): Promise<void> {
  const subjects = offered.flatMap(({ header }) => (header?.kind === 'visibility' && numberKinds.includes(known.subjects.get(header.subject)?.first_kind ?? '') ? [header.subject] : []))
  if (subjects.length === 0) return
  const numbers = known.numbers = new Map<string, string[]>()
  for (const row of await versionsOf(tx, account, subjects, numberKinds)) {
    // What does not open is given to nobody.
    let body: string
    try { body = openBody(facts, headerOf(row, account), row.body!) } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      continue
    }
    const whose = numberIn(kindOf(row.kind), row.v, JSON.parse(body))
    if (whose !== undefined) numbers.set(row.subject, [...numbers.get(row.subject) ?? [], whose])
  }
}

/** Asked of an opened body. `members`: asked for only where it holds somebody's number that this reader may not have for other reasons. */
export async function mayLeave(actor: Actor, row: Pick<HeldRow, 'kind' | 'v' | 'author' | 'opener'>, body: Buffer, members: () => Promise<readonly MemberKnown[] | undefined>): Promise<boolean> {
  const kind = kindOf(row.kind)
  if (!kind?.numberOf) return true
  const whose = numberIn(kind, row.v, JSON.parse(body.toString()))
  if (whose === undefined) return true
  const number = { whose, writers: [row.author, row.opener] }
  return mayHoldNumber(actor, { ...number, members: undefined }) || mayHoldNumber(actor, { ...number, members: await members() })
}
