// The wall between accounts, from outside: on every route an id of another account is answered as an id that nobody has.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealFact } from '@viewme/contract/delivery.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast, type Name } from './test-kit/cast.ts'
import { pictureOf, webp } from './test-kit/pictures.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
/** What lies in Nils's account, and what omar and karin (who are in Tove's alone) send in their own names. */
let nils: { account: string; membership: string; group: string; fact: string; subject: string; file: string; device: string; cursor: string; peopleCursor: string }
let picture: { bytes: Buffer; said: string }
const signing = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
let delivery: Parameters<typeof sealFact>[0]['delivery']

const happenedAt = { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' }
const noteIn = (account: string, author: string, group: string) => ({
  id: uuidv7(Date.now()), account, kind: 'note', v: 1, subject: randomUUID() as string, basedOn: [] as string[], author, device: randomUUID() as string, writtenAt: '2026-11-24T11:00:00.000Z',
  audience: { groups: [group], members: [] as string[] }, body: { text: 'Hej.', happenedAt },
})
const mine = (more: object = {}) => ({ ...noteIn(cast.tove.account, cast.tove.members.omar, cast.tove.groups.home), ...more })

type Asked = { method: 'GET' | 'POST' | 'PUT'; url: string; payload?: object | Buffer; headers?: Record<string, string> }
const ask = (who: Name | null, { headers, ...asked }: Asked) => test.app.server.inject({ ...asked, headers: { ...(who ? cast.as(who) : {}), ...headers } })
async function registered(who: Name, account: string, device: string, key = signing.publicKey) {
  const { x, y } = await crypto.subtle.exportKey('jwk', key)
  return (await ask(who, { method: 'POST', url: `/api/accounts/${account}/devices`, payload: { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } } })).json()
}

beforeAll(async () => {
  test = await testApp({ now: '2026-11-24T12:00:00Z' })
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
  const { account, groups, members } = cast.nils
  const bytes = await webp(70, 50)
  const { file, hash, width, height } = pictureOf(bytes)
  const fact = noteIn(account, members.alva, groups.home)
  const url = `/api/accounts/${account}`
  await ask('alva', { method: 'POST', url: `${url}/facts`, payload: { facts: [fact] } })
  await ask('alva', { method: 'PUT', url: `${url}/files/${file}`, payload: bytes, headers: { 'content-type': 'image/webp', 'viewme-file': JSON.stringify({ author: members.alva, hash, width, height }) } })
  await registered('alva', account, fact.device, (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])).publicKey)
  const [facts, people] = [(await ask('alva', { method: 'GET', url: `${url}/facts` })).json(), (await ask('alva', { method: 'GET', url: `${url}/people` })).json()]
  expect(facts.facts).toHaveLength(1)
  nils = { account, membership: members.alva, group: groups.home, fact: fact.id, subject: fact.subject, file, device: fact.device, cursor: facts.cursor, peopleCursor: people.cursor }
  picture = { bytes, said: JSON.stringify({ author: cast.tove.members.omar, hash, width, height }) }
  delivery = (await registered('omar', cast.tove.account, cast.tove.members.omar)).delivery
})
afterAll(() => test?.close())

const uuid7 = () => uuidv7(Date.now())
const inTove = (rest: string) => `/api/accounts/${cast.tove.account}/${rest}`
const offer = (fact: object): Asked => ({ method: 'POST', url: inTove('facts'), payload: { facts: [fact] } })
const governing = (membership: string, noun: string, payload: object): Asked => ({ method: 'POST', url: inTove(`memberships/${membership}/${noun}`), payload })
const putting = (account: string, file: string): Asked => ({ method: 'PUT', url: `/api/accounts/${account}/files/${file}`, payload: picture.bytes, headers: { 'content-type': 'image/webp', 'viewme-file': picture.said } })
const delivering = async (header: object): Promise<Asked> => {
  const { body, ...own } = mine({ device: cast.tove.members.omar, ...header })
  return { method: 'POST', url: '/api/deliveries', payload: { device: own.device, sealed: [await sealFact({ header: own, body, counter: 1, delivery, signWith: signing.privateKey })] } }
}
const ofAccount = ['facts', 'people', 'quarantine', 'changes', 'files/00000000-0000-4000-8000-000000000000'] as const

