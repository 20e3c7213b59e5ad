import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { notesOf } from '@viewme/contract/journal.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { IDBFactory } from 'fake-indexeddb'
import { NotSaved } from './not-saved.ts'
import { makeTestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, testProblem, type TestMember, type TestServer } from './test-server.ts'

const home = crypto.randomUUID()
const work = crypto.randomUUID()
const delivery = await deliveryPair()
const cheap = { memory: 256, iterations: 1 }
let now: number
let server: TestServer
let sara: TestMember
let sanna: TestMember
let elin: TestMember
beforeEach(() => {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  sara = server.join('Sara', ['assistant'], [home, work])
  sanna = server.join('Sanna', ['lead'], [home, work])
  elin = server.join('Elin', ['relative'], [work])
})

const phoneOf = async (member: TestMember, indexedDB = new IDBFactory()) => {
  const session = { member: member as TestMember | null }
  return { session, indexedDB, ...await makeTestPhone({ fetch: server.network(() => session.member), now: () => now, indexedDB }) }
}
const noteBody = (text: string) => ({ text, happenedAt: happenedAtOf(now) })
const note = (text: string, groups = [home]) => ({ kind: 'note', body: noteBody(text), audience: { groups, members: [] } })
const offline = () => { server.between = () => 'no-network' }
const online = () => { server.between = () => null }
const texts = async (phone: Awaited<ReturnType<typeof phoneOf>>['phone']) => notesOf(await phone.facts({ kind: 'note' })).map((one) => one.current.body.text)

