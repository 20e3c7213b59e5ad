// A thing that somebody removes after months is gone on every phone, whatever each of them had let go of: with the real server, real phones,
// and the texts that each phone then holds.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { contactsOf } from '@viewme/contract/contacts.ts'
import { toWithdraw } from '@viewme/contract/fold.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import type { Phone } from '../web/sync/phone.ts'
import { makeWorld, type World } from './world.ts'

let test: TestApp
let world: World
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => {
  on('2026-01-10')
  world = await makeWorld(test)
  return () => world.close()
})

const on = (day: string) => test.clock.set(`${day}T08:00:00Z`)
const bodies: Record<string, (n: number) => unknown> = {
  'instruction-version': (n) => {
    const text = { title: 'Krampanfall', steps: [{ id: crypto.randomUUID(), text: `Ge ${n} ml` }] }
    return { ...text, lifeAreas: [], lifeSaving: true, safetyCritical: true, plain: plainOf(text) }
  },
  contact: (n) => ({ name: 'Jouren', role: 'Jour', phone: `070-000 00 0${n}`, ladder: 1 }),
}
/** What stands on a phone, four ways: on the two screens' folds, and as laid ready for the moment. */
const shown = async (phone: Phone) => ({
  instructions: instructionsOf(await phone.facts({ kind: 'instruction-version' })).flatMap(({ current, siblings }) => [current.id, ...siblings.map(({ id }) => id)]),
  contacts: contactsOf(await phone.facts({ kind: 'contact' })).map(({ factId }) => factId),
  ready: (await phone.copy.store.inForce.toArray()).filter((row) => row.kind in bodies).flatMap((row) => row.heads.map(({ id }) => id)),
})
const nothing = { instructions: [], contacts: [], ready: [] }
/** What stands, of either kind. */
const standing = async (phone: Phone) => {
  const { instructions, contacts, ready } = await shown(phone)
  expect([...instructions, ...contacts]).toEqual(ready)
  return ready
}

/** Published by Sara on the tenth of January, February and so on; the phones of `following` hear of each. */
async function published(kind: string, months: number, following: Phone[]): Promise<{ subject: string; versions: string[] }> {
  const versions: string[] = []
  let subject: string | undefined
  for (let month = 1; month <= months; month++) {
    on(`2026-0${month}-10`)
    const audience = { groups: [world.cast.tove.groups.home], members: [] }
    const made = await world.phones.sara.append({ kind, basedOn: versions.slice(-1), body: bodies[kind]!(month), audience, ...(subject ? { subject } : {}) })
    subject = made.subject
    versions.push(made.id)
    for (const phone of [world.phones.sara, ...following]) await phone.sync()
  }
  return { subject: subject!, versions }
}
const held = async (phone: Phone, subject: string, kind: string) => (await phone.facts({ subject })).filter((fact) => fact.kind === kind).map(({ id }) => id)
/** As each slice removes. */
async function remove(phone: Phone, subject: string, kind: string): Promise<void> {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), kind)) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
}

it.each(Object.keys(bodies))('a removed %s is gone on all phones when the one that removes it holds two texts of four', async (kind) => {
  const { omar, sara } = world.phones
  const { subject, versions } = await published(kind, 4, [omar])
  on('2026-09-10')
  const tablet = (await world.phone('tablet'))!
  await tablet.sync()
  expect(await held(tablet, subject, kind)).toEqual(versions.slice(2))
  await remove(tablet, subject, kind)
  expect(await shown(tablet)).toEqual(nothing)
  for (const phone of [tablet, omar, sara, tablet]) await phone.sync()
  for (const phone of [tablet, omar, sara]) expect(await shown(phone)).toEqual(nothing)
  // And so it stays while phones let go of the rest, and on one that is new by then.
  on('2027-02-10')
  await world.phone('elin').then((phone) => phone!.sync())
  for (const phone of [tablet, omar, sara]) await phone.sync()
  for (const phone of [tablet, omar, sara, world.phones.elin]) expect(await shown(phone)).toEqual(nothing)
})

it('a removal leaves what another has published meanwhile, on every phone', async () => {
  const kind = 'instruction-version'
  const { omar, sara } = world.phones
  const { subject, versions } = await published(kind, 4, [omar])
  on('2026-09-10')
  const tablet = (await world.phone('tablet'))!
  await tablet.sync()
  const { id } = await sara.append({ kind, subject, basedOn: versions.slice(-1), body: bodies[kind]!(5) })
  await remove(tablet, subject, kind)
  for (const phone of [sara, tablet, sara, omar]) await phone.sync()
  for (const phone of [tablet, omar, sara]) expect(await standing(phone)).toEqual([id])
})

it('a phone that comes back after half a year shows what stands, and no text that it had then', async () => {
  const kind = 'instruction-version'
  const { omar, sara } = world.phones
  const { versions } = await published(kind, 2, [omar])
  world.nets.omar.online = false
  for (const [month, day] of [[3, '2026-03-10'], [4, '2026-04-10'], [5, '2026-05-10']] as const) {
    on(day)
    const { id } = await sara.append({ kind, subject: (await sara.facts({ kind }))[0]!.subject, basedOn: versions.slice(-1), body: bodies[kind]!(month) })
    versions.push(id)
    await sara.sync()
  }
  on('2026-11-10')
  expect(await standing(omar)).toEqual(versions.slice(1, 2))
  world.nets.omar.online = true
  await omar.sync()
  expect(await standing(omar)).toEqual(versions.slice(-1))
})

it.each([['the same day', '2026-04-10'], ['after half a year, from what the server keeps', '2026-11-10']])('a removed instruction is brought back %s: the new version alone is in force, on every phone', async (_, day) => {
  const kind = 'instruction-version'
  const { omar, sara } = world.phones
  const { subject, versions } = await published(kind, 4, [omar])
  await remove(sara, subject, kind)
  for (const phone of [sara, omar]) await phone.sync()
  expect(await standing(omar)).toEqual([])
  on(day)
  for (const phone of [sara, omar]) await phone.sync()
  const older = await sara.older({ subject })
  expect(older.is === 'ok' && older.value.facts.filter((fact) => fact.kind === kind).map(({ id }) => id)).toEqual(versions.toReversed())
  // The text of the second; named is what stood when it was removed.
  const { id } = await sara.append({ kind, subject, basedOn: versions.slice(-1), body: bodies[kind]!(2) })
  expect(await standing(sara)).toEqual([id])
  for (const phone of [sara, omar, sara]) await phone.sync()
  const tablet = (await world.phone('tablet'))!
  await tablet.sync()
  for (const phone of [sara, omar, tablet]) expect(await standing(phone)).toEqual([id])
  expect((await sara.facts({ subject })).find((fact) => fact.id === id)).toMatchObject({ depth: 5 })
})
