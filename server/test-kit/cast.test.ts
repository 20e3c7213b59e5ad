import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword, emailOf, makeCast, type Cast } from './cast.ts'
import { testApp, type TestApp } from './test-app.ts'

let whole: TestApp
let cast: Cast
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-24T09:30:00Z' })
  cast = await makeCast({ db: whole.test.db, keys: whole.keys, clock: whole.clock })
})
afterAll(() => whole?.close())

const get = (url: string, name: Parameters<Cast['as']>[0]) => whole.app.server.inject({ url, headers: cast.as(name) })

describe('the cast', () => {
  it('is signed in, each in the accounts they belong to and no other', async () => {
    const sara = (await get('/api/me', 'sara')).json()
    expect(sara.memberships.map((one: { person: { name: string } }) => one.person.name).toSorted()).toEqual(['Nils', 'Tove'])
    const omar = (await get('/api/me', 'omar')).json()
    expect(omar.memberships.map((one: { id: string }) => one.id)).toEqual([cast.tove.members.omar])
    expect((await get(`/api/accounts/${cast.tove.account}/facts`, 'omar')).statusCode).toBe(200)
    expect((await get(`/api/accounts/${cast.nils.account}/facts`, 'omar')).statusCode).toBe(404)
  })

  it('acts by the standing that the server itself reads', async () => {
    const standing = await whole.app.parts.access.standingOf(cast.humans.linnea, cast.tove.account, whole.clock.now())
    const { groups, ...actor } = standing!.actor
    const { groups: expected, ...wanted } = cast.tove.actor('linnea')
    expect(actor).toEqual(wanted)
    expect(groups.toSorted()).toEqual(expected.toSorted())
  })

  it('has passwords only where a test asks for them', async () => {
    const signIn = await whole.app.server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email: emailOf('omar'), password: castPassword } })
    expect(signIn.statusCode).toBe(401)
  })
})