describe('writing and sending', () => {
  it('saves a note on the phone before anything is sent, and says waiting', async () => {
    const { phone } = await phoneOf(sara)
    await phone.sync()
    offline()
    await phone.append(note('En lugn kväll.'))
    expect(await texts(phone)).toEqual(['En lugn kväll.'])
    expect(await phone.status()).toMatchObject({ waiting: 1, refused: 0 })
    expect(server.facts).toHaveLength(0)
  })
  it('counts what waits among the newest, also when it was written by a clock that has been set back', async () => {
    const { phone } = await phoneOf(sara)
    for (const text of ['Ett', 'Två']) await phone.append(note(text))
    await phone.sync()
    offline()
    now -= 2 * 60 * 60_000
    await phone.append(note('Skriven för tidigt.'))
    const newest = async (count: number) => notesOf(await phone.facts({ kind: 'note', newest: count })).map((one) => one.current.body.text)
    expect(await newest(1)).toEqual(expect.arrayContaining(['Skriven för tidigt.']))
    expect(await newest(1)).toHaveLength(2)
  })
  it('sends what waited and shows it on another phone', async () => {
    const one = await phoneOf(sara)
    const two = await phoneOf(sanna)
    await one.phone.append(note('Åt halva portionen.'))
    expect(await one.phone.sync()).toEqual({ is: 'done' })
    await two.phone.sync()
    expect(await texts(two.phone)).toEqual(['Åt halva portionen.'])
    expect(await one.phone.status()).toMatchObject({ waiting: 0, online: 'yes' })
    expect((await one.phone.facts({ kind: 'note' }))[0]!.seq).toBe(1)
  })
  it('keeps one effect when the answer is lost after the server has committed', async () => {
    const { phone } = await phoneOf(sara)
    await phone.append(note('Sov gott.'))
    server.losing = (path) => path.endsWith('/facts')
    expect(await phone.sync()).toEqual({ is: 'offline' })
    server.losing = () => false
    await phone.sync()
    expect(server.facts).toHaveLength(1)
    expect(await phone.status()).toMatchObject({ waiting: 0 })
  })
  it('does not take a hotel’s login page for success', async () => {
    const { phone } = await phoneOf(sara)
    await phone.append(note('Sov gott.'))
    server.between = () => new Response('<html>Wi-Fi</html>', { status: 200, headers: { 'content-type': 'text/html' } })
    expect(await phone.sync()).toEqual({ is: 'captive' })
    server.between = () => new Response('{"results":[]}', { status: 200, headers: { 'content-type': 'application/json' } })
    expect(await phone.sync()).toEqual({ is: 'captive' })
    expect(await phone.status()).toMatchObject({ waiting: 1, online: 'captive' })
  })
  it('refuses a body over 64 KiB before it says saved, and saves nothing', async () => {
    const { phone } = await phoneOf(sara)
    await expect(phone.append({ ...note('x'), body: { ...noteBody('x'), text: 'å'.repeat(20_000), more: 'x'.repeat(40_000) } })).rejects.toThrow(NotSaved)
    await expect(phone.append(note('a\u0000b'))).rejects.toMatchObject({ reason: 'body-nul' })
    expect(await phone.status()).toMatchObject({ waiting: 0 })
    expect(await texts(phone)).toEqual([])
  })
  it('never drops anything on 401, 403, 400 or 503, and sends it when the server says yes again', async () => {
    const { phone } = await phoneOf(sara)
    await phone.append(note('Kvar.'))
    for (const answer of [() => testProblem(401, 'sign-in-again'), () => testProblem(403, 'foreign-origin'), () => testProblem(400, 'bad'), () => testProblem(503, 'contract-newer', { 'retry-after': '60' })]) {
      server.between = () => answer()
      await phone.sync()
      expect(await phone.status()).toMatchObject({ waiting: 1 })
    }
    online()
    await phone.sync()
    expect(server.facts).toHaveLength(1)
  })
  it('lets a poisoned fact stop alone: the next ones go through and its text is kept', async () => {
    const { phone } = await phoneOf(sara)
    const poisoned = await phone.append(note('Först.'))
    const row = await phone.copy.store.facts.get(poisoned.id)
    await phone.copy.store.facts.put({ ...row!, kind: 'gossip' })
    for (let at = 0; at < 5; at++) await phone.append(note(`Nästa ${at}.`))
    await phone.sync()
    expect(server.facts).toHaveLength(5)
    expect(await phone.status()).toMatchObject({ waiting: 0, refused: 1, stopped: [{ id: poisoned.id, reason: 'unknown-kind' }] })
    expect((await phone.facts({ subject: poisoned.subject }))[0]!.body.text).toBe('Först.')
  })
  it('lets the writer write a stopped fact anew: a new id, the text kept, the old one gone', async () => {
    const { phone } = await phoneOf(sara)
    const stopped = await phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience: { groups: [home], members: [] } })
    await phone.sync()
    expect(await phone.status()).toMatchObject({ waiting: 1, stopped: [{ result: 'quarantined', reason: 'only-leads-and-owners' }] })
    const draft = await phone.draftOf(stopped.id)
    expect(draft).toMatchObject({ kind: 'alert', body: { text: 'Mat' }, audience: { groups: [home] } })
    const anew = await phone.rewrite(stopped.id)
    expect(anew.id).not.toBe(stopped.id)
    expect((await phone.facts({ subject: stopped.subject })).map((fact) => fact.id)).toEqual([anew.id])
  })
  it('keeps waiting what the server has no room to let wait, sends what stands behind it, and offers it again', async () => {
    const { phone } = await phoneOf(sara)
    server.room = 0
    const full = await phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience: { groups: [home], members: [] } })
    const behind = await phone.append(note('Bakom.'))
    await phone.sync()
    expect(server.facts.map((fact) => fact.header.id)).toEqual([behind.id])
    expect(await phone.status()).toMatchObject({ waiting: 1, refused: 0, stopped: [] })
    server.room = 1
    await phone.sync()
    expect(await phone.status()).toMatchObject({ waiting: 1, stopped: [{ id: full.id, result: 'quarantined' }] })
  })
  it('sees by its next pull that a fact in quarantine has been accepted', async () => {
    const { phone } = await phoneOf(sara)
    const { id } = await phone.append({ kind: 'alert', body: { text: 'Mat', order: 1, plain: 'Mat' }, audience: { groups: [home], members: [] } })
    await phone.sync()
    server.accept(server.quarantine.get(id)!.fact)
    await phone.sync()
    expect(await phone.status()).toMatchObject({ waiting: 0, stopped: [] })
    expect((await phone.facts({ kind: 'alert' }))[0]).toMatchObject({ id, seq: 1 })
    expect((await phone.facts({ kind: 'alert' }))[0]!.stopped).toBeUndefined()
  })
  it('splits what waits into requests of at most 500 facts and 512 KiB', async () => {
    const { phone } = await phoneOf(sara)
    for (let at = 0; at < 30; at++) await phone.append(note('å'.repeat(15_000)))
    const sizes: number[] = []
    server.between = (path, init) => { if (init?.method === 'POST' && path.endsWith('/facts')) sizes.push(new TextEncoder().encode(String(init.body)).length); return null }
    await phone.sync()
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512 * 1024)
    expect(server.facts).toHaveLength(30)
  })
  it('finds the fact that makes a whole request fail, and lets it alone stay behind', async () => {
    const { phone } = await phoneOf(sara)
    for (const text of ['ett', 'två', 'PROXY', 'fyra']) await phone.append(note(text))
    server.between = (path, init) => (init?.method === 'POST' && String(init.body).includes('PROXY') && path.endsWith('/facts') ? testProblem(413, 'too-large') : null)
    const taken = server.network(() => sara)
    void taken
    await phone.copy.store.outbox.toCollection().modify({ sealed: null })
    await phone.sync()
    expect(server.facts.map((fact) => (fact.body as { text: string }).text)).toEqual(['ett', 'två', 'fyra'])
    expect(await phone.status()).toMatchObject({ waiting: 1, refused: 0 })
  })
  it('rejects loudly when the phone is full, and never says saved', async () => {
    const { phone } = await phoneOf(sara)
    const { store } = phone.copy
    store.outbox.hook('creating', () => { throw new DOMException('full', 'QuotaExceededError') })
    await expect(phone.append(note('Får inte plats.'))).rejects.toMatchObject({ reason: 'full' })
    expect(await texts(phone)).toEqual([])
  })
})