type Wall = [what: string, who: Name | null, theirs: () => string, nobodys: () => string, asking: (id: string) => Asked | Promise<Asked>]
const account: [() => string, () => string] = [() => nils.account, randomUUID]
const membership: [() => string, () => string] = [() => nils.membership, randomUUID]
const subject: [() => string, () => string] = [() => nils.subject, randomUUID]
const device: [() => string, () => string] = [() => nils.device, randomUUID]
const file: [() => string, () => string] = [() => nils.file, randomUUID]
const walls: Wall[] = [
  ...ofAccount.map((noun): Wall => [`GET ${noun} of an account`, 'omar', ...account, (id) => ({ method: 'GET', url: `/api/accounts/${id}/${noun}` })]),
  ['facts offered to an account', 'omar', ...account, (id) => ({ method: 'POST', url: `/api/accounts/${id}/facts`, payload: { facts: [mine({ account: id })] } })],
  ['a device in an account', 'omar', ...account, (id) => ({ method: 'POST', url: `/api/accounts/${id}/devices`, payload: { device: nils.device, signingKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } } })],
  ['openings in an account', 'omar', ...account, (id) => ({ method: 'POST', url: `/api/accounts/${id}/openings`, payload: { device: nils.device, openings: [] } })],
  ['a picture in an account', 'omar', ...account, (id) => putting(id, nils.file)],
  ['a membership of an account', 'karin', ...account, (id) => ({ method: 'POST', url: `/api/accounts/${id}/memberships/${nils.membership}/ending`, payload: { how: 'early' } })],
  ['facts of a subject', 'omar', ...subject, (id) => ({ method: 'GET', url: inTove(`facts?subject=${id}`) })],
  ['facts after a cursor', 'omar', () => nils.cursor, () => Buffer.from(JSON.stringify([1, 'another-view', ...JSON.parse(Buffer.from(nils.cursor, 'base64url').toString()).slice(2)])).toString('base64url'), (id) => ({ method: 'GET', url: inTove(`facts?after=${id}`) })],
  ['people after a cursor', 'omar', () => nils.peopleCursor, () => Buffer.from(`${Buffer.from(nils.peopleCursor, 'base64url').toString().split(':')[0]}:2`).toString('base64url'), (id) => ({ method: 'GET', url: inTove(`people?after=${id}`) })],
  ['a fact of another account', 'omar', ...account, (id) => offer(mine({ account: id }))],
  ['a fact on a subject', 'omar', ...subject, (id) => offer(mine({ subject: id }))],
  ['a fact built on one', 'omar', () => nils.fact, uuid7, (id) => offer(mine({ basedOn: [id] }))],
  ['a fact in place of one', 'omar', () => nils.fact, uuid7, (id) => offer(mine({ insteadOf: [id] }))],
  ['a fact under an id', 'omar', () => nils.fact, uuid7, (id) => offer(mine({ id }))],
  ['a fact by an author', 'omar', ...membership, (id) => offer(mine({ author: id }))],
  ['a fact for a group', 'omar', () => nils.group, randomUUID, (id) => offer(mine({ audience: { groups: [id], members: [] } }))],
  ['a fact for a member', 'omar', ...membership, (id) => offer(mine({ audience: { groups: [], members: [id] } }))],
  ['a fact from a device', 'omar', ...device, (id) => offer(mine({ device: id }))],
  ['a fact that names a file', 'sara', ...file, (id) => offer({
    ...noteIn(cast.tove.account, cast.tove.members.sara, cast.tove.groups.home), kind: 'instruction-version',
    body: { title: 'T', steps: [{ id: nils.subject, text: 'x', picture: { ...pictureOf(picture.bytes), file: id } }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'T' },
  })],
  ['a file by a fact that names it', 'omar', ...file, (id) => ({ method: 'GET', url: inTove(`files/${id}`) })],
  ['a picture under an id', 'omar', ...file, (id) => putting(cast.tove.account, id)],
  ['a device by its id', 'omar', ...device, (id) => ({ method: 'POST', url: inTove('devices'), payload: { device: id, signingKey: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } } })],
  ['openings of a subject', 'omar', ...subject, (id) => ({ method: 'POST', url: inTove('openings'), payload: { device: nils.device, openings: [{ subject: id, minute: '2026-11-24T11:00:00Z' }] } })],
  ['a delivery to an account', null, ...account, (id) => delivering({ account: id })],
  ['a delivery in a name', null, ...membership, (id) => delivering({ author: id })],
  ['a delivery from a device in its member’s name', null, ...device, (id) => delivering({ device: id, author: nils.membership, account: nils.account })],
  ['a delivery in a member’s name from their device', null, ...membership, (id) => delivering({ device: nils.device, author: id, account: nils.account })],
  ['a delivery on a subject', null, ...subject, (id) => delivering({ subject: id })],
  ['the ending of a membership', 'karin', ...membership, (id) => governing(id, 'ending', { how: 'early' })],
  ['the roles of a membership', 'karin', ...membership, (id) => governing(id, 'roles', { roles: ['assistant'] })],
  ['the groups of a membership', 'karin', ...membership, (id) => governing(id, 'groups', { groups: [] })],
  ['a period of a membership', 'karin', ...membership, (id) => governing(id, 'periods', {})],
  ['a membership, for one who may not govern', 'omar', ...membership, (id) => governing(id, 'ending', { how: 'early' })],
  ['a group that a member is put in', 'karin', () => nils.group, randomUUID, (id) => governing(cast.tove.members.elin, 'groups', { groups: [id] })],
]

