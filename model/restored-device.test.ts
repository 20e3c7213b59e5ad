// A phone that first signed in after the moment that the server is restored to: the server knows neither its device nor its key any longer.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { restoreTo, takeCopy } from './restore.ts'
import { makeWorld } from './world.ts'

let test: TestApp
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())

it.each(['signed out', 'still signed in'])('what it wrote without network arrives when its human signs in there again: %s', async (how) => {
  const world = await makeWorld(test)
  const { owner } = test.test.db
  const copy = await takeCopy(owner, world.account)
  const phone = (await world.phone('tablet'))!
  await phone.sync()
  world.nets.tablet.online = false
  const { id } = await phone.append({ kind: 'note', basedOn: [], body: { text: 'skriven utan nät', happenedAt: happenedAtOf(test.clock.now().getTime()) }, audience: { groups: [world.cast.tove.groups.home], members: [] } })
  const { phones } = world.opened().find(({ device }) => device === 'tablet')!
  if (how === 'signed out') await world.signOut('tablet')
  await restoreTo(owner, world.account, copy)
  world.nets.tablet.online = true
  const here = async () => (await owner.query('SELECT FROM viewme.facts WHERE id = $1', [id])).rowCount === 1
  await phones.syncAll(() => true)
  if (how === 'signed out') {
    expect([await here(), await phones.registry.leftBehind()]).toMatchObject([false, [{ id, state: 'waiting', reason: 'device-unknown' }]])
    await world.signIn('tablet')
    await phones.syncAll(() => true)
  }
  expect(await here()).toBe(true)
  expect((await phones.registry.leftBehind()).filter(({ sealed }) => sealed !== null)).toEqual([])
  world.close()
})

it('nobody else who signs in on the same browser can say whose an earlier device was', async () => {
  const world = await makeWorld(test)
  const { owner } = test.test.db
  const copy = await takeCopy(owner, world.account)
  const phone = (await world.phone('tablet'))!
  await phone.sync()
  world.nets.tablet.online = false
  await phone.append({ kind: 'note', basedOn: [], body: { text: 'Saras', happenedAt: happenedAtOf(test.clock.now().getTime()) }, audience: { groups: [world.cast.tove.groups.home], members: [] } })
  await world.signOut('tablet')
  await restoreTo(owner, world.account, copy)
  const [line] = await world.opened().find(({ device }) => device === 'tablet')!.phones.registry.leftBehind()
  // Omar has taken the browser over, and says that the device is his.
  const reply = await test.app.server.inject({ method: 'POST', url: `/api/accounts/${world.account}/devices`, headers: { ...world.cast.as('omar') }, payload: { device: line!.device, signingKey: line!.signedBy } })
  expect(reply.statusCode).toBe(200)
  const delivered = await test.app.server.inject({ method: 'POST', url: '/api/deliveries', payload: { device: line!.device, sealed: [line!.sealed] } })
  expect(delivered.json().results).toMatchObject([{ result: 'refused', reason: 'device-unknown' }])
  world.close()
})
