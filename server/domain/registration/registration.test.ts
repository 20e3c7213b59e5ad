// Registration, against a real PostgreSQL, a real key store, the real sign-in library and a real mail server.
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { smtpMailer } from '../../adapters/mail-smtp/mail-smtp.ts'
import { lettersOf } from '../../letters.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { openLog } from '../../platform/log.ts'
import { openMailbox, tokenIn, wordsOf, type Mailbox } from '../../test-kit/mailbox.ts'
import { testDatabase, type TestDatabase } from '../../test-kit/postgres.ts'
import { cookiesOf, sliceServer, testKeys } from '../../test-kit/slice-server.ts'
import { accountsAccess, createHuman, openDoor } from '../accounts/accounts.ts'
import { forgetSpentMail, sendMail } from '../mail/mail.ts'
import { openPolicies, registerPolicies } from '../policies/policies.ts'
import { forgetSpentRegistrations, registerRegistration } from './registration.ts'

const config = { baseUrl: 'http://localhost:3000', secure: false }
const policies = openPolicies({ operatorFile: undefined })
const hashOf = (kind: string, language = 'sv') => policies.inForce.find((one) => one.kind === kind && one.language === language)!.sha256
const password = 'Regnbågen över Exempelköping'
const aDay = 24 * 3_600_000

let test: TestDatabase
let keys: Keys
let removeKeys: () => void
let server: FastifyInstance
let mailbox: Mailbox
let now: Date
let logged: string
let email: string
let callers = 0
const clock = { real: () => now, now: () => now }

beforeAll(async () => {
  test = await testDatabase()
  const store = await testKeys()
  keys = store.keys
  removeKeys = store.remove
  mailbox = await openMailbox()
  server = mounted()
})
afterAll(async () => { await server?.close(); await mailbox?.close(); await test?.drop(); removeKeys?.() })
beforeEach(() => {
  now = new Date()
  logged = ''
  email = `maj.${crypto.randomUUID()}@example.com`
  mailbox.received.length = 0
  mailbox.refuse(null)
})

function mounted(hasMail = true): FastifyInstance {
  const parts = { db: test.db, keys, clock, config }
  const { sessionOf } = accountsAccess(parts)
  return sliceServer((bare) => {
    registerRegistration(bare, { ...parts, policies, door: openDoor(parts), hasMail })
    registerPolicies(bare, { ...parts, policies, access: { sessionOf } })
    bare.get('/api/who', { schema: {}, config: { permission: 'signed-in' } }, async (request) => (await sessionOf(request))?.human ?? 'nobody')
  })
}

