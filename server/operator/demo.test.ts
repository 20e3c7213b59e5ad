import { afterEach, beforeEach, expect, it } from 'vitest'
import { newInstallation, type Installation } from '../test-kit/installation.ts'
import { demoAccounts } from '../demo/cast.ts'
import { run } from './demo.ts'
import { run as verify } from './verify.ts'

let place: Installation
beforeEach(async () => { place = await newInstallation() })
afterEach(() => place.remove())

const accounts = async () => Number((await place.db().owner.query('SELECT count(*) FROM viewme.accounts')).rows[0].count)

it('fills an empty installation that stands still, once, and makes accounts in number beside it while it runs', { timeout: 60_000 }, async () => {
  await run(['seed'], place.context)
  await place.start()
  expect(await accounts()).toBe(demoAccounts.length)
  await run(['seed', '--accounts', '2', '--facts', '3'], place.context)
  expect(await accounts()).toBe(demoAccounts.length + 2)
  const said = place.said().join('\n')
  expect(said).toMatch(/2 accounts with 3 facts each/)
  expect(said).not.toMatch(/Tove|Karin/)
  // Whole in every respect, and it says what it has not looked at.
  expect(await verify([], place.context)).toBe(0)
  expect(place.said().join('\n')).toMatch(/^\d+ accounts, [\s\S]*Not looked at: passwords, sessions[\s\S]*Everything is whole/)
})

it('refuses beside real people, and numbers that are none', async () => {
  await place.start()
  await place.newAccount()
  await expect(run(['seed'], place.context)).rejects.toThrow(/never put beside them/)
  await expect(run(['seed', '--accounts', '0'], place.context)).rejects.toThrow(/whole number/)
  expect(await accounts()).toBe(0)
})
