// Whatever is sent to whatever route, the server answers with a refusal and never with a fault: true bodies with junk put in at any place,
// junk in addresses, questions and headers, and pictures that have been changed.
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { pictureOf, webp } from './test-kit/pictures.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await testApp()
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
})
afterAll(() => test?.close())

const who = fc.constantFrom('karin', 'sara', 'omar')
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\ud800', '__proto__', 'constructor', 'x'.repeat(5000), '../../etc/passwd', "' OR 1=1 --", '%00', '%', '\r\nx: y',
  '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.000Z', '9999-12-31T23:59:59-23:59', '2026-02-30T00:00:00Z', 'system:verb', '1e999'))
const junk = fc.oneof(text, fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e21, 2 ** 31, 2 ** 53, 2 ** 63, [], {}, [[]], [null], { '': 1 }), fc.jsonValue({ maxDepth: 3 }))

type Place = (string | number)[]
const placesIn = (value: unknown, at: Place = []): Place[] =>
  (value === null || typeof value !== 'object' ? [at] : [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))])
function withJunk(value: any, [key, ...rest]: Place, what: unknown): any {
  if (key === undefined) return what
  const copy = Array.isArray(value) ? [...value] : { ...value }
  copy[key] = withJunk(copy[key], rest, what)
  return copy
}
const spoiled = (value: unknown, spoilings: (readonly [number, unknown])[]) => spoilings.reduce<unknown>((sofar, [at, what]) => { const places = placesIn(sofar); return withJunk(sofar, places[at % places.length]!, what) }, value)
const spoilings = fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 2 })

/** A newer contract is asked to come back, by design. */
const isFault = ({ statusCode, body }: { statusCode: number; body: string }) => statusCode >= 500 && !body.includes('contract-newer')
const refuses = async (asked: InjectOptions): Promise<boolean> => !isFault(await test.app.server.inject(asked))
/** What was sent when the server broke; null when it never did. */
async function brokenBy<T>(property: fc.IAsyncPropertyWithHooks<T>, numRuns: number): Promise<unknown> {
  const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns })
  return failed ? [counterexample, String(errorInstance)] : null
}

const happenedAt = { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' }
const factOf = (kind: string, body: object, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind, v: 1, subject: randomUUID(), basedOn: [] as string[], author: cast.tove.members.sara, device: randomUUID(), clockOffset: 0,
  writtenAt: '2026-11-24T11:00:00.000Z', audience: { groups: [cast.tove.groups.home], members: [] as string[] }, body, ...more,
})
const inTove = (rest: string) => `/api/accounts/${cast.tove.account}/${rest}`
const aNote = () => factOf('note', { text: 'x', happenedAt })
const anInstruction = async () => factOf('instruction-version', { title: 'T', steps: [{ id: randomUUID(), text: 'x', picture: pictureOf(await webp()) }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'T' })
const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }

const bodies: [url: (account: Cast['tove']) => string, body: () => unknown][] = [
  [() => inTove('facts'), () => { const note = aNote(); return { view: 'x', contract: 1, facts: [note, factOf('visibility', {}, { subject: note.subject, basedOn: [note.id] }), factOf('alert', { text: 'N', order: 1, plain: 'N' })] } }],
  [() => inTove('facts'), async () => ({ facts: [{ ...await anInstruction(), insteadOf: [uuidv7(Date.now())] }, factOf('contact', { name: 'A', numbers: [{ number: '112' }], order: 1, plain: 'A' })] })],
  [() => inTove('devices'), () => ({ device: randomUUID(), signingKey: key })],
  [() => inTove('openings'), () => ({ device: randomUUID(), openings: [{ subject: randomUUID(), minute: '2026-11-24T08:30:00.000Z' }] })],
  [({ members }) => inTove(`memberships/${members.elin}/ending`), () => ({ how: 'planned', until: '2027-11-24T08:30:00.000Z' })],
  [({ members }) => inTove(`memberships/${members.elin}/roles`), () => ({ roles: ['relative'] })],
  [({ members }) => inTove(`memberships/${members.elin}/groups`), () => ({ groups: [randomUUID()] })],
  [({ members }) => inTove(`memberships/${members.elin}/periods`), () => ({ from: '2026-11-24T08:30:00.000Z', until: '2027-11-24T08:30:00.000Z' })],
  [() => '/api/auth/register', () => ({ firstName: 'Maj', lastName: 'Exempel', email: 'nobody@example.com', language: 'sv', terms: 'a'.repeat(64), notice: 'a'.repeat(64), consent: null })],
  [() => '/api/auth/register/confirm', () => ({ token: 'A'.repeat(43), password: 'Regnbågen över Exempelköping', enter: true })],
  [() => '/api/me/answers', () => ({ text: 'a'.repeat(64), said: 'withdrawn' })],
  [() => '/api/auth/sign-in/email', () => ({ email: 'nobody@example.com', password: 'x', rememberMe: true })],
]

