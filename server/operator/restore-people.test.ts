// Who a restore must not let in again: real cluster, real backup, a real cookie.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsAccess, createHuman, registerAccounts } from '../domain/accounts/accounts.ts'
import { addMember, createClientAccount, endMembership, membershipAccess } from '../domain/client-account/client-account.ts'
import { newInstallation } from '../test-kit/installation.ts'
import type { Installation } from '../test-kit/installation.ts'
import { cookiesOf, sliceServer } from '../test-kit/slice-server.ts'
import { run as backup } from './backup.ts'
import { run as doctor } from './doctor.ts'
import { run as restore } from './restore.ts'
import { run as verify } from './verify.ts'

let home: Installation
let account: string
let ingrid: string
let omar: { human: string; membership: string }
let cookie: string
let before: string
const [email, password] = ['omar@example.com', 'Regnbågen över Exempelköping']
const target = () => join(home.root, 'backup')
const keysTarget = () => join(home.root, 'key-copies')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const accounts = () => ({ db: home.db(), keys: home.keys(), clock: { real: () => new Date() }, config: { baseUrl: 'http://localhost:3000', secure: false } })
const standing = () => membershipAccess({ db: home.db() }).standingOf(omar.human, account, new Date())
const asked = async () => { home.said(); await doctor([], home.context); return home.said().join('\n') }

async function signedIn(): Promise<string> {
  const server = sliceServer((bare) => registerAccounts(bare, accounts()))
  const answer = await server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
  await server.close()
  return cookiesOf(answer)
}
const who = async () => (await accountsAccess(accounts()).sessionOf({ headers: { cookie } } as never))?.human ?? null

beforeAll(async () => {
  home = await newInstallation()
  await home.start()
  const [db, keys] = [home.db(), home.keys()]
  const human = async (address: string, firstName: string) =>
    (await db.system((tx) => createHuman({ tx, keys, email: address, firstName, lastName: 'Exempel', password, now: new Date() }))).id
  account = (await createClientAccount({ db, keys, personName: 'Tove', now: new Date() })).id
  const join = async (one: string, role: 'owner' | 'assistant') => (await addMember({ db, keys, account, human: one, roles: [role], now: new Date() }) as { id: string }).id
  ingrid = await join(await human('ingrid@example.com', 'Ingrid'), 'owner')
  const one = await human(email, 'Omar')
  omar = { human: one, membership: await join(one, 'assistant') }
  cookie = await signedIn()
  expect(await who()).toBe(omar.human)
  await db.owner.query("INSERT INTO signin.verifications (identifier, value, expires_at, created_at, updated_at) VALUES ('a', 'b', now() + interval '1 day', now(), now())")
  await db.owner.query("INSERT INTO signin.registrations VALUES (gen_random_uuid(), sha256('a'), repeat('0', 64) || '@index.invalid', 'x', 'x', 'x', null, now() + interval '1 day')")
  await db.owner.query("INSERT INTO signin.outgoing_mail VALUES (gen_random_uuid(), 'registration', 'x', 0, now(), now() + interval '1 day')")
  expect(await backup(['--to', target(), '--keys-to', keysTarget()], home.context)).toBe(0)
  await pause(30)
  before = new Date().toISOString()
  await pause(30)
  const { actor } = (await membershipAccess({ db }).standingOfMembership(ingrid, account, new Date()))!
  expect(await endMembership({ db, keys, account, by: actor, membership: omar.membership, how: 'early', now: new Date() })).toEqual({ yes: true })
  await db.owner.query('DELETE FROM signin.sessions')
  expect((await standing())?.state).toBe('ended-early')
  await home.stop()
}, 120_000)
afterAll(async () => { await home.remove() })

describe('a restore to before somebody was let out', () => {
  it('lets nobody in by a session that had ended, and ends the membership again', async () => {
    home.said()
    expect(await restore(['--from', target(), '--at', before, '--replace'], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/Everybody signs in again: 1 session ended\.[\s\S]*1 membership has ended since, and is ended again\.[\s\S]*Roles and groups[\s\S]*Both audit chains are whole/)
    await home.start()
    expect(await who()).toBeNull()
    for (const table of ['verifications', 'registrations', 'outgoing_mail']) expect((await home.db().owner.query(`SELECT FROM signin.${table}`)).rowCount, table).toBe(0)
    expect((await standing())?.state).toBe('ended-early')
    expect((await membershipAccess({ db: home.db() }).standingOfMembership(ingrid, account, new Date()))?.state).toBe('member')
    expect(await verify([], home.context)).toBe(0)
    expect(await asked()).not.toMatch(/restore --looked/)
    cookie = await signedIn()
    expect(await who()).toBe(omar.human)
    await home.stop()
  }, 120_000)

  it('says what nobody can tell when what was there is gone, and the doctor says it until somebody has looked', async () => {
    for (const name of readdirSync(home.root).filter((one) => one.startsWith('data'))) rmSync(join(home.root, name), { recursive: true })
    home.said()
    expect(await restore(['--from', target()], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/Nobody can tell whose membership was ended after 2\S+Z: .*restore --looked/)
    expect(await asked()).toMatch(/Look at this: Nobody can tell whose membership was ended/)
    expect(await restore(['--looked'], home.context)).toBe(0)
    expect(await asked()).not.toMatch(/Nobody can tell/)
    await home.start()
    expect(await who()).toBeNull()
  }, 120_000)
})
