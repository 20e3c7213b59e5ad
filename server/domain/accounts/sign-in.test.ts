// Signing in, against a real PostgreSQL, a real key store and the real sign-in library.
import { createHash, createHmac } from 'node:crypto'
import { getMigrations } from 'better-auth/db/migration'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { IdentityKeyMissing, type Keys } from '../../platform/keys/keys.ts'
import { testDatabase, type TestDatabase } from '../../test-kit/postgres.ts'
import { cookiesOf, sliceServer, testKeys } from '../../test-kit/slice-server.ts'
import { accountsAccess, checkHumans, createHuman, forgetSpentSessions, humanByEmail, registerAccounts } from './accounts.ts'
import { identityOf } from './identity.ts'
import { libraryOptions } from './library.ts'

let test: TestDatabase
let keys: Keys
let removeKeys: () => void
let server: FastifyInstance
const clock = { real: () => new Date() }
const config = { baseUrl: 'http://localhost:3000', secure: false }
const password = 'Regnbågen över Exempelköping'
let email: string
let address = 0

beforeAll(async () => {
  test = await testDatabase()
  const store = await testKeys()
  keys = store.keys
  removeKeys = store.remove
  server = mounted()
})
afterAll(async () => { await server.close(); await test.drop(); removeKeys() })
beforeEach(async () => {
  email = `sara.${crypto.randomUUID()}@example.com`
  await test.db.system((tx) => createHuman({ tx, keys, email, firstName: 'Sara', lastName: 'Mallqvist', password, now: new Date() }))
})

function mounted(more: Partial<typeof config> = {}, trustProxy?: string[]): FastifyInstance {
  const parts = { db: test.db, keys, clock, config: { ...config, ...more } }
  const { sessionOf } = accountsAccess(parts)
  return sliceServer((bare) => {
    registerAccounts(bare, parts)
    bare.get('/api/who', { schema: {}, config: { permission: 'signed-in' } }, async (request) => (await sessionOf(request))?.human ?? 'nobody')
  }, trustProxy ? { trustProxy } : {})
}
const from = () => `10.0.${Math.floor(address / 250)}.${++address % 250}`
const signIn = (payload: object, more: { headers?: Record<string, string>; remoteAddress?: string } = {}, at = server) =>
  at.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload, remoteAddress: more.remoteAddress ?? from(), headers: more.headers ?? {} })
const who = (cookie: string) => server.inject({ url: '/api/who', headers: { cookie } }).then((answer) => answer.body)
const post = (path: string, cookie: string) => server.inject({ method: 'POST', url: `/api/auth/${path}`, payload: {}, headers: { cookie } })

describe('signing in', () => {
  it('gives a session by cookie, and the name of who it is', async () => {
    const answer = await signIn({ email: ` ${email.toUpperCase()} `, password })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().human).toMatchObject({ firstName: 'Sara', lastName: 'Mallqvist' })
    expect(String(answer.headers['set-cookie'])).toMatch(/^viewme\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(answer.body).not.toContain(cookiesOf(answer).split('=')[1]!.slice(0, 20))
    expect(await who(cookiesOf(answer))).toBe(answer.json().human.id)
  })

  it('takes a password however its letters are put together', async () => {
    expect((await signIn({ email, password: password.normalize('NFD') })).statusCode).toBe(200)
  })

  it('makes a new session every time, and ends the one that the same browser had', async () => {
    const first = cookiesOf(await signIn({ email, password }))
    const second = cookiesOf(await signIn({ email, password }, { headers: { cookie: first } }))
    expect(second).not.toBe(first)
    expect(await who(first)).toBe('nobody')
    expect(await who(second)).not.toBe('nobody')
  })

  it('marks the cookie secure and bound to the host where there is TLS', async () => {
    const served = mounted({ baseUrl: 'https://viewme.example.com', secure: true })
    const answer = await signIn({ email, password }, {}, served)
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-viewme\.session_token=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect((await served.inject({ url: '/api/who', headers: { cookie: cookiesOf(answer) } })).body).toBe(answer.json().human.id)
    await served.close()
  })

  it('refuses another site, and a field that nobody asked for', async () => {
    expect((await signIn({ email, password }, { headers: { origin: 'https://evil.example.com' } })).json()).toMatchObject({ status: 403 })
    expect((await signIn({ email, password }, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403)
    expect((await signIn({ email, password }, { headers: { origin: 'http://localhost:3000' } })).statusCode).toBe(200)
    expect((await signIn({ email, password, callbackURL: 'https://evil.example.com' })).statusCode).toBe(400)
  })

  it('keeps what the library offers besides closed', async () => {
    for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'request-password-reset', 'sign-in/social']) {
      expect((await server.inject({ method: 'POST', url: `/api/auth/${path}`, payload: {} })).statusCode, path).toBe(404)
    }
  })
})

