// More people at once than connections to the database. Seen elsewhere: each request held one connection and waited for a second.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { buildApp, type App } from './app.ts'
import { makeMembers, noteOf, openSessions, type Member } from './bench/accounts.ts'
import { createHuman } from './domain/accounts/accounts.ts'
import { addMember } from './domain/client-account/client-account.ts'
import { readConfig } from './config.ts'
import { realClock } from './platform/clock.ts'
import { openDb, type Db } from './platform/db.ts'
import { openKeys, type Keys } from './platform/keys/keys.ts'
import { silentLog } from './platform/log.ts'
import { pictureOf, webp } from './test-kit/pictures.ts'
import { testDatabase } from './test-kit/postgres.ts'

const undo: (() => Promise<unknown> | void)[] = []
afterEach(async () => { for (const step of undo.splice(0).toReversed()) await step() })

/** The server with so many connections, and accounts made over connections of their own. */
async function appWith(connections: number, members: number): Promise<{ app: App; db: Db; keys: Keys; members: Member[] }> {
  const test = await testDatabase()
  undo.push(() => test.drop())
  const dir = mkdtempSync(join(tmpdir(), 'viewme-app-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  const keys = await openKeys({ dir: join(dir, 'keys'), now: new Date(), mayCreate: true })
  await test.db.owner.query('INSERT INTO viewme.installation (keys) VALUES ($1)', [keys.installation])
  const db = openDb({ owner: test.connections.owner, app: { ...test.connections.app, max: connections } })
  undo.push(() => db.close())
  const config = readConfig({ DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), LOG_LEVEL: 'silent' }, 'test')
  const app = await buildApp({ config, db, keys, clock: realClock, log: silentLog, listen: test.connections.app })
  await app.start()
  undo.push(() => app.stop())
  return { app, db, keys, members: await makeMembers({ db: test.db, keys }, members) }
}

const call = async ({ server }: App, member: Member, path: string, body?: object) => {
  const reply = await server.inject({
    method: body ? 'POST' : 'GET', url: path.replace('ACCOUNT', member.account), headers: { cookie: member.cookie }, ...(body ? { payload: body } : {}),
  })
  return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() }
}
const facts = '/api/accounts/ACCOUNT/facts'

test('fifty writers over five connections all get through, and leave every connection free', { timeout: 60_000 }, async () => {
  const { app, db, members } = await appWith(5, 10)
  const writers = Array.from({ length: 50 }, (_, at) => members[at % 10]!)
  await Promise.all(writers.map(async (member) => {
    for (let round = 0; round < 2; round++) {
      const note = noteOf(member, 300)
      const pushed = await call(app, member, facts, { facts: [note] })
      expect(pushed.body.results).toMatchObject([{ id: note.id, result: 'accepted' }])
      // A correction needs to know what is there, and takes the other way in.
      const corrected = await call(app, member, facts, { facts: [{ ...noteOf(member, 300), subject: note.subject, basedOn: [note.id], audience: undefined }] })
      expect(corrected.body.results).toMatchObject([{ result: 'accepted' }])
      expect((await call(app, member, `${facts}?limit=5`)).body.facts.length).toBeGreaterThan(0)
    }
  }))
  await expect.poll(() => [db.app.waitingCount, db.app.idleCount - db.app.totalCount]).toEqual([0, 0])
})

