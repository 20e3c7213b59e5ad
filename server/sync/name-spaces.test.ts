// Groups and memberships are two name spaces: what is for one member alone is read through no group, whatever stands in the rows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast, type Name } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await testApp()
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
  // As no verb lets it be: Karin and Omar have Sara's membership among their groups.
  await test.test.db.owner.query('UPDATE viewme.memberships SET groups = groups || $2::uuid WHERE account_id = $1 AND id = ANY ($3)', [cast.tove.account, of('sara'), [of('karin'), of('omar')]])
})
afterAll(() => test.close())

const of = (name: Name) => (cast.tove.members as Record<string, string>)[name]!
const ask = (who: Name, method: 'GET' | 'POST', noun: string, payload?: object) =>
  test.app.server.inject({ method, url: `/api/accounts/${cast.tove.account}/${noun}`, headers: cast.as(who), ...(payload ? { payload } : {}) })
const note = (who: Name, text: string, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: of(who), device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), body: { text, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const offer = async (who: Name, fact: object) => (await ask(who, 'POST', 'facts', { facts: [fact] })).json().results.map((one: { result: string; reason?: string }) => one.reason ?? one.result)
const reads = async (who: Name, noun: string, text: string) => (await ask(who, 'GET', noun)).body.includes(text)

it('what is for one member is neither read nor written on by one who has that member’s id among their groups', async () => {
  const hers = note('sara', 'Bara för Sara', { audience: { groups: [], members: [of('sara')] } })
  expect(await offer('sara', hers)).toEqual(['accepted'])
  for (const noun of ['facts', `facts?subject=${hers.subject}`, 'facts?kind=note']) expect([await reads('sara', noun, 'Bara för Sara'), await reads('karin', noun, 'Bara för Sara'), await reads('omar', noun, 'Bara för Sara')]).toEqual([true, false, false])
  expect(await offer('karin', note('karin', 'Om Saras', { subject: hers.subject, basedOn: [hers.id] }))).toEqual(['outside-audience'])
  const waiting = (await ask('karin', 'GET', 'quarantine')).json().waiting
  // Her own, which she may see; nothing of Sara's.
  expect(await offer('sara', note('sara', 'Väntar', { subject: hers.subject, basedOn: [uuidv7(Date.now())] }))).toEqual(['base-missing'])
  expect((await ask('karin', 'GET', 'quarantine')).json().waiting[0]).not.toHaveProperty('inside')
  expect(waiting).toHaveLength(1)
})

it('what is for a group is not read by a member whose id it has', async () => {
  const odd = note('omar', 'Till en grupp som inte finns', { audience: { groups: [of('linnea')], members: [] } })
  expect(await offer('omar', odd)).toEqual(['accepted'])
  expect([await reads('linnea', 'facts', 'Till en grupp'), await reads('omar', 'facts', 'Till en grupp')]).toEqual([false, true])
})