it.each(bodies)('in a body, %#', async (url, body) => {
  expect(await brokenBy(fc.asyncProperty(spoilings, who, async (changes, name) =>
    refuses({ method: 'POST', url: url(cast.tove), headers: { ...cast.as(name), 'content-type': 'application/json' }, payload: JSON.stringify(spoiled(await body(), changes)) ?? '' })), 60)).toBeNull()
}, 60_000)

it('inside what is delivered sealed and signed', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const device = randomUUID()
  const { delivery } = (await test.app.server.inject({ method: 'POST', url: inTove('devices'), headers: cast.as('sara'), payload: { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } } })).json()
  expect(await brokenBy(fc.asyncProperty(fc.nat(), junk, fc.boolean(), spoilings, async (at, what, outside, changes) => {
    const fact = { ...aNote(), device }
    const places = placesIn(fact).filter((place) => place.length > 0)
    const { body, ...header } = withJunk(fact, places[at % places.length]!, what)
    const sealed = await sealFact({ header, body, counter: 1, delivery, signWith: pair.privateKey }).catch(() => null)
    return refuses({ method: 'POST', url: '/api/deliveries', payload: { device, sealed: [outside ? spoiled(sealed, changes) : sealed] } })
  }), 100)).toBeNull()
}, 60_000)

const inAddress = text.map((one) => { try { return encodeURIComponent(one) } catch { return '%ff' } })
it('in an address and what is asked with it', async () => {
  const cursor = fc.constantFrom('[1e999,"x",""]', '[9007199254740991,"x",""]', '[]', '{}', ':9', 'a:-1').map((one) => Buffer.from(one).toString('base64url'))
  const query = fc.array(fc.tuple(fc.constantFrom('after', 'limit', 'subject', 'kind', 'before', 'verbose', '__proto__'), fc.oneof(inAddress, cursor, fc.constantFrom('%', '%ff', '0x10', '1e300', '9007199254740993'))), { maxLength: 3 })
  expect(await brokenBy(fc.asyncProperty(fc.constantFrom('facts', 'people', 'quarantine', 'files/@', 'facts/@'), fc.boolean(), inAddress, inAddress, query, who, async (noun, own, account, id, asked, name) =>
    refuses({ url: `/api/accounts/${own ? cast.tove.account : account}/${noun.replace('@', id)}?${asked.map((one) => one.join('=')).join('&')}`, headers: cast.as(name) })), 250)).toBeNull()
}, 60_000)

it('in headers, methods and addresses that lead nowhere', async () => {
  const value = fc.oneof(fc.constantFrom('', '{', '[]', 'null', '{"author":null}', 'a'.repeat(4000), 'image/webp', 'application/json', 'multipart/form-data', 'IMAGE/WEBP; charset=x', 'br', 'bytes=9-1', '%', 'viewme.session_token=%', 'viewme.session_token=x.y', 'https://evil.example'), fc.string({ unit: 'grapheme-ascii' }))
  const headers = fc.dictionary(fc.constantFrom('cookie', 'content-type', 'viewme-file', 'viewme-device', 'origin', 'host', 'accept-encoding', 'range', 'if-none-match', 'sec-fetch-site', 'x-forwarded-for', 'content-encoding'), value)
  const url = fc.constantFrom('/', '/api', '/api/me', '/facts', `/files/${randomUUID()}`, '/people', '/api/openapi.json', '/healthz?verbose=1', '/readyz', '/api/changes/', '/api/auth/revoke-sessions', '/api/auth/sign-out', '/api/auth/sign-in/email', '/api/deliveries', '/assets/x', '//', '/%', '/%00', '/..%2f..%2fetc/passwd')
  expect(await brokenBy(fc.asyncProperty(fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD'), url, headers, fc.oneof(fc.constantFrom('{', '{}', 'null', '"x"'), fc.string()), fc.option(who), async (method, path, more, payload, name) =>
    refuses({ method: method as 'GET', url: /^\/(facts|files|people)/.test(path) ? inTove(path.slice(1)) : path, headers: { ...(name && !path.includes('auth') ? cast.as(name) : {}), ...more }, ...(method === 'GET' || method === 'HEAD' ? {} : { payload }) })), 400)).toBeNull()
}, 60_000)

it('in a picture’s bytes, near its head', async () => {
  const whole = await webp()
  expect(await brokenBy(fc.asyncProperty(fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 5 }), fc.option(fc.nat(whole.length)), fc.string(), async (flips, cut, tail) => {
    const bytes = Buffer.concat([whole.subarray(0, cut ?? whole.length), Buffer.from(tail)])
    for (const [at, byte] of flips) if (at < bytes.length) bytes[at] = byte
    const { hash, width, height } = pictureOf(bytes)
    return refuses({ method: 'PUT', url: inTove(`files/${randomUUID()}`), payload: bytes, headers: { ...cast.as('sara'), 'content-type': 'image/webp', 'viewme-file': JSON.stringify({ author: cast.tove.members.sara, hash, width, height }) } })
  }), 50)).toBeNull()
}, 60_000)
