// The server's disk in the wrong hands: no care text, group name, password or e-mail address in the data, the keys or the logs.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { filesIn, holding } from './files.ts'
import { expect, test } from './phone.ts'

test('a word from a note, a group’s name, a wrong password or an address that is signed in with stands in no file of the server', async ({ playwright, baseURL, served }) => {
  const word = `kanarie${Date.now()}`
  const sara = await playwright.request.newContext({ baseURL: baseURL! })
  expect((await sara.post('/api/auth/sign-in/email', { data: { email: 'omar@example.com', password: `${word}losen` } })).status()).toBe(401)
  expect((await sara.post('/api/auth/sign-in/email', { data: { email: `${word}@example.com`, password: `${word}losen` } })).status()).toBe(401)
  expect((await sara.post('/api/auth/sign-in/email', { data: { email: 'sara@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
  const me = await (await sara.get('/api/me')).json()
  const own = me.memberships.find((one: { person: { name: string } }) => one.person.name === 'Tove')
  const header = { account: own.account, v: 1, basedOn: [], author: own.id, device: randomUUID(), writtenAt: new Date().toISOString(), audience: { groups: own.groups, members: [] } }
  const facts = [
    { ...header, id: uuidv7(Date.now()), kind: 'note', subject: randomUUID(), body: { text: `${word}text`, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } } },
    { ...header, id: uuidv7(Date.now()), kind: 'group', subject: randomUUID(), body: { name: `${word}grupp`, purpose: 'own' } },
    // Held back, and refused: these leave no text either.
    { ...header, id: uuidv7(Date.now()), kind: 'note', subject: randomUUID(), basedOn: [uuidv7(0)], body: { text: `${word}väntar`, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } } },
    { ...header, id: uuidv7(Date.now()), kind: 'note', subject: randomUUID(), body: { text: `${word}fel`, unknown: 1 } },
  ]
  const { results } = await (await sara.post(`/api/accounts/${own.account}/facts`, { data: { facts } })).json()
  expect(results.map((one: { result: string }) => one.result)).toEqual(['accepted', 'accepted', 'quarantined', 'refused'])
  expect((await (await sara.get(`/api/accounts/${own.account}/facts?subject=${facts[0]!.subject}`)).text())).toContain(word)
  await sara.dispose()
  const { folder } = served
  // Something was looked at, the log too: the account's id is no secret and stands in the data.
  expect(readFileSync(join(folder, 'server.log'), 'utf8')).toContain('demo.seeded')
  expect([...filesIn(folder)].length).toBeGreaterThan(500)
  expect(holding(folder, word)).toEqual([])
  // Known addresses, one of them just tried. Sara's own is no secret: the start says it to whoever wants to try the demo.
  for (const known of ['omar@example.com', 'linnea@example.com', 'alva@example.com']) expect(holding(folder, known), known).toEqual([])
})
