import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { idOfPlace, newPlace } from '../platform/draft-place.ts'
import { draftsOf, findIn, keepAt, othersIn } from './draft-places.ts'
import type { Phone } from './phone.ts'
import { createPhones } from './phones.ts'
import { delivery, home } from './test-lead.ts'
import { makeTestPhone, testParts } from './test-phone.ts'
import { makeTestServer } from './test-server.ts'

type Written = { text: string; at: string }
const of = 'instruction x'
let clock: number
let one: Phone
let two: Phone
beforeEach(async () => {
  clock = 0
  const server = makeTestServer(crypto.randomUUID(), Date.now, delivery)
  const sara = server.join('Sara Ledare', ['lead'], [home])
  const disk = new IDBFactory()
  one = (await makeTestPhone({ fetch: server.network(() => sara), indexedDB: disk })).phone
  two = (await createPhones(testParts(server.network(() => sara), Date.now, disk)).open({ human: one.human, account: one.account }))!
})
const draft = (text: string): Written => ({ text, at: new Date(clock++).toISOString() })
const texts = async () => (await draftsOf<Written>(one, of)).map((kept) => kept.draft?.text)

it('keeps what two tabs write of the same thing side by side, the newest first', async () => {
  await keepAt(one, newPlace(of), draft('steg 2'))
  await keepAt(two, newPlace(of), draft('steg 1'))
  expect(await texts()).toEqual(['steg 1', 'steg 2'])
})
it('gives a form the newest draft and names the others, or the one it asks for by its id; where there is none a place that nobody has', async () => {
  const none = await findIn<Written>(one, of)
  expect(none).toMatchObject({ at: null, draft: null, others: [] })
  const [older, newer] = [(await keepAt(one, newPlace(of), draft('steg 2')))!, (await keepAt(two, newPlace(of), draft('steg 1')))!]
  await keepAt(one, newPlace('instruction y'), draft('något annat'))
  expect(await findIn<Written>(one, of)).toMatchObject({ place: newer, draft: { text: 'steg 1' }, others: [{ id: idOfPlace(older) }] })
  expect(await findIn<Written>(one, of, idOfPlace(older))).toMatchObject({ place: older, draft: { text: 'steg 2' }, others: [{ id: idOfPlace(newer) }] })
  expect(await findIn<Written>(one, of, 'gone')).toMatchObject({ place: newer })
  expect(await othersIn(two, newer.name)).toMatchObject([{ id: idOfPlace(older) }])
  expect(await othersIn(two, none.place.name)).toHaveLength(2)
})
it('lets a tab go on with what another kept, and gives that one a place of its own when it writes again', async () => {
  const first = (await keepAt(one, newPlace(of), draft('ett')))!
  const [seen] = await draftsOf<Written>(two, of)
  expect(await keepAt(two, seen!.place, draft('ett och två'))).toMatchObject({ name: first.name })
  const moved = (await keepAt(one, first, draft('ett och tre')))!
  expect(moved.name).not.toBe(first.name)
  expect(await texts()).toEqual(['ett och tre', 'ett och två'])
  await keepAt(one, moved, draft('ett, tre och fyra'))
  expect(await texts()).toEqual(['ett, tre och fyra', 'ett och två'])
})
it('lets go of nothing that another tab has gone on with', async () => {
  const first = (await keepAt(one, newPlace(of), draft('ett')))!
  const [seen] = await draftsOf<Written>(two, of)
  await keepAt(two, seen!.place, draft('ett och två'))
  await keepAt(one, first, null)
  expect(await texts()).toEqual(['ett och två'])
})
it('keeps what is written on after another tab has let go of the draft', async () => {
  const first = (await keepAt(one, newPlace(of), draft('ett')))!
  const [seen] = await draftsOf<Written>(two, of)
  await keepAt(two, seen!.place, null)
  expect(await texts()).toEqual([])
  await keepAt(one, first, draft('ett och två'))
  expect(await texts()).toEqual(['ett och två'])
})
it('of two tabs that write the same place at once exactly one is there first, and neither text is lost', async () => {
  const first = (await keepAt(one, newPlace(of), draft('ett')))!
  await Promise.all([keepAt(one, first, draft('a')), keepAt(two, first, draft('b'))])
  expect((await texts()).toSorted()).toEqual(['a', 'b'])
})