describe('a session', () => {
  it('that is revoked is refused at the next request', async () => {
    const phone = cookiesOf(await signIn({ email, password }))
    const tablet = cookiesOf(await signIn({ email, password }))
    expect(String((await post('sign-out', phone)).headers['set-cookie'])).toMatch(/Max-Age=0/)
    expect(await who(phone)).toBe('nobody')
    expect(await who(tablet)).not.toBe('nobody')
    expect((await post('revoke-sessions', tablet)).statusCode).toBe(200)
    expect(await who(tablet)).toBe('nobody')
  })

  it('cannot be made by whoever reads the database: the cookie is signed', async () => {
    const cookie = cookiesOf(await signIn({ email, password })).split(';')[0]!
    const { rows: [row] } = await test.db.owner.query('SELECT token FROM signin.sessions ORDER BY created_at DESC LIMIT 1')
    const forged = `${row.token}.${createHmac('sha256', 'another secret').update(row.token).digest('base64')}`
    expect(await who(`viewme.session_token=${encodeURIComponent(forged)}`)).toBe('nobody')
    for (const broken of [row.token, `${row.token}.`, '%E0%A4%A', cookie.split('=')[1]!.slice(0, -8)]) expect(await who(`viewme.session_token=${broken}`)).toBe('nobody')
  })

  it('ends when its time is out, and after fourteen days unused', async () => {
    const old = cookiesOf(await signIn({ email, password }))
    await test.db.owner.query(`UPDATE signin.sessions SET updated_at = updated_at - interval '14 days'`)
    expect(await who(old)).toBe('nobody')
    const daily = cookiesOf(await signIn({ email, password }))
    await test.db.owner.query(`UPDATE signin.sessions SET updated_at = updated_at - interval '13 days' WHERE updated_at > $1`, [new Date(Date.now() - 60_000)])
    expect(await who(daily)).not.toBe('nobody')
    const { rows: [seen] } = await test.db.owner.query('SELECT max(updated_at) AS at FROM signin.sessions')
    expect(Date.now() - seen.at.getTime()).toBeLessThan(60_000)
    await test.db.owner.query('UPDATE signin.sessions SET expires_at = $1', [new Date()])
    expect(await who(daily)).toBe('nobody')
    await forgetSpentSessions({ db: test.db, now: new Date() })
    expect((await test.db.owner.query('SELECT FROM signin.sessions')).rowCount).toBe(0)
  })

  it('holds neither an address nor a browser', async () => {
    await signIn({ email, password }, { headers: { 'user-agent': 'Kanariefågel/1.0' }, remoteAddress: '10.9.8.7' })
    const { rows } = await test.db.owner.query(`SELECT s::text AS text FROM signin.sessions s UNION ALL SELECT r::text FROM signin.rate_limits r`)
    expect(rows.map((row) => row.text).join()).not.toMatch(/10\.9\.8\.7|Kanarie/)
  })
})