describe('who is signed in', () => {
  it('never sends one human’s notes with another’s session; they arrive sealed as their writer’s', async () => {
    const shared = await phoneOf(sara)
    await shared.phone.sync()
    await shared.phone.append(note('Saras.'))
    shared.session.member = sanna
    expect(await shared.phone.sync()).toEqual({ is: 'other-human' })
    expect(server.requests).not.toContain(`POST /api/accounts/${server.account}/facts`)
    expect(server.facts.map((fact) => fact.header.author)).toEqual([sara.actor.membership])
  })
  it('never lets another human’s page into the copy when the session changes hands between two requests', async () => {
    const shared = await phoneOf(elin)
    server.accept({ id: '01900000-0000-7000-8000-000000000001', account: server.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: sanna.actor.membership, device: crypto.randomUUID(), writtenAt: new Date(now).toISOString(), audience: { groups: [home], members: [] }, body: noteBody('Bara hemmet.') })
    server.between = (path) => { if (path.includes('/facts')) shared.session.member = sara; return null }
    expect(await shared.phone.sync()).toEqual({ is: 'other-human' })
    expect(await texts(shared.phone)).toEqual([])
  })
  it('delivers waiting facts after the session has ended, without signing in', async () => {
    const { phone, session } = await phoneOf(sara)
    await phone.sync()
    await phone.append(note('Efter utgången session.'))
    session.member = null
    expect(await phone.sync()).toEqual({ is: 'sign-in' })
    expect(server.facts).toHaveLength(1)
    expect(await phone.status()).toMatchObject({ waiting: 0, signIn: true })
  })
  it('signs one human out and leaves the other’s waiting notes; what was left is delivered by whoever is next online', async () => {
    const shared = new IDBFactory()
    const one = await phoneOf(sara, shared)
    await one.phone.setPin('135790', cheap)
    await one.phone.sync()
    const two = await phoneOf(sanna, shared)
    await two.phone.setPin('246802', cheap)
    await two.phone.sync()
    offline()
    await one.phone.append(note('Saras.'))
    await two.phone.append(note('Sannas.'))
    expect(await one.phones.unsent(sara.actor.human)).toEqual({ waiting: 1, heldBack: 0, onlyHere: 0, drafts: 0, pictures: 0 })
    await one.phones.signOut(sara.actor.human)
    expect((await shared.databases()).length).toBe(2)
    expect(await texts(two.phone)).toEqual(['Sannas.'])
    expect(await one.phones.open({ human: sara.actor.human, account: server.account })).toBeNull()
    online()
    await two.phone.sync()
    expect(server.facts.map((fact) => fact.header.author).sort()).toEqual([sara.actor.membership, sanna.actor.membership].sort())
    expect(await two.phones.registry.leftBehind()).toEqual([])
    expect((await two.phones.registry.homes()).map((row) => row.human)).toEqual([sanna.actor.human])
  })
  it('shows nothing in the other tab when one has signed out, and never makes the deleted copy again', async () => {
    const shared = new IDBFactory()
    const tab = await phoneOf(sara, shared)
    await tab.phone.append(note('Saras.'))
    const other = await phoneOf(sara, shared)
    expect(await texts(other.phone)).toEqual(['Saras.'])
    tab.phones.post = (message) => void other.phones.heard(message as { database: string })
    await tab.phone.sync()
    await tab.phones.signOut(sara.actor.human)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([await texts(other.phone), await other.phone.people(), await other.phone.rights(), await other.phone.readDraft('note')]).toEqual([[], [], null, null])
    await expect(other.phone.append(note('Mer.'))).rejects.toMatchObject({ reason: 'ended' })
    await other.phone.sync()
    expect((await shared.databases()).map((one) => one.name)).toEqual(['viewme'])
  })
  it('deletes the copy when it hears that access has ended, keeps the sealed text, and tells its writer number, time and reason', async () => {
    const { phone, phones, indexedDB } = await phoneOf(sara)
    await phone.sync()
    sara.ended = true
    await phone.append(note('För sent.'))
    await phone.sync()
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(['viewme'])
    expect(await phone.status()).toMatchObject({ membership: 'ended', waiting: 0 })
    expect(await phones.registry.leftBehind()).toMatchObject([{ state: 'held', sealed: null, reason: 'membership-ended' }])
    expect([...server.quarantine.values()]).toMatchObject([{ reason: 'membership-ended' }])
    await expect(phone.append(note('Mer.'))).rejects.toMatchObject({ reason: 'ended' })
  })
})

