// An account with 20 notes of one member and 3 chained reads, written as the server writes them, and somebody with all rights in the
// database who changes what they like: what `verify` then finds. `const stage = tamperedAccount()` at the top of a test file.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Client, ClientConfig } from 'pg'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Role } from '@viewme/contract/actor.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { createHuman } from '../domain/accounts/accounts.ts'
import { createClientAccount } from '../domain/client-account/client-account.ts'
import { checkInstallation } from '../installation.ts'
import { checkBinder } from '../operator/check-binder.ts'
import { openKeys } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { acceptFacts } from '../sync/accept.ts'
import { noteRead } from '../sync/facts.queries.ts'
import { chainReads } from '../sync/reads.ts'
import { testDatabase } from './postgres.ts'
import type { TestDatabase } from './postgres.ts'

export const now = new Date('2026-11-24T12:00:00Z')
export const quiet: string[] = []

/** `once`: one account for all tests of the file, not one each. */
export function tamperedAccount({ once = false } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
  chmodSync(dir, 0o711)
  const stage = {
    dir, test: null as unknown as TestDatabase, keys: null as unknown as Keys, client: null as unknown as Client,
    account: '', membership: '', offered: [] as OfferedFact[], human, offer, accept, found, tamper, named,
  }

  beforeAll(async () => {
    stage.test = await testDatabase()
    stage.keys = await openKeys({ dir: join(dir, 'keys'), now, mayCreate: true })
    await checkInstallation(stage.test.db.owner, stage.keys, dir)
    stage.client = new pg.Client(stage.test.connections.owner as ClientConfig)
    await stage.client.connect()
  })
  afterAll(async () => { await stage.client.end(); await stage.test.drop(); rmSync(dir, { recursive: true, force: true }) })

  const each = once ? beforeAll : beforeEach
  each(async () => {
    const { test: { db }, keys } = stage
    const account = stage.account = (await createClientAccount({ db, keys, personName: null, now })).id
    const membership = stage.membership = crypto.randomUUID()
    stage.offered = Array.from({ length: 20 }, (_, at) => ({
      id: uuidv7(now.getTime() + at), account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: membership, device: crypto.randomUUID(),
      writtenAt: now.toISOString(), audience: { groups: [], members: [membership] }, body: { text: `${at}`, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } },
    }))
    await accept(stage.offered)
    for (const minute of [1, 2, 3]) {
      await db.inAccount(account, null, (tx) => noteRead(tx, account, { reader: membership, device: 'd', what: 'pull', from: 0, to: minute, minute: new Date(now.getTime() + minute * 60_000) }))
    }
    await chainReads({ db, keys }, new Date(now.getTime() + 600_000))
  })

  /** Somebody who signs in. */
  async function human(): Promise<string> {
    return (await stage.test.db.system((tx) => createHuman({ tx, keys: stage.keys, email: `${crypto.randomUUID()}@example.com`, firstName: 'Kim', lastName: 'Exempel', now }))).id
  }

  async function offer(facts: OfferedFact[], at = now, by = stage.membership): Promise<string[]> {
    const { account, keys, test: { db } } = stage
    const { rows: [{ epoch }] } = await stage.client.query('SELECT rights_epoch AS epoch FROM viewme.heads WHERE account_id = $1', [account])
    const standing = { actor: { human: crypto.randomUUID(), membership: by, account, roles: ['lead'] as Role[], groups: [], person: false }, epoch, state: 'member' as const, at: null }
    const results = await acceptFacts({ db, keys, wakes: () => [] }, { account, human: null, now: at, facts, senderNow: async () => ({ standing, arrivedAt: at }) })
    return results.map((one) => one.result)
  }
  async function accept(facts: OfferedFact[], at = now): Promise<void> { expect(await offer(facts, at)).toEqual(facts.map(() => 'accepted')) }

  async function found(): Promise<string[]> {
    const { faults } = await checkBinder(stage.client, stage.keys, { now, anchor: null })
    return faults.filter((fault) => fault.includes(stage.account)).concat(faults.filter((fault) => !fault.startsWith('Account')))
  }
  /** As an intruder with every right: triggers off, rows written by hand. */
  async function tamper(...statements: string[]): Promise<void> {
    await stage.client.query("SET session_replication_role = 'replica'")
    for (const statement of statements) {
      const { rowCount } = await stage.client.query(statement.replaceAll('$account', `account_id = '${stage.account}'`))
      expect(rowCount, statement).toBeGreaterThan(0)
    }
    await stage.client.query("SET session_replication_role = 'origin'")
  }
  function named(words: string): string[] { return [`Account ${stage.account}: ${words}.`] }

  return stage
}
