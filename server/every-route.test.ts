// Fifty at once, of everything the server answers, over five connections, while fifty listen: nobody stalls, and nobody waits for a second
// connection while holding one. The list of routes is the server's own: a new route fails here until it is asked too.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { buildApp, type App } from './app.ts'
import { makeMembers, noteOf, type Member } from './bench/accounts.ts'
import { readConfig } from './config.ts'
import { createHuman, hashPassword } from './domain/accounts/accounts.ts'
import { addMember } from './domain/client-account/client-account.ts'
import { keepShown, openPolicies } from './domain/policies/policies.ts'
import { openRegistration } from './domain/registration/registration.ts'
import { realClock } from './platform/clock.ts'
import { openDb, type Db } from './platform/db.ts'
import { openKeys, type Keys } from './platform/keys/keys.ts'
import { silentLog } from './platform/log.ts'
import { watchConnections, type Watched } from './test-kit/one-connection.ts'
import { pictureOf, webp } from './test-kit/pictures.ts'
import { testDatabase } from './test-kit/postgres.ts'

const [connections, atOnce] = [5, 50]
const password = 'Regnbågen över Exempelköping'

/** One of ten who lead an account each. `email`: of another human, who can sign in and is an assistant there. */
type Asker = Member & { email: string; other: { id: string; human: string }; device: string; signing: CryptoKeyPair; cookies: string[]; picture: string }
type Call = { url?: string; body?: object | Buffer; headers?: Record<string, string>; /** Anything else that is answered when the same is asked many times. */ also?: number[] }

const undo: (() => Promise<unknown> | void)[] = []
afterAll(async () => { for (const step of undo.splice(0).toReversed()) await step() })

let app: App
let db: Db
let keys: Keys
let watched: Watched
let routes: string[]
let askers: Asker[]
let bytes: Buffer

beforeAll(async () => {
  const made = await testDatabase()
  undo.push(() => made.drop())
  const dir = mkdtempSync(join(tmpdir(), 'viewme-app-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  keys = await openKeys({ dir: join(dir, 'keys'), now: new Date(), mayCreate: true })
  await made.db.owner.query('INSERT INTO viewme.installation (keys) VALUES ($1)', [keys.installation])
  // Whoever stalls is told so after twenty seconds, by the route that it asked.
  db = openDb({ owner: made.connections.owner, app: { ...made.connections.app, max: connections, connectionTimeoutMillis: 20_000 } })
  undo.push(() => db.close())
  watched = watchConnections(db)
  // As `npm start` runs it, so with the demo's route too; without files to give out, which ask nobody.
  const config = { ...readConfig({ DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), LOG_LEVEL: 'silent', SMTP_URL: 'smtp://127.0.0.1:9' }, 'start'), webDir: join(dir, 'none') }
  const found = await routesOf(() => buildApp({ config, db, keys, clock: realClock, log: silentLog, listen: made.connections.app }))
  app = found.app
  routes = found.routes
  await app.start()
  undo.push(() => app.stop())
  tellApart()
  bytes = await webp()
  const passwordHash = await hashPassword(password)
  askers = await Promise.all((await makeMembers({ db: made.db, keys }, 10)).map(async (member): Promise<Asker> => {
    const email = `${member.human}-other@example.com`
    const human = await made.db.system((tx) => createHuman({ tx, keys, email, firstName: 'Omar', lastName: 'Exempel', passwordHash, now: new Date() }))
    const other = await addMember({ db: made.db, keys, account: member.account, human: human.id, roles: ['assistant'], protected: true, now: new Date() }) as { id: string }
    const signing = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    return { ...member, email, other: { id: other.id, human: human.id }, device: crypto.randomUUID(), signing, cookies: [], picture: '' }
  }))
  // Each is also let into the account of the next.
  for (const [n, { human }] of askers.entries()) await addMember({ db: made.db, keys, account: askers[(n + 1) % askers.length]!.account, human, roles: ['assistant'], now: new Date() })
}, 60_000)

/** What is told after an answer, and heard by those who listen, is asked for by nobody who waits. */
function tellApart(): void {
  const { hub } = app.parts
  const { told, listen } = hub
  hub.told = (account) => watched.apart(() => told(account))
  hub.listen = (account, hear) => listen(account, (change) => watched.as('a notice', () => hear(change)))
}

async function routesOf(build: () => Promise<App>): Promise<{ app: App; routes: string[] }> {
  const seen = new Map<unknown, string[]>()
  const begun = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    const own: string[] = []
    seen.set(fastify, own)
    fastify.addHook('onRoute', (route: RouteOptions) => { own.push(...[route.method].flat().map((method) => `${method} ${route.url}`)) })
  }
  subscribe('fastify.initialization', begun)
  try {
    const built = await build()
    await built.server.ready()
    return { app: built, routes: seen.get(built.server)! }
  } finally { unsubscribe('fastify.initialization', begun) }
}