describe('pulling', () => {
  const write = async (member: TestMember, text: string, groups = [home]) => { const { phone } = await phoneOf(member); const written = await phone.append(note(text, groups)); await phone.sync(); return { phone, ...written } }

  it('lets a narrowed subject leave every other phone at its next pull, and a widened one reach all it should', async () => {
    const { phone: writer, subject, id } = await write(sara, 'Först hemmet, sen bara jobbet.')
    const other = await phoneOf(sanna)
    const relative = await phoneOf(elin)
    await other.phone.sync()
    await relative.phone.sync()
    expect([await texts(other.phone), await texts(relative.phone)]).toEqual([['Först hemmet, sen bara jobbet.'], []])
    await writer.append({ kind: 'visibility', subject, basedOn: [id], body: {}, audience: { groups: [], members: [elin.actor.membership] } })
    await writer.sync()
    await other.phone.sync()
    await relative.phone.sync()
    expect([await texts(other.phone), await texts(relative.phone), await texts(writer)]).toEqual([[], ['Först hemmet, sen bara jobbet.'], ['Först hemmet, sen bara jobbet.']])
    expect(await other.phone.copy.store.facts.count()).toBe(0)
  })
  it('drops at a changed view what is no longer allowed, keeps the rest, and goes on from its new cursor when interrupted', async () => {
    server.pageSize = 2
    for (let at = 0; at < 5; at++) await write(sara, `hem ${at}`)
    for (let at = 0; at < 5; at++) await write(sara, `jobb ${at}`, [work])
    const other = await phoneOf(sanna)
    await other.phone.sync()
    await other.phone.append(note('Mitt eget, väntar.'))
    sanna.actor.groups = [work]
    let pages = 0
    server.between = (path) => (path.includes('/facts?') && ++pages > 2 ? 'no-network' : path.endsWith('/facts') ? 'no-network' : null)
    // What waits cannot be sent, so push it aside for this test: only pulling is looked at.
    await other.phone.copy.store.outbox.toCollection().modify({ state: 'held' as 'waiting' })
    expect(await other.phone.sync()).toEqual({ is: 'offline' })
    expect((await texts(other.phone)).filter((text) => text.startsWith('jobb'))).toHaveLength(5)
    const before = server.requests.length
    online()
    await other.phone.sync()
    expect(server.requests.slice(before).filter((one) => one.includes('GET') && one.endsWith('/facts')).length).toBeLessThan(5)
    expect((await texts(other.phone)).toSorted()).toEqual(['Mitt eget, väntar.', 'jobb 0', 'jobb 1', 'jobb 2', 'jobb 3', 'jobb 4'])
  })
  it('offers again what it wrote in the last 35 days when the server has been restored, and both phones end equal', async () => {
    const one = await phoneOf(sara)
    const two = await phoneOf(sanna)
    await one.phone.append(note('Före.'))
    await one.phone.sync()
    await one.phone.append(note('Efter, från Sara.'))
    await one.phone.sync()
    await two.phone.sync()
    await two.phone.append(note('Efter, från Sanna.'))
    await two.phone.sync()
    await one.phone.sync()
    server.restoreTo(1)
    await two.phone.sync()
    expect((await texts(two.phone)).toSorted()).toEqual(['Efter, från Sanna.', 'Före.'])
    await one.phone.sync()
    await two.phone.sync()
    expect((await texts(one.phone)).toSorted()).toEqual(['Efter, från Sanna.', 'Efter, från Sara.', 'Före.'])
    expect((await texts(two.phone)).toSorted()).toEqual((await texts(one.phone)).toSorted())
    expect(server.facts.map((fact) => fact.header.id).length).toBe(3)
    expect(await one.phone.status()).toMatchObject({ waiting: 0 })
  })
  it('lets notes go after 90 days by the server’s time, and never what waits', async () => {
    const { phone } = await phoneOf(sara)
    await phone.append(note('Gammal.'))
    await phone.sync()
    now += 91 * 86_400_000
    await phone.append(note('Ny, väntar.'))
    server.between = (path, init) => (init?.method === 'POST' && path.endsWith('/facts') ? testProblem(400, 'x') : null)
    await phone.copy.store.outbox.toCollection().modify({ sealed: null })
    await phone.sync()
    expect(await texts(phone)).toEqual(['Ny, väntar.'])
  })
  it('keeps a schema newer than this app unread, and shows its plain text', async () => {
    server.facts.push({ header: { id: '01900000-0000-7000-8000-00000000000a', account: server.account, kind: 'alert', v: 2, subject: home, basedOn: [], author: sanna.actor.membership, device: home, writtenAt: new Date(now).toISOString() }, body: { novel: true, plain: 'Tål inte nötter' }, seq: 1, feed: 1, depth: 1, receivedAt: new Date(now).toISOString(), moved: false })
    server.audiences.set(home, { groups: [home], members: [] })
    const { phone } = await phoneOf(sara)
    await phone.sync()
    expect((await phone.facts({ kind: 'alert' }))[0]).toMatchObject({ v: 2, unread: { plain: 'Tål inte nötter' } })
    expect((await phone.copy.store.facts.toArray())[0]!.key).toBe('m1')
  })
  it('knows the names of the team without the network', async () => {
    const { phone } = await phoneOf(sara)
    await phone.sync()
    offline()
    expect((await phone.people()).map((one) => one.name).sort()).toEqual(['Elin', 'Sanna', 'Sara'])
  })
})

