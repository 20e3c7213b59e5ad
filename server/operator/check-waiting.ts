// What waits in quarantine: each as it came, in the order it came, found by what it waits for, and none that waits for what has come already.
import type { ClientBase } from 'pg'
import type { FactHeader } from '@viewme/contract/fact.ts'
import { membershipAccess } from '../domain/client-account/client-account.ts'
import { openBytes } from '../sync/fact-cipher.ts'
import { couldGoOn, waitingPrint } from '../sync/sync.ts'
import type { AtCheck } from './check-changes.ts'
import type { CheckKeys } from './check-fact.ts'

/** What the chain of writes says of one. `n`: the number of the row that tells it came. */
export type Said = { n: number; print: string; at: string; reason: string; refused: boolean }
type Row = { place: number; id: string; kind: string; author: string; header: FactHeader; body: Buffer; reason: string; refused: boolean; received_at: Date }
const page = 100

/** `couldGoOn`: one that would be accepted, or judged otherwise, if anybody judged it now. */
export async function waitingFaults(client: ClientBase, account: string, said: Map<string, Said>, keys: CheckKeys, { erased, now }: AtCheck): Promise<{ fault: string | null; couldGoOn: string | null }> {
  const { standingOfMembership, membersOf } = membershipAccess({ db: { app: client as never } })
  const left = new Map(said)
  let could: string | null = null
  let before = 0
  for (let after = 0; ;) {
    const { rows } = await client.query<Row>('SELECT place, id, kind, author, header, body, reason, refused, received_at FROM viewme.quarantine WHERE account_id = $1 AND place > $2 ORDER BY place LIMIT $3', [account, after, page])
    for (const row of rows) {
      after = row.place
      const one = left.get(row.id)
      const fault = one ? rowFault(row, one, keys) : `fact ${row.id} waits in quarantine without a row in the chain of writes`
      if (fault) return { fault, couldGoOn: null }
      if (one!.n < before) return { fault: `the order in which fact ${row.id} came into quarantine has been changed`, couldGoOn: null }
      before = one!.n
      left.delete(row.id)
    }
    // What has been found never to be right is judged no more.
    const wait = rows.filter((row) => !row.refused)
    if (wait.length > 0 && !could) could = (await couldGoOn(client, keys.facts, account, wait, (membership) => standingOfMembership(membership, account, now), membersOf))[0] ?? null
    if (rows.length < page) break
  }
  const ids = [...left.keys()].filter((id) => !erased.has(id))
  const { rows: [gone] } = await client.query<{ id: string }>(`SELECT id FROM unnest($2::uuid[]) AS wanted (id)
    WHERE NOT EXISTS (SELECT FROM viewme.facts f WHERE f.account_id = $1 AND f.id = wanted.id) LIMIT 1`, [account, ids])
  if (gone) return { fault: `fact ${gone.id} waited in quarantine and is gone, neither accepted nor erased`, couldGoOn: could }
  return { fault: await awaitsFault(client, account), couldGoOn: could }
}

function rowFault(row: Row, said: Said, keys: CheckKeys): string | null {
  try { openBytes(keys.facts, row.header, row.body) } catch { return `fact ${row.id} in quarantine does not open with its account's key` }
  const isSame = row.id === row.header.id && row.kind === row.header.kind && row.author === row.header.author && waitingPrint(row.header, row.body) === said.print
  if (!isSame) return `fact ${row.id} in quarantine has been changed`
  return row.received_at.toISOString() === said.at && row.reason === said.reason && row.refused === said.refused ? null : `when fact ${row.id} came into quarantine, or why it waits, has been changed`
}

/** Each is found by the facts it builds on and by its subject, and by nothing else. */
async function awaitsFault(client: ClientBase, account: string): Promise<string | null> {
  const { rows: [row] } = await client.query<{ id: string }>(`WITH wanted AS (
      SELECT q.id, base::uuid AS awaited FROM viewme.quarantine q CROSS JOIN jsonb_array_elements_text((q.header->'basedOn') || jsonb_build_array(q.header->'subject')) AS base WHERE q.account_id = $1),
    kept AS (SELECT id, awaited FROM viewme.quarantine_awaits WHERE account_id = $1)
    SELECT id FROM ((TABLE wanted EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE wanted)) AS astray ORDER BY id LIMIT 1`, [account])
  return row ? `what fact ${row.id} in quarantine waits for has been changed` : null
}
