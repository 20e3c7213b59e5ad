// What a restore to an earlier moment must not undo: who has been let out since. Read from the newest state that the WAL can still
// tell of, and done again before any port opens. What cannot be known is said, and written beside the data for the doctor to remind of.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { endAllSignIns } from '../domain/accounts/accounts.ts'
import { forgetAllMail } from '../domain/mail/mail.ts'
import { forgetAllRegistrations } from '../domain/registration/registration.ts'
import { endAgain, findLetIn } from '../domain/client-account/client-account.ts'
import type { LetIn } from '../domain/client-account/client-account.ts'
import type { Tx } from '../platform/db.ts'
import { isNotFound, writeDurably } from '../platform/keys/durable-files.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { plural } from './context.ts'
import { inAccount } from './erasures.ts'

/** `until`: the last thing that the WAL tells of; null when that is all there ever was. */
export type Newest = { letIn: Map<string, LetIn[]>; until: Date | null }

/** Who is let in where, in every account of a database. */
export async function readLetIn(client: ClientBase): Promise<Newest['letIn']> {
  const { rows } = await client.query<{ account_id: string }>('SELECT account_id FROM viewme.heads ORDER BY account_id')
  const letIn: Newest['letIn'] = new Map()
  for (const { account_id: account } of rows) letIn.set(account, await inAccount(client, account, () => findLetIn(client, account, null)))
  return letIn
}

/** The moment of the last transaction that a recovery has brought back. */
export async function recoveredTo(client: ClientBase): Promise<Date | null> {
  const { rows: [row] } = await client.query<{ at: Date | null }>('SELECT pg_last_xact_replay_timestamp() AS at')
  return row?.at ?? null
}

/** What the operator is told. Leaves no session, no one-time token, no link of a registration and no letter (it may have been sent since), and lets out again whoever has been let out. `newest` null: nobody can tell who. */
export async function keepOut(client: ClientBase, keys: Keys, options: { newest: Newest | null; dataDir: string; at: Date | null; now: Date }): Promise<string[]> {
  const { newest, at, now, dataDir } = options
  const said = [`Everybody signs in again: ${plural(await endAllSignIns(client), 'session')} ended.`]
  await forgetAllRegistrations(client)
  await forgetAllMail(client)
  let ended = 0
  const failed: string[] = []
  for (const [account, letIn] of newest?.letIn ?? []) {
    if (!await keys.has(account)) continue
    try {
      ended += await endAgain({ db: { inAccount: (one, _human, work) => inAccount(client, one, () => work(client as unknown as Tx)) }, keys, account, now, letIn })
    } catch {
      failed.push(account)
    }
  }
  if (ended > 0) said.push(`${plural(ended, 'membership has', 'memberships have')} ended since, and ${ended === 1 ? 'is' : 'are'} ended again.`)
  if (at) said.push('Roles and groups are again what they were then: owners look at them in the account.')
  const since = newest ? newest.until : at
  if (newest && !since && failed.length === 0) return said
  const unsure: Unsure = { since: since?.toISOString() ?? null, accounts: failed }
  await writeDurably(unsureFile(dataDir), JSON.stringify(unsure) + '\n')
  return [...said, unsureWords(unsure)]
}

type Unsure = { since: string | null; accounts: string[] }
const unsureFile = (dataDir: string) => join(dataDir, 'let-in-unsure.json')

/** What the doctor says until somebody has looked; null when there is nothing to look at. */
export async function unsureAfterRestore(dataDir: string): Promise<string | null> {
  const text = await readFile(unsureFile(dataDir), 'utf8').catch((error) => { if (isNotFound(error)) return null; throw error })
  return text && unsureWords(JSON.parse(text) as Unsure)
}

export const hasLooked = (dataDir: string): Promise<void> => rm(unsureFile(dataDir), { force: true })

function unsureWords({ since, accounts }: Unsure): string {
  const where = accounts.length > 0 ? ` in ${accounts.join(', ')}` : ''
  return `Nobody can tell whose membership was ended${where}${since ? ` after ${since}` : ''}: what is restored may let them in again. Ask the owners to look through who is let in, then say: restore --looked`
}