const endsAll = 'POST /api/auth/revoke-sessions'
const account = '/api/accounts/:account'
const writes = (at: Asker, more: object = {}) => ({ ...noteOf(at, 300), ...more })
const alone = async (): Promise<Call> => ({})

const { inForce } = openPolicies({ operatorFile: undefined })
const textOf = (kind: string) => inForce.find((one) => one.kind === kind && one.language === 'sv')!
const asksToRegister = () => ({ firstName: 'Maj', lastName: 'Exempel', email: `${crypto.randomUUID()}@example.com`, language: 'sv' as const, terms: textOf('terms').sha256, notice: textOf('privacy-notice').sha256, consent: textOf('consent').sha256 })
/** A link that has been sent and not pressed. */
const newLink = async () => (await db.system(async (tx) => { await keepShown({ tx, texts: inForce }); return openRegistration({ tx, keys, asked: asksToRegister(), now: new Date() }) })).token

/** In the order in which they can be asked: a session is ended last. Each is asked with GET and with HEAD where it has both. */
const calls: Record<string, (at: Asker) => Promise<Call>> = {
  'POST /api/accounts/:account/devices': async (at) => {
    const { x, y } = await crypto.subtle.exportKey('jwk', at.signing.publicKey)
    return { body: { device: at.device, signingKey: { kty: 'EC', crv: 'P-256', x, y } } }
  },
  // New, then waiting for what comes after it in the next request, and judged again by it; a correction has to know what is here.
  'POST /api/accounts/:account/facts': async (at) => {
    const [base, first] = [writes(at), writes(at)]
    const later = writes(at, { subject: base.subject, basedOn: [base.id], audience: undefined })
    await post(at, `${account}/facts`, { facts: [later] })
    // Whose number it is has to be asked.
    const hers = writes(at, { kind: 'contact', audience: { groups: [], members: [at.other.id] }, body: { name: 'Omar', role: 'assistent', phone: '070-1740610', member: at.other.id } })
    return { body: { facts: [hers, first, base, writes(at, { subject: first.subject, basedOn: [first.id], audience: undefined })] } }
  },
  'PUT /api/accounts/:account/files/:id': async (at) => {
    const { file, hash, width, height } = pictureOf(bytes)
    at.picture = file
    return { url: `${account}/files/${file}`, body: bytes, headers: { 'content-type': 'image/webp', 'viewme-file': JSON.stringify({ author: at.membership, hash, width, height }) } }
  },
  'POST /api/accounts/:account/openings': async (at) => ({ body: { device: at.device, openings: [{ subject: crypto.randomUUID(), minute: '2026-11-24T12:00:00.000Z' }] } }),
  'POST /api/deliveries': async (at) => {
    const { body, ...header } = writes(at, { device: at.device }) as ReturnType<typeof noteOf>
    const { keyId, publicKey } = await keys.delivery(new Date())
    const sealed = await sealFact({ header, body, counter: 1, delivery: { keyId, publicKey: { ...publicKey } }, signWith: at.signing.privateKey })
    return { body: { device: at.device, sealed: [sealed] } }
  },
  'GET /api/accounts/:account/facts': alone,
  'GET /api/accounts/:account/people': alone,
  'GET /api/accounts/:account/quarantine': alone,
  'GET /api/accounts/:account/files/:id': async (at) => ({ url: `${account}/files/${at.picture}` }),
  'GET /api/accounts/:account/changes': alone,
  'GET /api/changes': alone,
  'GET /api/me': alone,
  'GET /healthz': async () => ({ url: '/healthz?verbose' }),
  'GET /readyz': alone,
  'GET /api/openapi.json': alone,
  'GET /api/demo/cast': alone,
  // One answer changes what the others are told: that it is so already.
  'POST /api/accounts/:account/memberships/:membership/roles': async () => ({ body: { roles: ['substitute'] } }),
  'POST /api/accounts/:account/memberships/:membership/groups': async (at) => {
    // One that is new to them has to be looked for.
    const group = writes(at, { kind: 'group', body: { name: 'Natten', purpose: 'own' } })
    await post(at, `${account}/facts`, { facts: [group] })
    return { body: { groups: [group.subject] } }
  },
  'POST /api/accounts/:account/memberships/:membership/ending': async () => ({ body: { how: 'early' }, also: [409] }),
  'POST /api/accounts/:account/memberships/:membership/periods': async () => ({ body: {}, also: [409] }),
  'GET /api/policies': alone,
  'GET /api/policies/:kind/:version/:language': async () => ({ url: '/api/policies/terms/1/sv' }),
  'GET /api/me/answers': alone,
  'POST /api/me/answers': async () => ({ body: { text: textOf('consent').sha256, said: 'given' } }),
  'GET /api/registration': alone,
  'POST /api/auth/register': async () => ({ body: asksToRegister(), headers: { cookie: '' }, also: [202, 429] }),
  'POST /api/auth/register/link': async () => ({ body: { token: await newLink() }, headers: { cookie: '' } }),
  'POST /api/auth/register/confirm': async () => ({ body: { token: await newLink(), password, enter: false }, headers: { cookie: '' } }),
  'POST /api/auth/sign-in/email': async (at) => ({ body: { email: at.email, password }, headers: { cookie: '' } }),
  'POST /api/auth/sign-out': async (at) => ({ body: {}, headers: { cookie: at.cookies.pop()! } }),
  // The first of them ends the sessions of the others.
  [endsAll]: async () => ({ body: {}, also: [401] }),
}
const isStream = (url: string) => url.endsWith('/changes')