describe('what stands', () => {
  const version = (title: string, lifeSaving = true) => ({ title, steps: [{ id: crypto.randomUUID(), text: 'Vänd på sidan' }], lifeAreas: [], lifeSaving, safetyCritical: false, plain: title })
  const audience = { groups: [home], members: [] }

  it('opens a version published offline on its writer’s phone, marked waiting, and keeps both when two are published', async () => {
    const lead = await phoneOf(sanna)
    const { id, subject } = await lead.phone.append({ kind: 'instruction-version', body: version('Krampanfall'), audience })
    await lead.phone.sync()
    const other = await phoneOf(sanna)
    await other.phone.sync()
    const a = await lead.phone.append({ kind: 'instruction-version', subject, basedOn: [id], body: version('Krampanfall A') })
    const b = await other.phone.append({ kind: 'instruction-version', subject, basedOn: [id], body: version('Krampanfall B') })
    expect(instructionsOf(await lead.phone.facts({ subject }))[0]!.current).toMatchObject({ id: a.id, seq: null, depth: 2 })
    await lead.phone.sync()
    await other.phone.sync()
    await lead.phone.sync()
    for (const { phone } of [lead, other]) {
      const [read] = instructionsOf(await phone.facts({ subject }))
      expect([read!.current.id, read!.siblings.map((one) => one.id), [...read!.names.values()]]).toEqual([a.id, [b.id], ['1', '2a', '2b']])
      const laid = await phone.copy.store.inForce.get([subject, 'instruction-version'])
      expect([laid!.heads.map((head) => head.id), laid!.names]).toEqual([[a.id, b.id], { [a.id]: '2a', [b.id]: '2b' }])
    }
  })
  it('keeps only what stands as life-saving under the moment key: all of a subject leaves it with its current version', async () => {
    const lead = await phoneOf(sanna)
    await lead.phone.sync()
    const { id, subject } = await lead.phone.append({ kind: 'instruction-version', body: version('Lyft'), audience })
    expect((await lead.phone.copy.store.facts.get(id))!.key).toBe('m1')
    await lead.phone.append({ kind: 'instruction-version', subject, basedOn: [id], body: version('Lyft', false) })
    expect((await lead.phone.copy.store.facts.toArray()).map((row) => row.key)).toEqual(['b1', 'b1'])
    await lead.phone.sync()
    const reader = await phoneOf(sara)
    await reader.phone.sync()
    expect((await reader.phone.copy.store.facts.toArray()).map((row) => row.key)).toEqual(['b1', 'b1'])
    expect(instructionsOf(await reader.phone.facts({ subject }))[0]!.earlier).toHaveLength(1)
  })
})
