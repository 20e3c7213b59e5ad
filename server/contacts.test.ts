// Whose number a contact holds, asked of the whole server: a protected member's lies with nobody but them, its writer and the leads,
// whatever the phone says that offers it.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { couldGoOn } from './sync/sync.ts'
import { rejudge } from './sync/rejudge.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

type Name = 'karin' | 'sara' | 'omar' | 'linnea' | 'elin'
const hers = (more: object = {}) => ({ name: 'Linnea', role: 'assistent', phone: '070-1740611', member: cast.tove.members.linnea, ...more })
const only = (...names: Name[]) => ({ groups: [] as string[], members: names.map((name) => cast.tove.members[name]) })
const home = () => ({ groups: [cast.tove.groups.home], members: [] as string[] })
const contact = (who: Name, body: object, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'contact', v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID() as string,
  writtenAt: test.clock.now().toISOString(), audience: home(), body, ...more,
})
const later = (who: Name, first: { id: string; subject: string }, body: object, more: object = {}) => {
  const { audience: _, ...rest } = contact(who, body, { subject: first.subject, basedOn: [first.id] })
  return { ...rest, ...more }
}
const shownTo = (who: Name, first: { id: string; subject: string }, audience: object) => later(who, first, {}, { kind: 'visibility', basedOn: [], audience })
const ask = (who: Name, method: 'GET' | 'POST', noun: string, payload?: object) =>
  test.app.server.inject({ method, url: `/api/accounts/${cast.tove.account}/${noun}`, headers: cast.as(who), ...(payload ? { payload } : {}) })
const offer = async (who: Name, ...facts: object[]) => (await ask(who, 'POST', 'facts', { facts })).json().results.map((one: { result: string; reason?: string }) => one.reason ?? one.result)
/** Who of the team reads this number, by any way. */
async function readers(phone: string): Promise<Name[]> {
  const names = ['karin', 'sara', 'omar', 'linnea', 'elin'] as const
  const found = await Promise.all(names.map(async (who) => (await ask(who, 'GET', 'facts')).body.includes(phone)))
  return names.filter((_, at) => found[at])
}
const standingOf = (membership: string) => test.app.parts.access.standingOfMembership(membership, cast.tove.account, test.clock.now())
const judgeAgain = () => rejudge(test.app.parts, cast.tove.account, standingOf, test.clock.now())

it('a protected member’s number is taken for them, its writer and the leads, and set aside where anybody else would hold it', async () => {
  expect(await offer('omar', contact('omar', hers(), { audience: only('linnea', 'omar', 'sara') }))).toEqual(['accepted'])
  expect(await readers('070-1740611')).toEqual(['sara', 'omar', 'linnea'])
  const wide = [home(), only('linnea', 'elin'), { ...only('linnea'), groups: [cast.tove.groups.private] }, only('karin')]
  for (const audience of wide) expect(await offer('omar', contact('omar', hers({ phone: '070-1740619' }), { audience }))).toEqual(['protected-identity'])
  expect(await readers('070-1740619')).toEqual([])
  // Nor by herself: it is no list's.
  expect(await offer('linnea', contact('linnea', hers()))).toEqual(['protected-identity'])
})

it('it says no more than the first name, and is never read without a PIN', async () => {
  const says = async (more: object) => (await offer('sara', contact('sara', hers(more), { audience: only('linnea', 'sara') })))[0]
  expect([await says({}), await says({ name: ' linnea ' })]).toEqual(['accepted', 'accepted'])
  for (const more of [{ name: 'Linnea Låtsén' }, { name: 'Låtsén' }, { ladder: 1 }, { situations: ['Krampanfall'] }, { instructions: [crypto.randomUUID()] }]) expect([more, await says(more)]).toEqual([more, 'protected-identity'])
})

it('a stranger with the same name or number, and a member who is not protected, are in a list as before', async () => {
  const { member: _, ...stranger } = hers({ name: 'Linnea Låtsén' })
  expect(await offer('omar', contact('omar', stranger))).toEqual(['accepted'])
  expect(await offer('omar', contact('omar', hers({ name: 'Sara Mallqvist', member: cast.tove.members.sara, ladder: 3 })))).toEqual(['accepted'])
})

it('a contact that becomes hers is set aside until it is shown to nobody else, and is then taken in', async () => {
  const first = contact('omar', { name: 'Nattjouren', role: 'jour', phone: '08-1' })
  const change = later('omar', first, hers())
  expect(await offer('omar', first, change)).toEqual(['accepted', 'protected-identity'])
  expect(await readers('070-1740611')).toEqual([])
  expect(await offer('omar', shownTo('omar', first, only('linnea', 'omar', 'sara')))).toEqual(['accepted'])
  expect(await offer('omar', change)).toEqual(['already'])
  expect(await readers('070-1740611')).toEqual(['sara', 'omar', 'linnea'])
  // As the phone says it: narrower first, in the same batch.
  const other = contact('sara', { name: 'Nattjouren', role: 'jour', phone: '08-2' })
  expect(await offer('sara', other, shownTo('sara', other, only('linnea', 'sara')), later('sara', other, hers()))).toEqual(['accepted', 'accepted', 'accepted'])
})

