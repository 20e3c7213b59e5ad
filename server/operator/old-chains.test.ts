// A database from before the chains were framed: its rows stay as they are and are checked by the rule of then, and what comes is framed.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Client, ClientConfig } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { openKeys } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { seal } from '../platform/keys/seal.ts'
import { migrate, readMigrations } from '../platform/migrate.ts'
import { headerHash, sealBody } from '../sync/fact-cipher.ts'
import { noteRead } from '../sync/facts.queries.ts'
import { acceptAsSystem, chainReads, setPhoneRules } from '../sync/sync.ts'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { checkBinder } from './check-binder.ts'
import { isBehind } from './database-version.ts'

const framing = '2026-11-27-a-framed-chains.sql'
const [then, now] = [new Date('2026-11-26T12:00:00Z'), new Date('2026-11-27T12:00:00Z')]
const [account, member] = [crypto.randomUUID(), crypto.randomUUID()]
const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
let test: TestDatabase
let keys: Keys
let client: Client
let wasBehind: boolean
const sql = (text: string, ...values: unknown[]) => client.query(text, values)
const note = (at: Date) => ({
  id: uuidv7(at.getTime()), account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: member, device: crypto.randomUUID(), writtenAt: at.toISOString(),
  audience: { groups: [], members: [member] },
})
const body = { text: 'Sov gott.', happenedAt: { wall: '2026-11-26T12:00', offset: 60, zone: 'Europe/Stockholm' } }

/** Written as it was then: by the functions of that database, asked in SQL, since the code of today no longer knows it. */
async function writeAsThen(): Promise<void> {
  await keys.createAccount(account)
  const { facts, audit } = await keys.account(account)
  const sealed = (id: string, said: object) => seal(audit, Buffer.from(JSON.stringify(said)), Buffer.from(id))
  await sql('INSERT INTO viewme.installation (keys) VALUES ($1)', keys.installation)
  await sql("INSERT INTO viewme.accounts (account_id, zone, created_at) VALUES ($1, 'Europe/Stockholm', $2)", account, then)
  await sql('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', account, then)
  const opened = crypto.randomUUID()
  await sql('SELECT viewme.chain_change($1, $2, $3, $4)', account, opened, then,
    sealed(opened, { what: 'account-opened', by: 'system:create-account', at: then.toISOString(), opened: { zone: 'Europe/Stockholm', state: 'active', openedAt: then.toISOString() } }))
  for (let at = 0; at < 3; at++) {
    const header = note(then)
    const auditId = crypto.randomUUID()
    const said = { author: member, fact: header.id, subject: header.subject, kind: 'note', receivedAt: then.toISOString(), audience: header.audience }
    const offered = { ...header, ...header.audience, auditId, judgedAt: 0, first: true }
    await sql('SELECT viewme.append($1, NULL, NULL, NULL, NULL, NULL, NULL, $2, $3, $4, $5, $6)', account, then,
      JSON.stringify([offered]), [sealBody(facts, header, JSON.stringify(body))], [headerHash(header)], [sealed(auditId, said)])
  }
  await sql('INSERT INTO viewme.audit_read_heads (account_id) VALUES ($1)', account)
  for (const n of [1, 2]) {
    const id = crypto.randomUUID()
    const details = sealed(id, { reader: member, device: 'd', what: 'pull', from: 0, to: n, at: then.toISOString() })
    await sql('UPDATE viewme.audit_read_heads SET n = n + 1, hash = sha256(hash || uuid_send($2) || $3) WHERE account_id = $1', account, id, details)
    await sql('INSERT INTO viewme.audit_reads (account_id, n, id, at, details, hash) SELECT account_id, n, $2, $3, $4, hash FROM viewme.audit_read_heads WHERE account_id = $1', account, id, then, details)
  }
}

const faults = async () => (await checkBinder(client, keys, { now, anchor: null })).faults
const formats = async (chain: 'writes' | 'reads') => (await sql(`SELECT array_agg(format ORDER BY n) AS formats FROM viewme.audit_${chain} WHERE account_id = $1`, account)).rows[0].formats

beforeAll(async () => {
  chmodSync(dir, 0o711)
  test = await testDatabase({ template: null })
  await migrate(test.db.owner, { appMayLogIn: true, now: then, migrations: readMigrations().filter(({ name }) => name < framing) })
  keys = await openKeys({ dir: join(dir, 'keys'), now: then, mayCreate: true })
  client = new pg.Client(test.connections.owner as ClientConfig)
  await client.connect()
  await writeAsThen()
  wasBehind = await isBehind(client)
  expect(await migrate(test.db.owner, { appMayLogIn: true, now })).toContain(framing)
})
afterAll(async () => { await client?.end(); await test?.drop(); rmSync(dir, { recursive: true, force: true }) })

it('is told from one that is up to date, which alone can be looked through', async () => {
  expect([wasBehind, await isBehind(client)]).toEqual([true, false])
})

it('keeps what was chained before as it was, and finds it whole', async () => {
  expect([await formats('writes'), await formats('reads')]).toEqual([[1, 1, 1, 1], [1, 1]])
  expect(await faults()).toEqual([])
})

it('goes on framed, in both chains, and is whole', async () => {
  const { db } = test
  await acceptAsSystem({ db, keys }, { account, facts: [{ ...note(now), body }], now })
  await setPhoneRules({ db, keys }, { account, by: member, now, rules: { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: true, deviceLock: true } } })
  await db.inAccount(account, null, (tx) => noteRead(tx, account, { reader: member, device: 'd', what: 'pull', from: 0, to: 4, minute: now }))
  expect(await chainReads({ db, keys }, new Date(now.getTime() + 600_000))).toBe(1)
  expect([await formats('writes'), await formats('reads')]).toEqual([[1, 1, 1, 1, 2, 2], [1, 1, 2]])
  expect(await faults()).toEqual([])
})

it.each([
  ['a row of before that was changed', 'writes', "details = '\\x00'", 2, 'number 2 has been changed'],
  ['a row of before that is said to be framed', 'writes', 'format = 2', 2, 'number 2 has been changed'],
  ['a framed row that is said to be of before', 'writes', 'format = 1', 6, 'number 6 is of format 1, and the row before it of format 2'],
  ['the first framed row, said to be of before', 'writes', 'format = 1', 5, 'number 5 has been changed'],
  ['the time of a row of before', 'writes', "at = at + interval '1 microsecond'", 3, 'when number 3 in the chain of writes was written has been changed'],
  ['the first framed row of reads, said to be of before', 'reads', 'format = 1', 3, 'number 3 has been changed'],
])('names %s', async (_, chain, change, n, words) => {
  await sql(`BEGIN; SET LOCAL session_replication_role = 'replica'; CREATE TEMPORARY TABLE before AS SELECT * FROM viewme.audit_${chain}; UPDATE viewme.audit_${chain} SET ${change} WHERE n = ${n}; COMMIT`)
  const said = await faults()
  await sql(`BEGIN; SET LOCAL session_replication_role = 'replica'; DELETE FROM viewme.audit_${chain}; INSERT INTO viewme.audit_${chain} SELECT * FROM before; DROP TABLE before; COMMIT`)
  expect(said.join(' ')).toContain(words)
  expect(await faults()).toEqual([])
})