it.each(walls)('%s', async (_, who, theirs, nobodys, asking) => {
  const answers = []
  for (const id of [theirs(), nobodys()]) {
    const asked = await asking(id)
    const answer = await ask(who, asked)
    // What differs by itself: the ids that were sent, numbers given since, and cursors.
    const sent = JSON.stringify(asked.payload ?? '').match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
    const told = [...sent, id].reduce((text, one) => text.replaceAll(one, 'ID'), answer.body).replace(/"(cursor|seq)":("[^"]*"|\d+)/g, '"$1":0')
    answers.push([answer.statusCode, told])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]![0]).toBeLessThan(500)
})

it('no route is left out', () => {
  const paths = Object.entries(test.app.server.swagger().paths as Record<string, object>).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
  // Routes that take no id, or none but the session's own.
  const without = new Set(['GET /api/me', 'GET /api/changes', 'POST /api/auth/sign-in/email', 'POST /api/auth/sign-out', 'POST /api/auth/revoke-sessions', 'GET /api/demo/cast', 'GET /readyz',
    'GET /api/registration', 'POST /api/auth/register', 'POST /api/auth/register/link', 'POST /api/auth/register/confirm', 'GET /api/policies', 'GET /api/policies/{kind}/{version}/{language}', 'GET /api/me/answers', 'POST /api/me/answers'])
  const walled = ['GET facts', 'GET people', 'GET quarantine', 'GET changes', 'GET files/{id}', 'PUT files/{id}', 'POST facts', 'POST devices', 'POST openings', ...['ending', 'roles', 'groups', 'periods'].map((noun) => `POST memberships/{membership}/${noun}`)]
    .map((one) => one.replace(' ', ' /api/accounts/{account}/'))
  expect(paths.filter((one) => !without.has(one)).toSorted()).toEqual([...walled, 'POST /api/deliveries'].toSorted())
})