const asked = (more: object = {}) => ({ firstName: 'Maj', lastName: 'Exempelström', email, language: 'sv', terms: hashOf('terms'), notice: hashOf('privacy-notice'), consent: null, ...more })
const post = (path: string, payload: object, remoteAddress = `10.1.${Math.floor(++callers / 250)}.${callers % 250}`) => server.inject({ method: 'POST', url: `/api/auth/register${path}`, payload, remoteAddress })
const register = (more: object = {}, from?: string) => post('', asked(more), from)
const confirm = (token: string, more: object = {}) => post('/confirm', { token, password, enter: true, ...more })
const send = () => sendMail({
  db: test.db, keys, mailer: smtpMailer(mailbox.url, 'ViewMe <hej@example.com>'), letters: lettersOf({ db: test.db, keys, baseUrl: config.baseUrl, policies }), log: openLog('debug', (line) => { logged += line }), now: () => now,
})
/** The token of a link, as it came by mail. */
const link = async (more: object = {}): Promise<string> => {
  expect((await register(more)).statusCode).toBe(202)
  await send()
  return tokenIn(mailbox.received.at(-1)!)
}
const rows = async (sql: string, values: unknown[] = []) => (await test.db.owner.query(sql, values)).rows
const countOf = async (table: string): Promise<number> => (await rows(`SELECT count(*)::int AS count FROM ${table}`))[0].count
const humans = () => countOf('signin.humans')
/** Every row of every table that registration writes to, as whoever reads the database sees it: bytes as hexadecimal text. */
const everything = async () => JSON.stringify(await Promise.all(['registrations', 'registration_tries', 'outgoing_mail', 'humans', 'policy_answers', 'credentials', 'rate_limits', 'failed_tries'].map((table) => rows(`SELECT one::text AS row FROM signin.${table} one`))))
const readable = (text: string) => [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64').replace(/=+$/, '')]

describe('registration', () => {
  it('asks for a name and an address, sends a link, and makes a human of whoever presses it, signed in, with what they said to which text', async () => {
    const before = await humans()
    const token = await link({ consent: hashOf('consent') })
    expect(mailbox.received.map((one) => one.to)).toEqual([[email]])
    expect(await humans()).toBe(before)
    const says = await post('/link', { token })
    expect(says.json()).toMatchObject({ firstName: 'Maj', lastName: 'Exempelström', email })
    expect(says.json().texts.map((one: { kind: string }) => one.kind).toSorted()).toEqual(['consent', 'privacy-notice', 'terms'])
    const answer = await confirm(token)
    expect([answer.statusCode, answer.json()]).toEqual([200, { entered: true }])
    const cookie = cookiesOf(answer)
    const human = (await server.inject({ url: '/api/who', headers: { cookie } })).body
    expect(await rows('SELECT first_name, last_name, email_verified FROM signin.humans WHERE id = $1', [human])).toEqual([{ first_name: 'Maj', last_name: 'Exempelström', email_verified: true }])
    const { answers } = (await server.inject({ url: '/api/me/answers', headers: { cookie } })).json()
    expect(answers.map(({ kind, version, sha256, said, at }: Record<string, string>) => [kind, version, sha256, said, at]).toSorted()).toEqual([
      ['consent', 1, hashOf('consent'), 'given', now.toISOString()], ['privacy-notice', 1, hashOf('privacy-notice'), 'seen', now.toISOString()], ['terms', 1, hashOf('terms'), 'accepted', now.toISOString()],
    ])
  })

  it('is possible without the consent, and not without the terms and the notice', async () => {
    expect((await register({ terms: null })).statusCode).toBe(400)
    expect((await register({ notice: undefined })).statusCode).toBe(400)
    const cookie = cookiesOf(await confirm(await link()))
    expect((await server.inject({ url: '/api/me/answers', headers: { cookie } })).json().answers.map((one: { kind: string }) => one.kind).toSorted()).toEqual(['privacy-notice', 'terms'])
  })

  it('refuses a field that nobody asked for, and keeps nothing of it', async () => {
    const before = await countOf('signin.registrations')
    expect((await register({ personnummer: '19121212-1212' })).statusCode).toBe(400)
    expect(await countOf('signin.registrations')).toBe(before)
    for (const digits of readable('19121212-1212')) expect(await everything()).not.toContain(digits)
  })

  it('refuses a text that is not in force, or of another kind than it is said to be', async () => {
    expect((await register({ terms: 'a'.repeat(64) })).json().type).toContain('texts-changed')
    expect((await register({ terms: hashOf('consent') })).json().type).toContain('texts-changed')
    expect((await register({ consent: hashOf('terms') })).json().type).toContain('texts-changed')
  })

  it('refuses names that are no names: empty, with line breaks, too long, or half a letter', async () => {
    for (const firstName of ['', '  ', 'Maj\r\nBcc: x@example.com', 'x'.repeat(61), '\ud800', 'a\0b']) expect((await register({ firstName })).statusCode, JSON.stringify(firstName)).toBe(400)
  })

  it('says so where no mail can be sent, and keeps nothing', async () => {
    const dumb = mounted(false)
    const before = await countOf('signin.registrations')
    expect((await dumb.inject('/api/registration')).json()).toEqual({ open: false })
    expect((await dumb.inject({ method: 'POST', url: '/api/auth/register', payload: asked() })).json()).toMatchObject({ status: 409, title: 'no-mail' })
    expect(await countOf('signin.registrations')).toBe(before)
    await dumb.close()
  })
})

describe('nobody is told whether an address is known', () => {
  it('a known one is answered the same, by the same questions to the database, and hears of it by mail alone', async () => {
    await test.db.system((tx) => createHuman({ tx, keys, email, firstName: 'Sara', lastName: 'Mallqvist', password, now }))
    const asking = async (address: string) => {
      const heard = vi.spyOn(pg.Client.prototype, 'query')
      try {
        const answer = await register({ email: address })
        return { answer, heard: heard.mock.calls.map(([asked]) => String(asked)) }
      } finally { heard.mockRestore() }
    }
    const known = await asking(email)
    const unknown = await asking(`nobody.${crypto.randomUUID()}@example.com`)
    expect(known.heard.length).toBeGreaterThan(5)
    expect(known.heard).toEqual(unknown.heard)
    expect(known.heard.join(' ')).not.toContain('signin.humans')
    expect([known.answer.statusCode, known.answer.body]).toEqual([unknown.answer.statusCode, unknown.answer.body])
    await send()
    const letter = mailbox.received.find((one) => one.to[0] === email)!
    expect(wordsOf(letter)).toContain('http://localhost:3000/sign-in')
    expect(tokenIn(letter)).toBe('no token')
  })

  it('a known one’s link is never made, whatever has been asked before', async () => {
    const first = await link()
    const second = await link()
    expect((await confirm(first)).statusCode).toBe(200)
    // The other link of the same address ended with it.
    expect((await confirm(second)).json()).toMatchObject({ status: 404, title: 'link-not-valid' })
  })
})

describe('the link', () => {
  it('is used once, also when it is pressed many times at once', async () => {
    const before = await humans()
    const token = await link()
    const answers = await Promise.all([...Array(6)].map(() => confirm(token, { enter: false })))
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([200, 404, 404, 404, 404, 404])
    expect(await humans()).toBe(before + 1)
    expect((await post('/link', { token })).statusCode).toBe(404)
  })

  it('of two that are pressed at once for one address makes one human', async () => {
    const before = await humans()
    for (let round = 1; round <= 3; round++) {
      email = `maj.${crypto.randomUUID()}@example.com`
      const tokens = [await link(), await link(), await link()]
      const answers = await Promise.all(tokens.map((token) => confirm(token, { enter: false })))
      expect(answers.map((one) => one.statusCode).toSorted()).toEqual([200, 404, 404])
      expect(await humans()).toBe(before + round)
    }
  })

  it('is worthless after 24 hours, and what was asked is gone', async () => {
    const token = await link()
    now = new Date(now.getTime() + aDay - 1000)
    expect((await post('/link', { token })).statusCode).toBe(200)
    now = new Date(now.getTime() + 1000)
    expect((await post('/link', { token })).statusCode).toBe(404)
    expect((await confirm(token)).statusCode).toBe(404)
    await forgetSpentRegistrations({ db: test.db, now })
    await forgetSpentMail({ db: test.db, now })
    expect(await countOf('signin.registrations')).toBe(0)
    expect(await countOf('signin.registration_tries')).toBe(0)
  })

  it('changes nothing by being looked at, and is not spent by a password that is too easy', async () => {
    const before = await humans()
    const token = await link()
    await post('/link', { token })
    expect((await confirm(token, { password: 'elva tecken' })).statusCode).toBe(400)
    for (const easy of ['Sommar2026!!', 'Exempelström1', 'aaaaaaaaaaaa', 'Maj2026Maj2026']) expect((await confirm(token, { password: easy })).json(), easy).toMatchObject({ status: 422, title: 'obvious-password' })
    expect(await humans()).toBe(before)
    expect((await confirm(token, { password: 'två röda kor på taket i regn och blåst, lång nog för sextiofyra tecken' })).statusCode).toBe(200)
  })

  it('takes a password however its letters are put together, and signs nobody out where another is signed in', async () => {
    const other = cookiesOf(await confirm(await link()))
    email = `other.${crypto.randomUUID()}@example.com`
    const token = await link()
    const answer = await server.inject({ method: 'POST', url: '/api/auth/register/confirm', payload: { token, password: password.normalize('NFD'), enter: false }, headers: { cookie: other } })
    expect([answer.json(), answer.headers['set-cookie']]).toEqual([{ entered: false }, undefined])
    expect((await server.inject({ url: '/api/who', headers: { cookie: other } })).body).not.toBe('nobody')
    const signedIn = await openDoor({ db: test.db, keys, clock, config }).signIn({ ip: '10.9.9.9', headers: {} } as never, { email, password })
    expect(signedIn.human.firstName).toBe('Maj')
  })
})

describe('how often', () => {
  it('one address may be asked for five times in an hour, known or not, and then it says how long to wait', async () => {
    for (let n = 0; n < 5; n++) expect((await register()).statusCode).toBe(202)
    const refused = await register()
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3000)
    now = new Date(now.getTime() + 3_600_001)
    expect((await register()).statusCode).toBe(202)
  })

  it('one network may ask sixty times, counted also when they come at once', async () => {
    const answers = await Promise.all([...Array(70)].map((_, n) => register({ email: `n${n}.${email}` }, '192.0.2.7')))
    expect(answers.filter((one) => one.statusCode === 202).length).toBe(60)
    expect((await register({ email: `other.${email}` }, '192.0.2.8')).statusCode).toBe(202)
  })
})

it('an address, a name and a token stand in no table, no log and no answer before the link has been pressed', async () => {
  const name = `Kanarie${crypto.randomUUID().slice(0, 8)}`
  await register({ firstName: name, lastName: `${name}son` })
  const waiting = await everything()
  const token = await link({ firstName: name })
  const sent = await everything()
  for (const secret of [name, email, token]) for (const text of readable(secret)) for (const place of [waiting, sent, logged]) expect(place.includes(text), text).toBe(false)
  expect(mailbox.received.length).toBeGreaterThan(0)
  for (const letter of mailbox.received) expect(wordsOf(letter)).not.toContain(name)
  await confirm(token)
  for (const secret of [email, token, password]) for (const text of readable(secret)) expect((await everything()).includes(text), text).toBe(false)
})