it('what may hold a protected number is never shown to more than leads, nor hidden in a thing of another kind', async () => {
  const first = contact('omar', hers(), { audience: only('linnea', 'omar') })
  expect(await offer('omar', first)).toEqual(['accepted'])
  for (const audience of [home(), only('linnea', 'omar', 'elin')]) expect(await offer('omar', shownTo('omar', first, audience))).toEqual(['stays-narrow'])
  const both = contact('omar', hers(), { audience: only('linnea', 'omar') })
  expect(await offer('omar', both, shownTo('omar', both, home()))).toEqual(['accepted', 'stays-narrow'])
  expect(await offer('omar', shownTo('omar', first, only('linnea', 'omar', 'sara')))).toEqual(['accepted'])
  expect(await readers('070-1740611')).toEqual(['sara', 'omar', 'linnea'])
  const note = contact('omar', { text: 'Lugn kväll.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, { kind: 'note', audience: only('linnea', 'omar') })
  expect(await offer('omar', note, later('omar', note, hers()))).toEqual(['accepted', 'protected-identity'])
  // A contact that a group reads is shown to another group as before.
  const open = contact('sara', { name: 'Nattjouren', role: 'jour', phone: '08-3' })
  expect(await offer('sara', open, shownTo('sara', open, { groups: [cast.tove.groups.everyone, cast.tove.groups.home], members: [] }))).toEqual(['accepted', 'accepted'])
})

it('whoever leads no longer lets go of a protected number that they had as lead, and gets it again with the role', async () => {
  expect(await offer('omar', contact('omar', hers(), { audience: only('linnea', 'omar', 'sara') }))).toEqual(['accepted'])
  const { cursor } = (await ask('sara', 'GET', 'facts')).json()
  const holds = async (noun: string) => (await ask('sara', 'GET', noun)).body.includes('070-1740611')
  const roles = (...given: string[]) => ask('karin', 'POST', `memberships/${cast.tove.members.sara}/roles`, { roles: given })
  await roles('assistant')
  expect((await ask('sara', 'GET', `facts?after=${cursor}`)).json()).toMatchObject({ reset: 'view' })
  for (const noun of ['facts', `facts?after=${cursor}`, 'facts?kind=contact']) expect([noun, await holds(noun)]).toEqual([noun, false])
  expect(await readers('070-1740611')).toEqual(['omar', 'linnea'])
  await roles('lead', 'assistant')
  expect([await holds('facts'), await holds('facts?kind=contact')]).toEqual([true, true])
})

it('a contact that a group read before its member was protected is shown to no more, and may be narrowed', async () => {
  const protect = (is: boolean) => test.test.db.owner.query('UPDATE viewme.memberships SET protected = $3 WHERE account_id = $1 AND id = $2', [cast.tove.account, cast.tove.members.linnea, is])
  await protect(false)
  const first = contact('omar', hers())
  expect(await offer('omar', first)).toEqual(['accepted'])
  await protect(true)
  const more = { groups: [cast.tove.groups.home, cast.tove.groups.everyone], members: [] }
  for (const audience of [more, { ...home(), members: only('elin').members }]) expect(await offer('omar', shownTo('omar', first, audience))).toEqual(['stays-narrow'])
  expect(await judgeAgain()).toMatchObject({ accepted: 0 })
  // Whoever had it for the group has it no longer, when they are filled anew.
  expect(await readers('070-1740611')).toEqual(['sara', 'omar', 'linnea'])
  expect(await offer('omar', shownTo('omar', first, { ...home(), members: only('linnea').members }), shownTo('omar', first, only('linnea', 'omar', 'sara')))).toEqual(['accepted', 'accepted'])
})

it('says whose it is as an id and in no other way', async () => {
  const id = cast.tove.members.linnea
  for (const member of [id.toUpperCase(), `${id} `, 'Linnea', '']) expect([member, await offer('sara', contact('sara', hers({ member })))]).toEqual([member, ['body-invalid']])
})

it('one that is delivered without a session is judged alike, and all that waits again by what is true then', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const device = crypto.randomUUID()
  const { delivery } = (await ask('omar', 'POST', 'devices', { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } })).json()
  const deliver = async (fact: ReturnType<typeof contact>) => {
    const { body, ...header } = fact
    const sealed = [await sealFact({ header, body, counter: 1, delivery, signWith: pair.privateKey })]
    return (await test.app.server.inject({ method: 'POST', url: '/api/deliveries', payload: { device, sealed } })).json().results[0]
  }
  const wide = contact('omar', hers({ phone: '070-1740618' }), { device })
  expect(await deliver(wide)).toMatchObject({ result: 'quarantined', reason: 'protected-identity' })
  expect(await deliver(contact('omar', hers(), { device, audience: only('linnea', 'omar') }))).toMatchObject({ result: 'accepted' })
  expect(await judgeAgain()).toEqual({ judged: 1, accepted: 0 })
  const { account } = cast.tove
  const verified = async () => {
    const { facts } = await test.keys.account(account)
    return test.test.db.inAccount(account, null, async (tx) => couldGoOn(tx, facts, account, (await tx.query('SELECT * FROM viewme.quarantine WHERE account_id = $1', [account])).rows, standingOf, test.app.parts.access.membersOf))
  }
  expect(await verified()).toEqual([])
  await test.test.db.owner.query('UPDATE viewme.memberships SET protected = false WHERE account_id = $1', [account])
  expect(await verified()).toEqual([wide.id])
  expect(await judgeAgain()).toEqual({ judged: 1, accepted: 1 })
  expect(await readers('070-1740618')).toContain('omar')
})
