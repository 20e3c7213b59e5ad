import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { createPhones } from './phones.ts'
import { makeTestPhone, testParts, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, testProblem, type TestMember, type TestServer } from './test-server.ts'

const delivery = await deliveryPair()
const signOutPath = '/api/auth/sign-out'
let now: number
let server: TestServer
let sara: TestMember
let omar: TestMember
/** Whose session the browser's cookie carries: only the server's answer changes it, as with a cookie that no script reaches. */
let cookie: TestMember | null
let disk: IDBFactory
let made: TestPhone
/** What stands between. */
let met: (path: string) => Response | 'no-network' | null

const fetch = async (path: string, init?: RequestInit) => {
  const answer = await server.network(() => cookie)(path, init)
  if (path === signOutPath && (await answer.clone().text()).includes('signedOut')) cookie = null
  return answer
}
/** The browser closed and opened again. */
const restarted = () => createPhones(testParts(fetch, () => now, disk))
const round = (phones = restarted()) => phones.syncAll(() => true)
const leave = () => made.phones.signOut(sara.actor.human)
const since = async (act: () => Promise<unknown>) => {
  const before = server.requests.length
  await act()
  return server.requests.slice(before)
}

beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  const home = crypto.randomUUID()
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  ;[sara, omar] = [server.join('Sara', ['assistant'], [home]), server.join('Omar', ['assistant'], [home])]
  cookie = sara
  disk = new IDBFactory()
  met = () => null
  server.between = (path) => met(path)
  made = await makeTestPhone({ fetch, now: () => now, indexedDB: disk })
  await made.phone.append({ kind: 'note', body: { text: 'Saras.', happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
})

describe('a sign-out that the server has not heard of', () => {
  it.each([
    ['without network', (): 'no-network' => 'no-network'],
    ['refused', () => testProblem(403, 'foreign-origin')],
    ['met by a fault', () => testProblem(500, 'fault')],
    ['answered by a hotel', () => new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } })],
  ])('%s: is remembered through a restart, and is the first that is asked once it can be', async (_, answer) => {
    met = answer
    await leave()
    expect([cookie, await made.phones.owesEnd()]).toEqual([sara, true])
    expect((await since(round))[0]).toBe('POST /api/auth/sign-out')
    expect(await made.phones.owesEnd()).toBe(true)
    met = () => null
    const asked = await since(round)
    expect(asked[0]).toBe('POST /api/auth/sign-out')
    expect([cookie, await made.phones.owesEnd()]).toEqual([null, false])
    expect((await since(round)).includes('POST /api/auth/sign-out')).toBe(false)
  })
  it('is done with where the server says that there is no session any more', async () => {
    met = () => 'no-network'
    await leave()
    met = (path) => (path === signOutPath ? testProblem(401, 'sign-in-again') : null)
    await round()
    expect(await made.phones.owesEnd()).toBe(false)
  })
  it('waits as long as the server asks, over a restart, and says when to come back', async () => {
    met = (path) => (path === signOutPath ? testProblem(429, 'too-many', { 'retry-after': '120' }) : null)
    await leave()
    met = () => null
    now += 119_000
    expect(await since(async () => expect(await round()).toEqual([{ is: 'wait', ms: 1000 }]))).not.toContain('POST /api/auth/sign-out')
    now += 1000
    await round()
    expect([cookie, await made.phones.owesEnd()]).toEqual([null, false])
  })
  it('lets nothing be asked with that session meanwhile, and what waits is delivered sealed all the same', async () => {
    const both = await makeTestPhone({ fetch: server.network(() => omar), now: () => now, indexedDB: disk, shared: true })
    await both.phones.arrive({ shared: true })
    cookie = omar
    met = (path) => (path === signOutPath ? testProblem(503, 'try-again') : null)
    await both.phones.signOut(omar.actor.human)
    cookie = omar
    const asked = await since(round)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((one) => !['POST /api/auth/sign-out', 'POST /api/deliveries'].includes(one))).toEqual([])
    expect(server.facts.map((fact) => fact.header.author)).toEqual([sara.actor.membership])
  })
  it('is forgotten when somebody signs in: theirs is another session, and it stays', async () => {
    met = () => 'no-network'
    await leave()
    met = (path) => (path === signOutPath ? testProblem(503, 'try-again') : null)
    const phones = restarted()
    await phones.signingIn(async () => { cookie = omar; return Response.json({}) })
    met = () => null
    await round(phones)
    expect([cookie, await phones.owesEnd()]).toEqual([omar, false])
  })
  it('is remembered when signing in fails, also at a hotel’s login page', async () => {
    met = () => 'no-network'
    await leave()
    const phones = restarted()
    for (const answer of [testProblem(401, 'wrong-email-or-password'), new Response('<html>', { headers: { 'content-type': 'text/html' } })]) {
      await phones.signingIn(async () => answer)
      expect(await phones.owesEnd()).toBe(true)
    }
  })
  it('is told of in the tab that shows who is signed out', async () => {
    met = () => 'no-network'
    await leave()
    let told = 0
    made.phones.delivered.add(() => { told++ })
    met = () => null
    await round(made.phones)
    expect([told > 0, await made.phones.owesEnd()]).toEqual([true, false])
  })
})

it('leaves nothing owed where the server hears it at once, nor where it is somebody else’s session', async () => {
  await made.phones.registry.set('signedIn', omar.actor.human)
  await leave()
  expect([cookie, await made.phones.owesEnd()]).toEqual([sara, false])
  await made.phones.registry.set('signedIn', sara.actor.human)
  await leave()
  expect([cookie, await made.phones.owesEnd()]).toEqual([null, false])
})