const send = ({ url, method, at, body, headers = {} }: { url: string; method: string; at: Asker; body?: object | Buffer; headers?: Record<string, string> }) => app.server.inject({
  method: method as 'GET', url: url.replace(':account', at.account).replace(':membership', at.other.id),
  headers: { cookie: at.cookie, 'viewme-device': at.device, ...headers }, ...(body ? { payload: body } : {}), ...(isStream(url) ? { payloadAsStream: true } : {}),
})
const post = (at: Asker, url: string, body: object) => send({ url, method: 'POST', at, body })
const cookieOf = (header: unknown) => [header].flat().map((one) => String(one).split(';')[0]).join('; ')

async function askAtOnce(route: string): Promise<void> {
  const [method, url] = route.split(' ') as [string, string]
  const ready = await Promise.all([...Array(atOnce)].map(async (_, n) => {
    const at = askers[n % askers.length]!
    return { at, call: await calls[route.replace('HEAD', 'GET')]!(at) }
  }))
  const answers = await Promise.all(ready.map(async ({ at, call }) => {
    const answer = await watched.as(route, async () => await send({ method, url, at, ...call }))
    expect([200, 204, ...call.also ?? []], `${route}: ${isStream(url) ? '' : answer.body}`).toContain(answer.statusCode)
    if (method === 'POST' && url.endsWith('/facts')) expect(answer.json().results.map((one: { result: string }) => one.result)).toEqual(Array(4).fill('accepted'))
    if (url.endsWith('sign-in/email')) at.cookies.push(cookieOf(answer.headers['set-cookie']))
    return answer.statusCode
  }))
  expect(answers.some((status) => status < 300), route).toBe(true)
  if (url.startsWith('/api/a') || url === '/api/me') expect(watched.asked(route), route).toBeGreaterThanOrEqual(atOnce)
}

test('fifty at once of every route there is, over five connections, while fifty listen: none stalls, and none asks for a second connection while it holds one', { timeout: 120_000 }, async () => {
  const withHead = Object.keys(calls).flatMap((route) => (route.startsWith('GET') ? [route, route.replace('GET', 'HEAD')] : [route]))
  expect(routes.toSorted()).toEqual(withHead.toSorted())
  const heard: string[] = []
  for (const at of [...Array<Asker>(atOnce)].map((_, n) => askers[n % askers.length]!)) {
    void send({ url: `${account}/changes`, method: 'GET', at }).then((line) => line.stream().on('data', (text: Buffer) => { if (text.includes('"cursor"')) heard.push(at.account) }))
  }
  await expect.poll(() => app.parts.streams.size, { timeout: 20_000 }).toBe(atOnce)

  for (const route of withHead.filter((one) => one !== endsAll)) await askAtOnce(route)
  expect(watched.twice()).toEqual([])
  // Each of them has heard of what was written meanwhile, and those that stand open are asked again whom they are for.
  await expect.poll(() => new Set(heard).size).toBe(askers.length)
  const asked = watched.asked('GET /api/changes')
  await expect.poll(() => watched.asked('GET /api/changes'), { timeout: 20_000 }).toBeGreaterThanOrEqual(asked + 2 * atOnce)
  await askAtOnce(endsAll)
  await expect.poll(() => app.parts.streams.size, { timeout: 20_000 }).toBe(0)
  await expect.poll(() => [db.app.waitingCount, db.app.idleCount - db.app.totalCount]).toEqual([0, 0])
  expect(watched.twice()).toEqual([])
})

test('whoever asks for a second connection while holding one is seen, also where there are enough', async () => {
  const seen = watchConnections(db)
  await seen.as('holds one', () => db.inAccount(askers[0]!.account, null, () => db.app.query('SELECT 1')))
  await seen.as('both at once', () => Promise.all([db.app.query('SELECT 1'), db.app.query('SELECT 1')]))
  await seen.as('one after the other', async () => { await db.app.query('SELECT 1'); await db.app.query('SELECT 1') })
  expect(seen.twice()).toEqual(['both at once', 'holds one'])
})