test('forty writes of one account that wait for its lock keep nobody in another account waiting', { timeout: 60_000 }, async () => {
  const { app, db, keys, members: [busy, other] } = await appWith(5, 2)
  const writers = [busy!]
  for (let at = 0; at < 7; at++) {
    const human = await db.system((tx) => createHuman({ tx, keys, email: `writer${at}@example.com`, firstName: 'Kim', lastName: 'Exempel', now: new Date() }))
    const { id: membership } = await addMember({ db, keys, account: busy!.account, human: human.id, roles: ['assistant'], groups: [busy!.group], now: new Date() }) as { id: string }
    writers.push({ ...busy!, human: human.id, membership })
  }
  await openSessions({ db, keys }, writers.slice(1))
  const holder = await db.owner.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM viewme.heads WHERE account_id = $1 FOR UPDATE', [busy!.account])
    const waiting = Array.from({ length: 40 }, (_, at) => call(app, writers[at % 8]!, facts, { facts: [noteOf(writers[at % 8]!, 300)] }))
    await expect.poll(async () => (await db.owner.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).rowCount).toBeGreaterThan(0)
    const began = performance.now()
    expect((await call(app, other!, '/api/me')).status).toBe(200)
    expect((await call(app, other!, facts, { facts: [noteOf(other!, 300)] })).body.results).toMatchObject([{ result: 'accepted' }])
    expect(performance.now() - began).toBeLessThan(3000)
    await holder.query('ROLLBACK')
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200))
  } finally { holder.release() }
})

test('no request waits for a second connection while it holds one: a single connection serves them all', async () => {
  const { app, db, keys, members } = await appWith(1, 1)
  const member = members[0]!
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const note = noteOf(member, 300)
  const human = await db.system((tx) => createHuman({ tx, keys, email: 'omar@example.com', firstName: 'Omar', lastName: 'Exempel', password: 'Regnbågen över Exempelköping', now: new Date() }))
  const other = await addMember({ db, keys, account: member.account, human: human.id, roles: ['assistant'], groups: [member.group], now: new Date() }) as { id: string }
  const bytes = await webp()
  const { file, hash, width, height } = pictureOf(bytes)
  const sent = await app.server.inject({ method: 'PUT', url: `/api/accounts/${member.account}/files/${file}`, payload: bytes,
    headers: { cookie: member.cookie, 'content-type': 'image/webp', 'viewme-file': JSON.stringify({ author: member.membership, hash, width, height }) } })
  expect(sent.statusCode, sent.body).toBe(200)
  // Without the cookie: signing in ends the session that the browser had.
  const signedIn = await app.server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: 'omar@example.com', password: 'Regnbågen över Exempelköping' } })
  expect(signedIn.statusCode).toBe(200)
  const requests: [string, object?][] = [
    [facts, { facts: [note] }],
    // Known already, then waiting for its base, then the base: judging again what waited.
    [facts, { facts: [note] }],
    [facts, { facts: [{ ...noteOf(member, 300), subject: note.subject, basedOn: [noteOf(member).id], audience: undefined }] }],
    [facts, { facts: [noteOf(member, 300)] }],
    [facts], [`${facts}?subject=${note.subject}`], [`${facts}?kind=note`],
    ['/api/me'], ['/api/accounts/ACCOUNT/people'],
    ['/api/accounts/ACCOUNT/openings', { device: crypto.randomUUID(), openings: [{ subject: note.subject, minute: '2026-11-24T12:00:00.000Z' }] }],
    ['/api/deliveries', { device: crypto.randomUUID(), sealed: [{}] }],
    ['/api/accounts/ACCOUNT/devices', { device: crypto.randomUUID(), signingKey: { kty: 'EC', crv: 'P-256', x, y } }],
    ['/api/auth/sign-in/email', { email: 'nobody@example.com', password: 'Inte-rätt-2026' }],
    ['/api/accounts/ACCOUNT/quarantine'],
    ...['groups', 'roles', 'ending', 'periods'].map((noun): [string, object] => [`/api/accounts/ACCOUNT/memberships/${other.id}/${noun}`,
      { groups: { groups: [member.group] }, roles: { roles: ['substitute'] }, ending: { how: 'early' }, periods: {} }[noun]!]),
    ['/readyz'], ['/healthz?verbose'],
    ['/api/auth/sign-out', {}],
  ]
  for (const [path, body] of requests) expect((await call(app, member, path, body)).status, path).toBeLessThan(path.includes('sign-in') ? 402 : 300)
})
