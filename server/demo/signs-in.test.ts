import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../platform/log.ts'
import { cookiesOf } from '../test-kit/slice-server.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { castOf, demoPassword } from './cast.ts'
import { seedDemo } from './seed.ts'

let whole: TestApp
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-24T09:30:00Z' })
  await seedDemo({ db: whole.test.db, keys: whole.keys, clock: whole.clock, log: silentLog, config: { ...whole.config, mode: 'start' } })
})
afterAll(() => whole?.close())

type Mine = { account: string; person: { name: string } }
async function enter(email: string) {
  const { server } = whole.app
  const answer = await server.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password: demoPassword } })
  expect(answer.statusCode, email).toBe(200)
  const headers = { cookie: cookiesOf(answer) }
  const { memberships } = (await server.inject({ url: '/api/me', headers })).json() as { memberships: Mine[] }
  const facts = async (person: string) => {
    const { account } = memberships.find((one) => one.person.name === person)!
    const { facts: page } = (await server.inject({ url: `/api/accounts/${account}/facts?limit=500`, headers })).json() as { facts: { kind: string; body: { text?: string } }[] }
    return page
  }
  const people = async (person: string) =>
    (await server.inject({ url: `/api/accounts/${memberships.find((one) => one.person.name === person)!.account}/people`, headers })).json() as { people: { name: string }[] }
  return { persons: memberships.map((one) => one.person.name).toSorted(), facts, people }
}

describe('the demo’s people', () => {
  it('sign in with their first name’s address and the one password, into the accounts that their button says', async () => {
    for (const { email, accountPersons } of castOf()) expect((await enter(email)).persons, email).toEqual(accountPersons.toSorted())
  })

  it('hold on their phones what their groups hold: an assistant the whole everyday, the sister the alerts, the allergies and what the family writes to her', async () => {
    const omar = await (await enter('omar@example.com')).facts('Tove')
    expect(omar.filter((one) => one.kind === 'contact')).toHaveLength(19)
    expect(omar.some((one) => one.body.text?.includes('Fokalt anfall 03.18'))).toBe(true)
    const elin = await (await enter('elin@example.com')).facts('Tove')
    expect(elin.filter((one) => one.kind === 'alert')).toHaveLength(3)
    expect(elin.filter((one) => one.kind === 'note').map((one) => one.body.text)).toEqual(['Ärtan', 'Promenad'].map((word) => expect.stringContaining(word)))
    expect([...new Set(elin.map((one) => one.kind))].toSorted()).toEqual(['alert', 'allergy', 'group', 'note'])
  })

  it('see Linnea by her first name only', async () => {
    const { people } = await (await enter('omar@example.com')).people('Tove')
    expect(people.map((one) => one.name)).toContain('Linnea')
    expect(JSON.stringify(people)).not.toContain('Låtsén')
  })
})
