// A whole small installation for tests of the operator's verbs: data directory, key store and database of its own, with accounts
// whose facts are written the way the server writes them.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { checkInstallation } from '../installation.ts'
import { realClock } from '../platform/clock.ts'
import { lockDataDir } from '../platform/data-dir.ts'
import type { DataDirLock } from '../platform/data-dir.ts'
import { openDatabase } from '../platform/database.ts'
import type { Database } from '../platform/database.ts'
import { openKeys } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { knownPlace } from '../platform/postgres/postgres.ts'
import { acceptFacts } from '../sync/accept.ts'

export type Installation = Awaited<ReturnType<typeof newInstallation>>

export async function newInstallation() {
  const root = mkdtempSync(join(tmpdir(), `viewme-test-${process.pid}-`))
  // PostgreSQL's user must come through, else its files would be placed outside this folder.
  chmodSync(root, 0o711)
  const config = { dataDir: join(root, 'data'), keysDir: join(root, 'keys') }
  const said: string[] = []
  let database: Database | null = null
  let lock: DataDirLock | null = null
  let keys: Keys

  const start = async () => {
    lock = await lockDataDir(config.dataDir, 'http://localhost')
    database = await openDatabase({ dataDir: config.dataDir, log: silentLog, now: new Date() })
    keys = await openKeys({ dir: config.keysDir, now: new Date(), mayCreate: true })
    await checkInstallation(database.db.owner, keys, config.keysDir)
  }
  const stop = async () => {
    await database?.close()
    lock?.release()
    database = lock = null
  }

  return {
    root,
    config,
    /** What a verb has said since last asked. */
    said: () => said.splice(0),
    context: { config, clock: realClock, say: (line: string) => { said.push(line) } },
    start,
    stop,
    db: () => database!.db,
    /** A direct connection, for what opens its own (the hub, the job queue). */
    listen: () => database!.listen,
    keys: () => keys,
    newAccount: async () => {
      const account = crypto.randomUUID()
      await keys.createAccount(account)
      await database!.db.inAccount(account, null, (tx) => tx.query('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', [account, new Date()]))
      return account
    },
    /** Writes notes; their texts are "note n". */
    write: async (account: string, texts: string[]) => {
      const membership = crypto.randomUUID()
      const standing = { actor: { human: crypto.randomUUID(), membership, account, roles: ['lead' as const], groups: [membership], person: false }, epoch: 0, state: 'member' as const, at: null }
      const facts = texts.map((text) => ({
        id: uuidv7(Date.now()), account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: membership, device: crypto.randomUUID(),
        writtenAt: new Date().toISOString(), audience: { groups: [membership], members: [] },
        body: { text, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } },
      }))
      const now = new Date()
      const results = await acceptFacts({ db: database!.db, keys, wakes: () => [] }, { account, human: null, now, facts, senderNow: async () => ({ standing, arrivedAt: now }) })
      if (!results.every((one) => one.result === 'accepted')) throw new Error(JSON.stringify(results))
      return facts.map((fact) => fact.id)
    },
    ids: async (account: string) =>
      (await database!.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 ORDER BY seq', [account])).rows.map((row) => row.id as string),
    remove: async () => {
      await stop()
      try { rmSync(knownPlace(config.dataDir).socketDir, { recursive: true, force: true }) } catch { /* no database there */ }
      rmSync(root, { recursive: true, force: true })
    },
  }
}
