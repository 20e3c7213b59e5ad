import { IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { readMoment } from '../moment-reader.ts'
import { createPhones } from '../phones.ts'
import { home, makeLead, seizure } from '../test-lead.ts'
import { makeTestPhone } from '../test-phone.ts'
import { dropKeys } from './unlocked.ts'

Object.assign(globalThis, { IDBKeyRange })

it('what is taken in for a person whose binder the tab does not show lies where the moment path can read it', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const { server, sanna, disk, made } = await makeLead(() => now)
  const who = { human: made.phone.human, account: made.phone.account }
  await made.phones.choose(who)
  await made.phone.sync()
  // The browser is closed and opened again, on another person: this copy is synced and not shown.
  dropKeys(made.phone.copy.database, 'all')
  made.phones.close()
  const lead = server.join('Karin', ['lead'], [home])
  const other = await makeTestPhone({ fetch: server.network(() => lead), now: () => now })
  await other.phone.append({ ...seizure, body: { ...seizure.body, title: 'Lunch', lifeSaving: false, plain: 'Lunch' } })
  await other.phone.sync()
  const phones = createPhones({ ...made.parts, fetch: server.network(() => sanna) })
  await phones.syncAll(() => true)

  const moment = await readMoment({ kinds: ['instruction-version'] }, disk, now)
  expect(moment).toMatchObject({ state: 'open', locked: false, subjects: [{ inForce: { body: { title: 'Lunch' } } }] })
})