describe('a failed try', () => {
  it('is forgotten within the hour, and so is what it was counted by', async () => {
    await signIn({ email, password: 'fel lösenord här' })
    const left = async () => Promise.all(['failed_tries', 'rate_limits'].map(async (table) => (await test.db.owner.query(`SELECT FROM signin.${table}`)).rowCount! > 0))
    await forgetSpentSessions({ db: test.db, now: new Date() })
    expect(await left()).toEqual([true, true])
    await forgetSpentSessions({ db: test.db, now: new Date(Date.now() + 16 * 60_000) })
    expect(await left()).toEqual([false, false])
  })

  it('says the same whether the address is known or not', async () => {
    const [known, unknown] = [await signIn({ email, password: 'fel lösenord här' }), await signIn({ email: 'ingen@example.com', password: 'fel lösenord här' })]
    expect(known.statusCode).toBe(401)
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
    expect(Object.keys(unknown.headers)).toEqual(Object.keys(known.headers))
  })

  it('takes as long whether the address is known or not', async () => {
    const time = async (tried: string) => { const began = performance.now(); await signIn({ email: tried, password: 'fel lösenord här' }); return performance.now() - began }
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 9; i++) { known.push(await time(email)); unknown.push(await time(`ingen-${i}@example.com`)) }
    // The quickest of each: what the machine does besides only makes answers slower.
    expect(Math.abs(Math.min(...known) - Math.min(...unknown))).toBeLessThan(15)
    expect(Math.min(...known, ...unknown)).toBeGreaterThanOrEqual(59)
  })

  it('makes an address wait after ten, known or not, with how long', async () => {
    for (const tried of [email, `ingen.${crypto.randomUUID()}@example.com`]) {
      for (let i = 0; i < 10; i++) expect((await signIn({ email: tried, password: 'fel lösenord här' })).statusCode).toBe(401)
      const refused = await signIn({ email: tried, password })
      expect(refused.statusCode).toBe(429)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900)
    }
    await test.db.owner.query(`UPDATE signin.failed_tries SET at = at - interval '15 minutes'`)
    expect((await signIn({ email, password })).statusCode).toBe(200)
  })

  it('of a stranger keeps nobody out on a browser that has signed in before, and such a browser has ten tries of its own', async () => {
    const mine = cookiesOf(await signIn({ email, password }))
    const elsewhere = cookiesOf(await signIn({ email, password }))
    const wrong = (cookie = '') => signIn({ email, password: 'fel lösenord här' }, { headers: { cookie } })
    for (let i = 0; i < 10; i++) await wrong()
    expect((await wrong()).statusCode).toBe(429)
    expect((await signIn({ email, password })).statusCode).toBe(429)
    const again = await signIn({ email, password }, { headers: { cookie: mine } })
    expect(again.statusCode).toBe(200)
    for (let i = 0; i < 10; i++) expect((await wrong(mine)).statusCode).toBe(401)
    expect((await signIn({ email, password }, { headers: { cookie: mine } })).statusCode).toBe(429)
    expect((await signIn({ email, password }, { headers: { cookie: elsewhere } })).statusCode).toBe(200)
  })

  it('is counted with everybody’s when the mark of the browser is made up, or another address’s', async () => {
    const mark = cookiesOf(await signIn({ email, password })).split('; ')[1]!
    const other = `elin.${crypto.randomUUID()}@example.com`
    await test.db.system((tx) => createHuman({ tx, keys, email: other, firstName: 'Elin', lastName: 'Exempelskog', password, now: new Date() }))
    const otherMark = cookiesOf(await signIn({ email: other, password })).split('; ')[1]!
    const [name, value] = mark.split('=') as [string, string]
    const madeUp = [`${name}=${crypto.randomUUID()}.${value.split('.')[1]}`, `${name}=${otherMark.split('=')[1]}`, otherMark, `${name}=`, `${name}=x.y`]
    for (let i = 0; i < 10; i++) await signIn({ email, password: 'fel lösenord här' }, { headers: { cookie: madeUp[i % madeUp.length]! } })
    for (const cookie of madeUp) expect((await signIn({ email, password }, { headers: { cookie } })).statusCode, cookie).toBe(429)
    expect((await signIn({ email, password }, { headers: { cookie: mark } })).statusCode).toBe(200)
    for (const text of [mark, otherMark]) expect(text).not.toMatch(/sara|elin|example/)
  })

  it('counts also when a hundred come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => signIn({ email, password: 'fel lösenord här' })))
    expect(answers.filter((one) => one.statusCode === 401)).toHaveLength(10)
    expect(answers.filter((one) => one.statusCode === 429)).toHaveLength(90)
  })

  it('does not shut out right passwords that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn({ email, password })))
    expect(answers.map((one) => one.statusCode)).toEqual(Array(30).fill(200))
  })

  it('leaves neither the address nor the password anywhere', async () => {
    const canary = `kanariefågel-${crypto.randomUUID()}`
    await signIn({ email: `${canary}@example.com`, password: canary })
    const { rows: tables } = await test.db.owner.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('signin', 'viewme')`)
    for (const { name } of tables) {
      expect((await test.db.owner.query(`SELECT FROM ${name} t WHERE t::text LIKE $1`, [`%${canary}%`])).rowCount, name).toBe(0)
    }
  })
})

describe('the address that tries are counted by', () => {
  it('is the connection’s: a header sent by the client changes nothing', async () => {
    const remoteAddress = from()
    const forged = (i: number) => ({ 'x-forwarded-for': `10.1.1.${i}`, 'x-viewme-caller': `fd00::${i}`, 'x-real-ip': `10.1.2.${i}`, forwarded: `for=10.1.3.${i}` })
    const answers = await Promise.all(Array.from({ length: 125 }, (_, i) => signIn({ email: `${i}.${email}`, password: 'fel lösenord här' }, { remoteAddress, headers: forged(i) })))
    expect(answers.filter((one) => one.statusCode === 429)).toHaveLength(5)
    expect(answers.filter((one) => one.statusCode === 401)).toHaveLength(120)
    // And it poisons nobody else's: the address that was named in the forged headers signs in.
    expect((await signIn({ email, password }, { remoteAddress: '10.1.1.5' })).statusCode).toBe(200)
    expect((await signIn({ email, password }, { remoteAddress: from(), headers: { 'x-forwarded-for': remoteAddress } })).statusCode).toBe(200)
  })

  it('is the client’s own behind a proxy that the operator has named, and nobody else can name one', async () => {
    const proxied = mounted({}, ['10.200.0.1'])
    const busy = { remoteAddress: '10.200.0.1', headers: { 'x-forwarded-for': '203.0.113.7' } }
    const answers = await Promise.all(Array.from({ length: 121 }, (_, i) => signIn({ email: `${i}.${email}`, password: 'fel lösenord här' }, busy, proxied)))
    expect(answers.filter((one) => one.statusCode === 429)).toHaveLength(1)
    expect((await signIn({ email, password }, { ...busy, headers: { 'x-forwarded-for': '203.0.113.8' } }, proxied)).statusCode).toBe(200)
    // The proxy adds what it saw to what the client claimed: the last one counts.
    expect((await signIn({ email, password }, { ...busy, headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } }, proxied)).statusCode).toBe(429)
    await proxied.close()
  })
})

describe('the tables', () => {
  it('are what the sign-in library expects: it finds nothing to add', async () => {
    const plan = await getMigrations(libraryOptions({ db: { ...test.db, app: test.db.owner }, secret: 'x'.repeat(44), ...config }), { throwOnUnsafe: false })
    expect(plan.toBeCreated.map((one) => one.table)).toEqual([])
    expect(plan.toBeAdded.map((one) => [one.table, Object.keys(one.fields)])).toEqual([])
    expect(plan.schemaProblems).toEqual([])
  })

  it('keep passwords as argon2id', async () => {
    const { rows } = await test.db.owner.query('SELECT DISTINCT left(password, 30) AS start FROM signin.credentials')
    expect(rows.map((row) => row.start.startsWith('$argon2id$v=19$m=19456,t=2,p=1'))).toEqual(rows.map(() => true))
  })
})

describe('a human', () => {
  it('is not made with a password under twelve characters, nor twice with one address', async () => {
    const make = (more: object) => test.db.system((tx) => createHuman({ tx, keys, email: 'omar@example.com', firstName: 'Omar', lastName: 'Testberg', now: new Date(), ...more }))
    await expect(make({ password: 'elva tecken' })).rejects.toThrow('12 to 256')
    await make({})
    await expect(make({ email: ' OMAR@example.com' })).rejects.toThrow('humans_email_index_key')
    expect((await signIn({ email: 'omar@example.com', password: 'vad som helst alls' })).statusCode).toBe(401)
  })
})

describe('an e-mail address', () => {
  it('stands in the clear in no table, and neither does its hash without the pepper', async () => {
    expect((await signIn({ email, password })).statusCode).toBe(200)
    expect((await signIn({ email, password: 'fel lösenord här' })).statusCode).toBe(401)
    const forms = [email, createHmac('sha256', '').update(email).digest('hex'), createHash('sha256').update(email).digest('hex'), Buffer.from(email).toString('hex')]
    const { rows: tables } = await test.db.owner.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('signin', 'viewme')`)
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) for (const form of forms) {
      expect((await test.db.owner.query(`SELECT FROM ${name} t WHERE t::text LIKE $1`, [`%${form}%`])).rowCount, name).toBe(0)
    }
  })

  it('is refused by the table itself, by whatever way it comes there in the clear', async () => {
    await expect(test.db.owner.query('UPDATE signin.humans SET email_index = $1', [email])).rejects.toThrow('humans_email_index_check')
  })

  it('is found however it is typed, and with another key store not at all', async () => {
    const known = (by: Pick<Keys, 'secret'>) => test.db.system((tx) => humanByEmail({ tx, keys: by, email: ` ${email.toUpperCase()}` }))
    expect(await known(keys)).toEqual(expect.any(String))
    const other = await testKeys()
    expect(await known(other.keys)).toBeNull()
    other.remove()
  })

  it('opens for its own human only, and a row that was swapped for another’s is named by its id', async () => {
    const mine = await humanBy(email)
    const { rows: [row] } = await test.db.owner.query('SELECT email_index AS index, email_sealed AS sealed FROM signin.humans WHERE id = $1', [mine])
    const identity = await identityOf(keys)
    expect(identity.open(mine, row.sealed)).toBe(email)
    expect(() => identity.open(crypto.randomUUID(), row.sealed)).toThrow('sealed bytes')
    const check = () => checkHumans({ tx: test.db.owner, keys })
    const whole = await check()
    expect(whole).toMatchObject({ broken: [] })
    expect(whole.humans).toBeGreaterThan(1)
    await test.db.owner.query('UPDATE signin.humans SET email_sealed = $2 WHERE id = $1', [mine, identity.seal(mine, 'another@example.com')])
    expect((await check()).broken).toEqual([mine])
    await test.db.owner.query('UPDATE signin.humans SET email_sealed = $2 WHERE id = $1', [mine, identity.seal(crypto.randomUUID(), email)])
    expect((await check()).broken).toEqual([mine])
    await test.db.owner.query('UPDATE signin.humans SET email_sealed = $2 WHERE id = $1', [mine, row.sealed])
  })
})

describe('a key store that cannot be read', () => {
  it('is said in a sentence at sign-in, names nothing of what is inside, and is asked again', async () => {
    let isGone = true
    const secret: Keys['secret'] = async (name) => { if (isGone) throw new IdentityKeyMissing('/a/place/of/ours'); return keys.secret(name) }
    const closed = sliceServer((bare) => registerAccounts(bare, { db: test.db, keys: { secret }, clock, config }))
    const answer = await signIn({ email, password }, {}, closed)
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().title]).toEqual([503, '60', 'keys-unreadable'])
    expect(answer.json().detail).toContain('Inget har gått förlorat.')
    expect(answer.body).not.toContain('/a/place')
    isGone = false
    expect((await signIn({ email, password }, {}, closed)).statusCode).toBe(200)
    await closed.close()
  })
})

const humanBy = async (address: string) => (await test.db.system((tx) => humanByEmail({ tx, keys, email: address })))!
