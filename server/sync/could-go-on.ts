// What waits in quarantine, judged by what is true now and left where it is: for `viewme verify`, which asks that nothing waits for what has
// come already.
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { Access, Standing } from '../platform/access.ts'
import type { Tx } from '../platform/db.ts'
import { openKnown } from './accept.ts'
import { knownOf, type Waiting } from './facts.queries.ts'
import { openBody } from './fact-cipher.ts'
import { asksMembers, judge, parseOffered } from './judge.ts'
import { learnNumbers } from './numbers.ts'

/**
 * The ids of those that would be accepted, or be held or refused for another reason than is kept. `facts`: the account's sub-key for facts.
 * The account must be set in `tx`. Reads only.
 */
export async function couldGoOn(tx: Pick<Tx, 'query'>, facts: Buffer, account: string, rows: readonly Waiting[], standingOf: (membership: string) => Promise<Standing | null>, membersOf: Access['membersOf']): Promise<string[]> {
  const offered = rows.map((row) => parseOffered({ ...row.header, body: JSON.parse(openBody(facts, row.header, row.body)) } satisfies OfferedFact))
  const headers = rows.map((row) => row.header)
  const known = await knownOf(tx, account, null, { ids: headers.map((one) => one.id), subjects: headers.map((one) => one.subject), bases: headers.flatMap((one) => one.basedOn) })
  if (!known || known.account === 'ended') return []
  await learnNumbers(tx, facts, account, offered, known)
  const standings = new Map<string, Standing | null>()
  for (const { author } of rows) if (!standings.has(author)) standings.set(author, await standingOf(author))
  const members = asksMembers(offered, known) ? await membersOf(account) : undefined
  return rows.flatMap((row, at) => {
    const standing = standings.get(row.author)
    if (!standing) return []
    const verdict = judge(offered[at]!, account, { standing, arrivedAt: row.received_at }, known, (id) => openKnown(facts, account, known, id), members)
    return verdict.verdict === 'accept' || ('reason' in verdict && verdict.reason !== row.reason) ? [row.id] : []
  })
}
