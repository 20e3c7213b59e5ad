// What the start and `verify` say when those who sign in can no longer be known.
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHuman } from '../domain/accounts/accounts.ts'
import { checkInstallation, holdsAccounts } from '../installation.ts'
import { openKeys } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { testDatabase } from '../test-kit/postgres.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { checkBinder } from './check-binder.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
chmodSync(dir, 0o711)
const now = new Date('2026-11-24T12:00:00Z')
let test: TestDatabase
let client: Client
const openStore = async () => openKeys({ dir: join(dir, 'keys'), now, mayCreate: !await holdsAccounts(test.db.owner) })
const faults = async (keys: Keys) => (await checkBinder(client, keys, { now, anchor: null })).faults
const person = (keys: Keys) => test.db.system((tx) => createHuman({ tx, keys, email: `${crypto.randomUUID()}@example.com`, firstName: 'Kim', lastName: 'Exempel', now }))

beforeAll(async () => {
  test = await testDatabase()
  client = new pg.Client(test.connections.owner as pg.ClientConfig)
  await client.connect()
})
afterAll(async () => { await client.end(); await test.drop(); rmSync(dir, { recursive: true, force: true }) })

it('lets no new key store be made once somebody signs in, though nobody has an account yet', async () => {
  expect(await holdsAccounts(test.db.owner)).toBe(false)
  const keys = await openStore()
  await checkInstallation(test.db.owner, keys, dir)
  await person(keys)
  expect(await holdsAccounts(test.db.owner)).toBe(true)
})

it('sees an address that was put under another human, and says neither address', async () => {
  const keys = await openStore()
  const [kim, lo] = [await person(keys), await person(keys)]
  expect(await faults(keys)).toEqual([])
  await client.query('UPDATE signin.humans h SET email_sealed = o.email_sealed FROM signin.humans o WHERE h.id = $1 AND o.id = $2', [kim.id, lo.id])
  expect(await faults(keys)).toEqual([`Human ${kim.id}: the address does not open with this key store, or is not the one that is signed in with.`])
  await client.query('DELETE FROM signin.humans WHERE id = $1', [kim.id])
})

it('refuses the start with a sentence where the key store lacks what they are known by, says it in verify, and makes no other', async () => {
  const place = join(dir, 'keys', 'secrets', 'identity.key')
  renameSync(place, `${place}.aside`)
  const keys = await openStore()
  await expect(checkInstallation(test.db.owner, keys, dir)).rejects.toThrow(/nobody can sign in\. Nothing has been changed.*newest copy of the key store/)
  expect(await faults(keys)).toEqual([expect.stringMatching(/nobody can sign in/)])
  renameSync(`${place}.aside`, place)
  await checkInstallation(test.db.owner, keys, dir)
  expect(await faults(keys)).toEqual([])
})
